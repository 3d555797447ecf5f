import type { Clock } from './clock.ts';

/** Whoever does not come for so long after her turn has lost it; a job's queue is looked at twice a second. */
const GRACE_MS = 3_000;
/** Timers wake a little early. */
const EARLY_MS = 50;

/**
 * Turns of those who were sent away, in the order in which they came: without it whoever happens to ask first after a pause
 * goes first, and under a long backlog somebody waits for ever.
 */
export interface Line {
  /** Milliseconds until this one may go; 0 = now. Whoever finds others waiting stands behind them. */
  waitFor(turn: string): number;
  /** There was no room: a place no earlier than so many milliseconds from now. Gives how long to stay away. */
  join(turn: string, noEarlierMs: number): number;
  /** Served, or no longer wanted. */
  leave(turn: string): void;
  readonly waiting: number;
}

export function createLine({ everyMs, clock }: { everyMs: number; clock: Clock }): Line {
  /** When each turn comes, the earliest first. */
  const turns = new Map<string, number>();
  const now = (): number => clock.now().getTime();

  function forget(): void {
    for (const [turn, at] of turns) if (at + GRACE_MS < now()) turns.delete(turn);
  }

  function join(turn: string, noEarlierMs: number): number {
    forget();
    // Who had her turn and found no room is the next, not the last.
    const at = turns.has(turn) ? now() + everyMs : Math.max(now() + noEarlierMs, ...[...turns.values()].map((last) => last + everyMs));
    turns.set(turn, at);
    return at - now();
  }

  return {
    waitFor(turn) {
      forget();
      const at = turns.get(turn);
      if (at === undefined) return turns.size === 0 ? 0 : join(turn, everyMs);
      const rest = at - now();
      return rest <= EARLY_MS ? 0 : rest;
    },
    join,
    leave: (turn) => void turns.delete(turn),
    get waiting() {
      forget();
      return turns.size;
    },
  };
}
