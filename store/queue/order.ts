/** A job to be done: all that is not named here is its payload. */
export interface Order {
  job: string;
  /** Not before this many milliseconds have passed. */
  afterMs?: number;
  /** One at a time under this key, whatever the job says. */
  key?: string;
  /** Taken up before others of its name that are due, however long they have been. */
  first?: true;
}

/** One at a time for each subject on each surface. */
export function onSurface(order: Order, surface: string, subject: string): Order {
  const placed = { ...order, surface, key: `${subject} ${surface}` };
  return placed;
}
