/** Work of which one is done at a time under each key. */
export interface OneAfterAnother {
  /** Whoever comes while one is done and another waits shares that other's work: it will see the same state. */
  run(key: string, work: () => Promise<void>): Promise<void>;
}

export function oneAfterAnother(): OneAfterAnother {
  const running = new Map<string, Promise<void>>();
  const waiting = new Map<string, Promise<void>>();

  function begin(key: string, work: () => Promise<void>): Promise<void> {
    const done = work().finally(() => {
      if (running.get(key) === done) running.delete(key);
    });
    running.set(key, done);
    return done;
  }

  return {
    run(key, work) {
      const before = running.get(key);
      if (before === undefined) return begin(key, work);
      const next =
        waiting.get(key) ??
        before
          // What became of the one before was told to whoever asked for it.
          .catch(() => undefined)
          .then(() => {
            waiting.delete(key);
            return begin(key, work);
          });
      waiting.set(key, next);
      return next;
    },
  };
}
