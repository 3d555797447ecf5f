/** Counts requests, so that nobody who asks without end is answered without end. */
export interface RequestLimits {
  /** Counts one request for `what` and gives whether this minute has seen more than `perMinute` of them from there. */
  isTooMuch(what: string, from: string, perMinute: number): Promise<boolean>;
}
