import { setTimeout as pause } from 'node:timers/promises';
import { waitedFor } from './who-waits.ts';

/** Between two statements of somebody's press there is less. */
const CALM_MS = 3;
/** Presses without end must not keep a report for ever. */
const MOST_MS = 60;

/** Who uses the only connection, so that what reads for long goes behind everybody else. */
export interface Turns {
  /** Somebody asks for the connection. */
  asked(): void;
  /** Somebody has given it back. */
  given(): void;
  /** When somebody last gave it back, on the clock of `performance.now()`: until then the database answered. */
  answeredAt(): number;
  /** Does `work`, one statement, once nobody else has asked for anything for a moment, and after a while in any case. */
  behind<T>(work: () => Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
  let count = 0;
  let open = 0;
  let givenAt = -Infinity;
  let answeredAt = -Infinity;

  async function calm(): Promise<void> {
    const end = performance.now() + MOST_MS;
    for (let now = performance.now(); now < end; now = performance.now()) {
      if (open === 0 && now - givenAt >= CALM_MS) return;
      await pause(1);
    }
  }

  return {
    asked() {
      count += 1;
      open += 1;
    },
    given() {
      open -= 1;
      givenAt = performance.now();
      answeredAt = givenAt;
    },
    answeredAt: () => answeredAt,
    async behind(work) {
      await calm();
      const before = { count, givenAt };
      // However much she waits for it who asked: it is one of hundreds.
      const done = await waitedFor('nobody', work);
      // Its own statement is nobody's press: the next one need not wait for it.
      if (count === before.count + 1) givenAt = before.givenAt;
      return done;
    },
  };
}
