import { setTimeout as pause } from 'node:timers/promises';

/** One call of a JSON address on this machine. @throws Error with the answer's words */
export async function call<T>(method: 'GET' | 'POST', address: string, body?: unknown): Promise<T> {
  const response = await fetch(address, {
    method,
    ...(method === 'POST' && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) }),
    signal: AbortSignal.timeout(60_000),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${address} answered ${response.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text);
}

interface Waiting {
  /** Between two looks; also how exact the moment is. */
  everyMs?: number;
  withinMs?: number;
  /** Says why it will never come. */
  hopeless?: () => string | undefined;
}

/** Looks until there is something. Failed looks count as nothing yet. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  { everyMs = 20, withinMs = 60_000, hopeless }: Waiting = {},
): Promise<T> {
  const end = performance.now() + withinMs;
  let failure: unknown;
  while (performance.now() < end) {
    const why = hopeless?.();
    if (why !== undefined) throw new Error(`${what} will not come: ${why}`);
    try {
      const found = await look();
      if (found !== undefined && found !== false) return found;
    } catch (error) {
      failure = error;
    }
    await pause(everyMs);
  }
  throw new Error(`waited ${withinMs / 1000} s in vain for ${what}`, { cause: failure });
}
