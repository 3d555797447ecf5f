/** Things not made yet, in the order in which they were thought of. */
const waiting = new Set<() => unknown>();

/** What costs time or memory and is not needed to start (tables, big libraries): made at its first use, or before by `makeWaiting`. */
export function lazily<T>(make: () => T): () => T {
  let made: { it: T } | undefined;
  const get = (): T => {
    waiting.delete(get);
    made ??= { it: make() };
    return made.it;
  };
  waiting.add(get);
  return get;
}

/** Makes the rest, one at a time, with time between them in which everything else gets its turn. */
export async function makeWaiting(pause: () => Promise<void>): Promise<void> {
  for (const get of waiting) {
    await pause();
    get();
  }
}
