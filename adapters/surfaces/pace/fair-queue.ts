import type { Clock } from '../../../bot/core/ports/clock.ts';

/** Whoever is later than this holds up nobody; her place she keeps. A job's queue is looked at twice a second. */
const GRACE_MS = 1_500;
/** Whoever is so much later will not come any more. */
const FORGET_MS = 10 * 60_000;
/** Nobody is sent away for longer at once, however many stand before her. */
const LONGEST_MS = 10 * 60_000;
/** Timers wake a little early. */
const SLACK_MS = 50;

/** Asked for by whoever goes only when nobody else wants to. */
export interface Modest {
  /** So many calls must stay possible for others. */
  spare: number;
  /** Not told to come back sooner than this. */
  leastMs: number;
}

/**
 * Those who were sent away, in the order in which they first came. Each is told the moment at which it is her turn, not to ask
 * now and then: however many wait, the line costs about one try for each, and a slow machine cannot make everybody late at once
 * and start all over. Whoever comes may go as soon as there is room for her and for all before her who are not late, so that no
 * room stays empty for one who never comes back.
 */
export interface FairQueue {
  /** Milliseconds to stay away; 0 = go. `room`: how many calls could start now. Whoever finds others waiting stands behind them. */
  waitFor(turn: string, room: number): number;
  /** The same for one who lets all others go first. */
  waitModestly(turn: string, room: number, modest: Modest): number;
  /** There was no room after all: keeps her place, or gives her the last. Gives how long to stay away, the first one so many milliseconds. */
  join(turn: string, firstMs: number): number;
  /** Served. */
  leave(turn: string): void;
  /** No longer wanted: those behind her move up by one. Whoever was told of a later moment hears of it when she asks again. */
  drop(turn: string): void;
  has(turn: string): boolean;
  /** Those who are not late, without the modest. */
  readonly waiting: number;
  readonly isEmpty: boolean;
}

export function createFairQueue({ everyMs, clock }: { everyMs: number; clock: Clock }): FairQueue {
  /** When each was told to come, in the order of places. */
  const places = new Map<string, number>();
  const modestPlaces = new Map<string, number>();
  const now = (): number => clock.now().getTime();

  function forget(): void {
    for (const line of [places, modestPlaces])
      for (const [turn, due] of line) if (due + FORGET_MS < now()) line.delete(turn);
  }

  /** Who stands before her and is not late. */
  function before(line: ReadonlyMap<string, number>, turn?: string): number {
    const late = now() - GRACE_MS;
    let count = 0;
    for (const [other, due] of line) {
      if (other === turn) break;
      if (due >= late) count += 1;
    }
    return count;
  }

  function stay(line: Map<string, number>, turn: string, ms: number): number {
    const wait = Math.min(LONGEST_MS, ms);
    line.set(turn, now() + wait);
    return wait;
  }

  return {
    waitFor(turn, room) {
      forget();
      // What somebody waits for by now stands with the others.
      modestPlaces.delete(turn);
      const ahead = before(places, turn);
      if (ahead < room) return 0;
      if (ahead === 0) {
        const rest = (places.get(turn) ?? 0) - now();
        return rest > SLACK_MS ? rest : 0;
      }
      return stay(places, turn, Math.max(everyMs / 2, (ahead - room + 1) * everyMs));
    },
    waitModestly(turn, room, { spare, leastMs }) {
      forget();
      const ahead = before(places) + before(modestPlaces, turn);
      if (ahead < room - spare) return 0;
      return stay(modestPlaces, turn, Math.max(leastMs, (ahead - (room - spare) + 1) * everyMs));
    },
    join(turn, firstMs) {
      forget();
      if (modestPlaces.has(turn))
        return stay(modestPlaces, turn, firstMs + (before(places) + before(modestPlaces, turn)) * everyMs);
      return stay(places, turn, firstMs + before(places, turn) * everyMs);
    },
    drop(turn) {
      let isBehind = false;
      for (const [other, due] of places) {
        if (isBehind) places.set(other, Math.max(now(), due - everyMs));
        isBehind ||= other === turn;
      }
      places.delete(turn);
      modestPlaces.delete(turn);
    },
    has: (turn) => places.has(turn) || modestPlaces.has(turn),
    leave(turn) {
      places.delete(turn);
      modestPlaces.delete(turn);
    },
    get waiting() {
      forget();
      return before(places);
    },
    get isEmpty() {
      forget();
      return places.size + modestPlaces.size === 0;
    },
  };
}
