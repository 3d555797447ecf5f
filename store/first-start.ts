import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a data folder so that it is either whole and on the disk, or not there: made beside its place, synced file by
 * file, then renamed. What a killed first start left behind is removed.
 */
export async function makeDataFolder(dir: string, make: (newDir: string) => Promise<void>): Promise<void> {
  const newDir = `${dir}.new`;
  rmSync(newDir, { recursive: true, force: true });
  if (existsSync(dir)) return;
  // PGlite makes its files readable by everybody; the folder is what keeps others out.
  mkdirSync(newDir, { mode: 0o700 });
  await make(newDir);
  syncTree(newDir);
  renameSync(newDir, dir);
  syncOne(path.dirname(dir));
}

function syncTree(dir: string): void {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const at = path.join(dir, entry.name);
    if (entry.isDirectory()) syncTree(at);
    else if (entry.isFile()) syncOne(at);
  }
  syncOne(dir);
}

function syncOne(file: string): void {
  const fd = openSync(file, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
