import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '#core/start-error.ts';
import { bootDatabaseThread, type BootedThread, type DatabaseThread } from './database-thread.ts';
import { lockFolder } from './folder-lock.ts';

interface BeginOptions {
  /** RECADO_DATA; the database lies in its folder `postgres`. */
  folder: string;
  /** Only tests: false opens PGlite as it comes, without fsync and without the check for it. */
  fsync?: boolean;
  /** Where a ready-made database is looked for and kept, best first; none: it is made in its place. */
  caches?: readonly string[];
  /** A thread that has begun to read what it needs; left out: one that begins now. */
  booted?: BootedThread;
}

/** An embedded database on its way. This module reads little, so that it is under way before the rest of the program is read. */
export interface Begun {
  dir: string;
  fsync: boolean;
  shared: SharedArrayBuffer;
  thread: Promise<DatabaseThread>;
  /** Ends it, and lets others have the folder; twice is once. */
  end(): Promise<void>;
}

/** @throws StartError when the folder cannot be written or is in use; whether it opens tells `thread` */
export function beginEmbedded({ folder, fsync = true, caches = [], booted }: BeginOptions): Begun {
  ensureWritable(folder);
  const dir = path.join(path.resolve(folder), 'postgres');
  const lock = lockFolder(folder, path.join(folder, 'postgres.lock'));
  const { shared, open, cutOff } = booted ?? bootDatabaseThread();
  const thread = open({ dir, fsync, caches });
  let opened: DatabaseThread | undefined;
  // Whoever waits for it hears of a failure; until then nobody does.
  void thread.then((it) => (opened = it)).catch(() => undefined);
  async function end(): Promise<void> {
    try {
      // One that is not open yet is cut off, which it bears as it bears a kill.
      if (opened === undefined) await cutOff();
      else await opened.close();
    } finally {
      lock.release();
    }
  }
  let ended: Promise<void> | undefined;
  return { dir, fsync, shared, thread, end: () => (ended ??= end()) };
}

function ensureWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(
      `The data folder ${path.resolve(folder)} cannot be written (${error instanceof Error && 'code' in error ? String(error.code) : 'no reason given'}). Give this user the right to write there, or name another folder with RECADO_DATA.`,
      { cause: error },
    );
  }
}
