import { setTimeout as pause } from 'node:timers/promises';
import { patience } from './patience.ts';

/**
 * Looks again and again until there is something, and says what was awaited if it never comes; `hopeless` errors end it at once.
 * `withinMs` is meant for a quick machine and becomes longer on a slow one.
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  withinMs = 30_000,
  hopeless: (error: unknown) => boolean = () => false,
): Promise<T> {
  const within = patience(withinMs);
  const end = Date.now() + within;
  let failure: unknown;
  // A look that took longer than the whole wait must not be the only one.
  for (let looks = 0; looks < 2 || Date.now() < end; looks += 1) {
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
  throw new Error(`waited ${within / 1000} s in vain for ${what}`, { cause: failure });
}
