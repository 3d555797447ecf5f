import { z } from 'zod';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { Memory } from '#core/ports/memory.ts';

/** Things that are looked at again soon, and once more after a restart. */
export interface PersistentCache<T> {
  get(key: string): Promise<T | undefined>;
  put(key: string, value: T): Promise<void>;
  remove(key: string): Promise<void>;
}

const Entry = z.object({ at: z.number(), value: z.unknown() });
/** How often the oldest are thrown away: looking for them reads everything. */
const PRUNE_EVERY = 200;

/**
 * The newest `max` at hand, all of them in memory that outlives a stop, each for `ttlMs`. That it could not be written is no reason
 * to refuse a person her form: then it is known until the next stop.
 */
export function createPersistentCache<T>({
  memory,
  clock,
  log,
  prefix,
  shape,
  max,
  ttlMs,
}: {
  memory: Memory;
  clock: Clock;
  log: Log;
  prefix: string;
  shape: z.ZodType<T>;
  max: number;
  ttlMs: number;
}): PersistentCache<T> {
  const near = new Map<string, T>();
  let puts = 0;

  function hold(key: string, value: T): void {
    near.delete(key);
    near.set(key, value);
    for (const oldest of near.keys()) {
      if (near.size <= max) break;
      near.delete(oldest);
    }
  }

  async function attempt<R>(work: () => Promise<R>): Promise<R | undefined> {
    try {
      return await work();
    } catch (err) {
      log.warn({ err, prefix }, 'what teams shows could not be written or read');
      return undefined;
    }
  }

  async function prune(): Promise<void> {
    const oldest = clock.now().getTime() - ttlMs;
    for (const { key, value } of await memory.list(prefix)) {
      const entry = Entry.safeParse(value).data;
      if (entry === undefined || entry.at < oldest) await memory.remove(key);
    }
  }

  return {
    async get(key) {
      const known = near.get(key);
      if (known !== undefined) return known;
      const entry = Entry.safeParse(await attempt(() => memory.get(`${prefix}${key}`))).data;
      if (entry === undefined || entry.at < clock.now().getTime() - ttlMs) return undefined;
      const value = shape.safeParse(entry.value).data;
      if (value !== undefined) hold(key, value);
      return value;
    },
    async put(key, value) {
      hold(key, value);
      puts += 1;
      await attempt(() => memory.put(`${prefix}${key}`, { at: clock.now().getTime(), value }));
      if (puts % PRUNE_EVERY === 0) await attempt(prune);
    },
    async remove(key) {
      near.delete(key);
      await attempt(() => memory.remove(`${prefix}${key}`));
    },
  };
}
