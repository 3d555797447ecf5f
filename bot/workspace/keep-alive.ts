import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '#core/ports/log.ts';

interface KeptProcess {
  /** For the log. */
  name: string;
  isThere(): Promise<boolean>;
  /** Resolves when it is ready. */
  start(): Promise<void>;
  log: Log;
  everyMs?: number;
  /** Between two starts, doubled each time until it has stayed for as long as the longest. */
  wait?: { firstMs: number; longestMs: number };
}

export interface Keeper {
  /** Resolves when nothing more is started. */
  stop(): Promise<void>;
}

/** Starts another process of ours again when it is gone. */
export function keepAlive({
  name,
  isThere,
  start,
  log,
  everyMs = 1_000,
  wait = { firstMs: 500, longestMs: 60_000 },
}: KeptProcess): Keeper {
  const stopped = new AbortController();
  const { signal } = stopped;

  async function sleep(ms: number): Promise<void> {
    try {
      await pause(ms, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  async function watch(): Promise<void> {
    let starts = 0;
    let startedAt = Date.now();
    for (await sleep(everyMs); !signal.aborted; await sleep(everyMs)) {
      if (await isThere()) {
        if (Date.now() - startedAt >= wait.longestMs) starts = 0;
        continue;
      }
      const waitMs = Math.min(wait.longestMs, wait.firstMs * 2 ** Math.min(starts, 20));
      starts += 1;
      log.warn({ process: name, waitMs, starts }, 'a process of ours ended and is started again');
      await sleep(waitMs);
      if (signal.aborted) return;
      startedAt = Date.now();
      try {
        await start();
        log.info({ process: name, starts }, 'a process of ours runs again');
      } catch (err) {
        log.error(
          { process: name, starts, err },
          'a process of ours could not be started again; it is tried once more',
        );
      }
    }
  }

  const watching = watch().catch((err: unknown) =>
    log.error({ process: name, err }, 'a process of ours is no longer looked after'),
  );
  return {
    async stop() {
      stopped.abort();
      await watching;
    },
  };
}
