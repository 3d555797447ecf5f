import { constants, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { cp, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '#core/ports/log.ts';
import { StartError } from '#core/start-error.ts';
import { syncTree } from './first-start.ts';

interface Keeping {
  /** The folder of the database, with nobody writing in it. */
  dir: string;
  /** Names of the last migration that was applied, and of the last one to come. */
  from: string;
  to: string;
  log: Log;
  /** Bytes that may still be written there; only tests say. */
  free?: number;
}

/** Room for what the migrations write besides the copy, in parts of the folder. */
const BESIDES = 0.5;
const MEGABYTE = 1024 * 1024;

/**
 * Before its tables are changed an embedded database is copied beside itself, and the log says how to go back. One copy is kept: of
 * the database as it was before the last change.
 * @throws StartError where there is no room for it
 */
export async function keepCopy({ dir, from, to, log, free }: Keeping): Promise<string> {
  const size = sizeOf(dir);
  const room = free ?? (await roomIn(path.dirname(dir)));
  const wanted = size * (1 + BESIDES);
  if (room < wanted) {
    throw new StartError(
      `This version changes the tables of the database, and keeps a copy of it as it is beside it: ${path.dirname(dir)} has ${megabytes(room)} MB free, and needs ${megabytes(wanted)} MB. Free some disk space, or move the data folder to a larger disk and name it with RECADO_DATA. Nothing was changed.`,
    );
  }
  const copy = `${dir}-${from}`;
  const making = `${copy}.new`;
  rmSync(making, { recursive: true, force: true });
  await cp(dir, making, { recursive: true, mode: constants.COPYFILE_FICLONE, preserveTimestamps: true });
  await syncTree(making);
  rmSync(copy, { recursive: true, force: true });
  renameSync(making, copy);
  const isCopy = new RegExp(`^${path.basename(dir)}-\\d{4}-`);
  for (const name of readdirSync(path.dirname(dir))) {
    const other = path.join(path.dirname(dir), name);
    if (isCopy.test(name) && other !== copy) rmSync(other, { recursive: true, force: true });
  }
  log.warn(
    { copy, from, to },
    `The tables of the database are changed from ${from} to ${to}. A copy as it was lies in ${copy}. To go back: stop Recado, remove ${dir}, rename the copy to it, and start the version that you had; what comes in from now on is not in the copy.`,
  );
  return copy;
}

function sizeOf(dir: string): number {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

async function roomIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / MEGABYTE);
}
