import { createHash } from 'node:crypto';
import { availableParallelism, totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';

/** What one share of the work below takes on a quick and quiet machine. */
const QUICK_MS = 120;
const MOST = 12;
const ROUNDS = 3;
/** A bot, its workspace and its database take about so much together. */
const PAIR_BYTES = 1.2e9;

export interface Machine {
  /** Processors that this process may use. */
  cores: number;
  /** 1 on a quick and quiet machine; twice that where the same work takes twice as long, for whatever reason. */
  slowness: number;
}

/**
 * Gives every core the same work at once, as a test run does, and sees how long all of it takes: three times, and the middle one counts,
 * so that what else happened in one moment makes no wait three times as long.
 */
export async function measure(): Promise<Machine> {
  const cores = availableParallelism();
  const rounds: number[] = [];
  while (rounds.length < ROUNDS) rounds.push(await round(Math.min(cores, 4)));
  return { cores, slowness: slownessOf(rounds, cores) };
}

async function round(shares: number): Promise<number> {
  const started = performance.now();
  await Promise.all(
    Array.from({ length: shares }, async () => {
      const { promise, resolve, reject } = Promise.withResolvers<number>();
      new Worker(new URL('./share.ts', import.meta.url)).once('error', reject).once('exit', resolve);
      await promise;
    }),
  );
  return performance.now() - started;
}

export function slownessOf(rounds: readonly number[], cores: number): number {
  const middle = rounds.toSorted((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? QUICK_MS;
  // One core alone does by turns what a test expects to happen side by side.
  const alone = cores === 1 ? 2 : 1;
  return Math.min(MOST, Math.max(1, Math.round((middle / QUICK_MS) * alone * 10) / 10));
}

/** Parsing, hashing and plain arithmetic: what bot, workspace and database spend their time on. */
export function share(): string {
  const text = JSON.stringify(Array.from({ length: 3_000 }, (_, a) => ({ a })));
  let hash = '';
  for (let turn = 0; turn < 30; turn += 1)
    hash = createHash('sha256')
      .update(JSON.stringify(JSON.parse(text)))
      .update(hash)
      .digest('hex');
  let number = 0;
  for (let turn = 0; turn < 1e7; turn += 1) number = (number * 31 + turn) | 0;
  return `${hash}${number}`;
}

/** How many test files at once: those that compute take a core each, those that mostly wait share one while it is quick enough. */
export function workers({ cores, slowness }: Machine): { computing: number; waiting: number } {
  const pairs = Math.max(1, Math.floor(totalmem() / PAIR_BYTES / 2));
  return { computing: Math.min(cores, 8), waiting: Math.max(1, Math.min(slowness < 2 ? cores * 2 : cores, pairs, 8)) };
}
