/** Things not made yet, in the order in which they were thought of. */
const waiting = new Set<() => unknown>();

/** What costs time or memory and is not needed to start (tables, big libraries): made at its first use, or before by `makeWaiting`. */
export function lazily<T>(make: () => T): () => T {
  const made = once(() => {
    waiting.delete(made);
    return make();
  });
  waiting.add(made);
  return made;
}

/** Made at its first use and never before: for what belongs to one message, and goes with it. */
export function once<T>(make: () => T): () => T {
  let made: { it: T } | undefined;
  return () => (made ??= { it: make() }).it;
}

/** Makes the rest, one at a time, with time between them in which everything else gets its turn. */
export async function makeWaiting(pause: () => Promise<void>): Promise<void> {
  for (const get of waiting) {
    await pause();
    get();
  }
}
