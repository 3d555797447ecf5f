import type { Clock } from './ports/clock.ts';

interface Entry<V> {
  value: Promise<V>;
  at: number;
}

/** Remembers what a look-up gave for a while; callers at the same time share one look-up, and a failed one is forgotten. */
export interface Remembered<V> {
  /** `olderThanMs` asks again when what is known is older than that. */
  get(key: string, load: () => Promise<V>, olderThanMs?: number): Promise<V>;
}

export function remember<V>({ ttlMs, max, clock }: { ttlMs: number; max: number; clock: Clock }): Remembered<V> {
  const entries = new Map<string, Entry<V>>();
  return {
    get(key, load, olderThanMs = ttlMs) {
      const at = clock.now().getTime();
      const known = entries.get(key);
      if (known !== undefined && at - known.at < Math.min(ttlMs, olderThanMs)) return known.value;
      const value = load();
      const entry = { value, at };
      entries.delete(key);
      entries.set(key, entry);
      value.catch(() => {
        if (entries.get(key) === entry) entries.delete(key);
      });
      // Maps keep insertion order: the first is the one looked up longest ago.
      for (const oldest of entries.keys()) {
        if (entries.size <= max) break;
        entries.delete(oldest);
      }
      return value;
    },
  };
}
