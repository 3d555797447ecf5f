import type { Waited, WhoWaits } from './who-waits.ts';

/** Presses without end must not keep everything else from its turn: one of those is let in front each time so long has passed. */
const PATIENCE_MS = 100;

/**
 * Who waits for the only connection. What a person waits for goes first. Among presses that which was begun first, with all that it
 * asks for, so that it is done with and not each of many after its last statement; else whoever came first.
 */
export interface Line {
  /** Resolves when it is her turn; whoever had it has to leave first. */
  enter(waited: Waited): Promise<void>;
  /** Hers is over. */
  leave(): void;
}

interface Waiter {
  since: number;
  number: number;
  go(): void;
}

const order = ['answer', 'sight', 'nobody'] as const satisfies readonly WhoWaits[];

export function createLine({ now = () => performance.now() }: { now?: () => number } = {}): Line {
  const waiting: Record<WhoWaits, Waiter[]> = { answer: [], sight: [], nobody: [] };
  let isTaken = false;
  let patientAt = -Infinity;

  /** Whoever nobody waits for, once others have gone before her for long. */
  function patient(): Waiter[] | undefined {
    const [first] = waiting.nobody;
    if (first === undefined || now() - Math.max(first.since, patientAt) < PATIENCE_MS) return undefined;
    return waiting.nobody;
  }

  function next(): Waiter | undefined {
    const found = patient() ?? order.map((by) => waiting[by]).find((each) => each.length > 0);
    if (found === waiting.nobody) patientAt = now();
    return found?.shift();
  }

  return {
    enter({ by, number }) {
      if (!isTaken) {
        isTaken = true;
        return Promise.resolve();
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      const line = waiting[by];
      const before = line.findLastIndex((each) => each.number <= number);
      line.splice(before + 1, 0, { since: now(), number, go: resolve });
      return promise;
    },
    leave() {
      const waiter = next();
      if (waiter) waiter.go();
      else isTaken = false;
    },
  };
}
