import { setTimeout as pause } from 'node:timers/promises';

/** Looks again and again until there is something, and says what was awaited if it never comes; `hopeless` errors end it at once. */
export async function until<T>(what: string, look: () => Promise<T | undefined | false> | T | undefined | false, withinMs = 20_000, hopeless: (error: unknown) => boolean = () => false): Promise<T> {
  const end = Date.now() + withinMs;
  let failure: unknown;
  while (Date.now() < end) {
    try {
      const found = await look();
      if (found !== undefined && found !== false) return found;
      failure = undefined;
    } catch (error) {
      if (hopeless(error)) throw error;
      failure = error;
    }
    await pause(40);
  }
  throw new Error(`waited ${withinMs / 1000} s in vain for ${what}`, { cause: failure });
}
