import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';

/** A thousand files one after the other take ten times as long: a disk writes down several that are asked for together at once. */
const LANES = 16;

/** The calls that decide what a power cut leaves; tests put their own disk here. */
export interface Disk {
  sync(file: string): Promise<void>;
  rename(from: string, to: string): void;
}

const disk: Disk = { sync: syncOne, rename: renameSync };

/**
 * Makes a data folder so that it is either whole and on the disk, or not there: made beside its place, synced file by
 * file, then renamed. What a killed first start left behind is removed.
 */
export async function makeDataFolder(
  dir: string,
  make: (newDir: string) => Promise<void>,
  on: Disk = disk,
): Promise<void> {
  const newDir = `${dir}.new`;
  rmSync(newDir, { recursive: true, force: true });
  if (existsSync(dir)) return;
  // PGlite makes its files readable by everybody; the folder is what keeps others out.
  mkdirSync(newDir, { mode: 0o700 });
  await make(newDir);
  await syncTree(newDir, on);
  on.rename(newDir, dir);
  await on.sync(path.dirname(dir));
}

/** Has every file and folder written down. */
export async function syncTree(dir: string, on: Disk = disk): Promise<void> {
  const waiting = [
    ...readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() || entry.isDirectory())
      .map((entry) => path.join(entry.parentPath, entry.name)),
    dir,
  ];
  const lane = async (): Promise<void> => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) await on.sync(file);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function syncOne(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
