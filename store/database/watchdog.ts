import type { Log } from '#core/ports/log.ts';
import { BEATS, DISK_FULL } from './worker-protocol.ts';

/** Longer than any statement of ours takes; a report over 200,000 rows takes a third of a second. */
const STUCK_MS = 60_000;
/** With a full disk PGlite loops for ever, so there is nothing to wait for. */
const STUCK_FULL_MS = 3_000;

/**
 * Watches the database thread from the main thread. When it no longer beats, nothing in this process can free it, so the
 * process ends and whoever runs it starts it again; what was acknowledged is on the disk.
 */
export function watchDatabase(
  shared: SharedArrayBuffer,
  { log, stuckMs = STUCK_MS, end = endProcess }: { log: Log; stuckMs?: number; end?: () => void },
): { stop(): void } {
  const cells = new Int32Array(shared);
  let beats = Atomics.load(cells, BEATS);
  let since = performance.now();
  const timer = setInterval(
    () => {
      const now = Atomics.load(cells, BEATS);
      if (now !== beats) {
        beats = now;
        since = performance.now();
        return;
      }
      const diskFull = Atomics.load(cells, DISK_FULL) === 1;
      const silentMs = Math.round(performance.now() - since);
      if (silentMs < (diskFull ? Math.min(STUCK_FULL_MS, stuckMs) : stuckMs)) return;
      clearInterval(timer);
      log.error(
        { silentMs, diskFull },
        diskFull
          ? 'The disk is full and the database cannot go on; ending the process. Free some space and start again.'
          : 'The database does not answer; ending the process so that it can be started again.',
      );
      end();
    },
    Math.min(500, stuckMs / 4),
  );
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

function endProcess(): void {
  // Not exit(): its handlers may wait for the very thread that hangs.
  process.kill(process.pid, 'SIGKILL');
}
