import type { Clock } from './clock.ts';

/** Whoever does not come for so long after she was told to has lost her place; a job's queue is looked at twice a second. */
const GRACE_MS = 3_000;
/** Nobody is sent away for longer, however many stand before her: some of them will not come. */
const LONGEST_MS = 30_000;
/** Timers wake a little early. */
const SLACK_MS = 50;
/** Of the time that those before her need: what others leave unused is found by coming early. */
const EARLY = 0.8;

/**
 * Those who were sent away, in the order in which they first came: without it whoever happens to ask first after a pause goes
 * first, and under a long backlog somebody waits for ever. Whoever comes may go as soon as there is room for her and for all
 * who stand before her, so that no room stays empty for one who never comes back.
 */
export interface Line {
  /** Milliseconds to stay away; 0 = go. `room`: how many calls could start now. Whoever finds others waiting stands behind them. */
  waitFor(turn: string, room: number): number;
  /** There was no room after all: keeps her place, or gives her the last. Gives how long to stay away, the first one so many milliseconds. */
  join(turn: string, firstMs: number): number;
  /** Served, or no longer wanted. */
  leave(turn: string): void;
  has(turn: string): boolean;
  readonly waiting: number;
}

export function createLine({ everyMs, clock }: { everyMs: number; clock: Clock }): Line {
  /** When each was told to come, in the order of places. */
  const places = new Map<string, number>();
  const now = (): number => clock.now().getTime();

  function forget(): void {
    for (const [turn, due] of places) if (due + GRACE_MS < now()) places.delete(turn);
  }

  function before(turn: string): number {
    const at = [...places.keys()].indexOf(turn);
    return at < 0 ? places.size : at;
  }

  function stay(turn: string, ms: number): number {
    places.set(turn, now() + ms);
    return ms;
  }

  return {
    waitFor(turn, room) {
      forget();
      const ahead = before(turn);
      if (ahead < room) return 0;
      if (ahead === 0) {
        const rest = (places.get(turn) ?? 0) - now();
        return rest > SLACK_MS ? rest : 0;
      }
      return stay(turn, Math.min(LONGEST_MS, Math.max(everyMs / 2, (ahead - room + 1) * everyMs * EARLY)));
    },
    join(turn, firstMs) {
      forget();
      return stay(turn, firstMs + before(turn) * everyMs);
    },
    has: (turn) => places.has(turn),
    leave: (turn) => void places.delete(turn),
    get waiting() {
      forget();
      return places.size;
    },
  };
}
