import type { Log } from '#core/ports/log.ts';

const PATIENCE_MS = 20_000;

export interface Stopping {
  isStopping(): boolean;
  /** Nothing is logged before. */
  logTo(log: Log): void;
}

/**
 * Ends the process when asked to, also while it still starts: the first SIGINT or SIGTERM stops in order, a second one at once.
 * What is under way after 20 seconds is left to the next start, which is made to find it.
 */
export function stopOnSignals({ started, farewell }: { started: AsyncDisposable; farewell(): void }): Stopping {
  let stopping = false;
  let log: Log | undefined;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) {
      log?.warn({ signal }, 'stopped at once');
      process.exit(1);
    }
    stopping = true;
    log?.info({ signal }, 'stopping');
    const limit = setTimeout(() => {
      log?.error({}, 'did not stop in time; left as it is for the next start');
      process.exit(1);
    }, PATIENCE_MS);
    limit.unref();
    started[Symbol.asyncDispose]().then(
      () => {
        farewell();
        process.exit(0);
      },
      (error: unknown) => {
        log?.error({ err: error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return { isStopping: () => stopping, logTo: (given) => void (log = given) };
}
