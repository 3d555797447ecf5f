import { closeSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { median } from './statistics.ts';

const TMPFS = 0x01021994;
const root = path.join(import.meta.dirname, '..');

/** Where the data of the measurements goes: a real disk, as fsync costs nothing on one that is only memory. */
export function diskFolder(): string {
  return statfsSync(tmpdir()).type === TMPFS ? root : tmpdir();
}

/** Milliseconds that one fsync of one written page takes there; the middle of 100. */
export function fsyncCost(folder: string): number {
  const file = path.join(folder, `fsync-probe-${process.pid}`);
  const fd = openSync(file, 'w');
  const page = Buffer.alloc(8192, 1);
  const costs = Array.from({ length: 100 }, () => {
    writeSync(fd, page);
    const from = performance.now();
    fsyncSync(fd);
    return performance.now() - from;
  });
  closeSync(fd);
  rmSync(file);
  return median(costs);
}

export function describeMachine(fsyncMs: number): string {
  const load = loadavg()
    .map((each) => each.toFixed(1))
    .join(' ');
  const busy = (loadavg()[0] ?? 0) > 1 ? ' (other work ran on it: figures are worse than they should be)' : '';
  return `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.versions.node}, ${process.platform}; load before the start ${load}${busy}; one fsync ${fsyncMs.toFixed(2)} ms`;
}
