import type { Log } from '#core/log.ts';

const PATIENCE_MS = 20_000;

/**
 * Ends the process when asked to: the first SIGINT or SIGTERM stops in order, a second one at once. What is under way after
 * 20 seconds is left to the next start, which is made to find it.
 */
export function stopOnSignals({ started, log }: { started: AsyncDisposable; log: Log }): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) {
      log.warn({ signal }, 'stopped at once');
      process.exit(1);
    }
    stopping = true;
    log.info({ signal }, 'stopping');
    const limit = setTimeout(() => {
      log.error({}, 'did not stop in time; left as it is for the next start');
      process.exit(1);
    }, PATIENCE_MS);
    limit.unref();
    started[Symbol.asyncDispose]().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}
