import { ensureTemplate } from '../../store/database/ready-made.ts';

/** An installation has better things to do than to wait longer for what only saves time. */
const MOST_MS = 15_000;
/** So slow that the time above would not do: then it is not begun. */
const TOO_SLOW = 3;

interface Preparing {
  caches: readonly string[];
  /** See machineSlowness. */
  slowness: number;
  compile(): Promise<void>;
  mostMs?: number;
}

/**
 * Makes ahead what a first start would have to make. It never fails and never takes much longer than `mostMs`; what is not done by
 * then is taken away again.
 * @returns why the first start has something left to do, if it has
 */
export async function prepareFirstStart({
  caches,
  slowness,
  compile,
  mostMs = MOST_MS,
}: Preparing): Promise<string | undefined> {
  if (slowness >= TOO_SLOW) return 'this machine is slow or busy just now, so its database is not made ahead';
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), mostMs);
  const { promise: late, resolve: tooLate } = Promise.withResolvers<void>();
  try {
    const compiled = compile();
    limit.signal.addEventListener('abort', () => tooLate(), { once: true });
    await Promise.all([ensureTemplate(caches, limit.signal), Promise.race([compiled, late])]);
  } catch (error) {
    if (!limit.signal.aborted) return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
  return limit.signal.aborted ? `not all of it could be made ahead within ${mostMs / 1_000} s` : undefined;
}
