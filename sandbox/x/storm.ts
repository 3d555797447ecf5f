import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../state.ts';
import type { Posts } from './posts.ts';
import { samples, sampleText } from './samples.ts';
import type { Users } from './users.ts';

/** A caller waits for the end of a storm no longer than this; a longer one is followed with `state`. */
const waitedForSeconds = 60;
const tickMs = 100;
/** Different people in a storm. */
const crowd = 400;

export interface StormState {
  running: boolean;
  posted: number;
  count: number;
}

export interface Storm {
  /** Resolves when all is posted, or at once if that takes over a minute. Undefined: one is on already. */
  start(order: { count: number; perSecond: number }): Promise<StormState | undefined>;
  state(): StormState;
  stop(): StormState;
}

/** Many different people write to the brand at once. */
export function createStorm({
  db,
  users,
  posts,
  changed,
}: {
  db: DatabaseSync;
  users: Users;
  posts: Posts;
  changed(): void;
}): Storm {
  let now: StormState = { running: false, posted: 0, count: 0 };
  let timer: NodeJS.Timeout | undefined;
  let finished: (() => void) | undefined;

  function end(): StormState {
    clearInterval(timer);
    now = { ...now, running: false };
    finished?.();
    return now;
  }

  function post(upTo: number): void {
    const brand = users.accounts()[0];
    if (brand === undefined) return;
    inTransaction(db, () => {
      for (; now.posted < upTo; now = { ...now, posted: now.posted + 1 }) {
        const n = now.posted;
        const sample = samples[n % samples.length];
        if (sample === undefined) return;
        const author = users.named({ handle: `cliente_${String(n % crowd).padStart(4, '0')}` });
        posts.create({ author, text: `${sampleText(sample, brand.handle)} (${n + 1})` });
      }
    });
    changed();
  }

  return {
    start: async ({ count, perSecond }) => {
      if (now.running) return undefined;
      now = { running: true, posted: 0, count };
      const began = performance.now();
      const done = new Promise<void>((resolve) => {
        finished = resolve;
      });
      timer = setInterval(() => {
        const due = Math.min(count, Math.floor(((performance.now() - began) / 1000) * perSecond) + 1);
        if (due > now.posted) post(due);
        if (now.posted >= count) end();
      }, tickMs);
      if (count / perSecond <= waitedForSeconds) await done;
      return now;
    },
    state: () => now,
    stop: end,
  };
}
