/** The only source of time; tests pass one that they move by hand. */
export interface Clock {
  now(): Date;
  /** Calls whenever it was put to another moment; left out: it only ever goes on. */
  onMoved?(listener: () => void): void;
}

export const systemClock: Clock = { now: () => new Date() };
