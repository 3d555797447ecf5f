import { CompiledQuery } from 'kysely';
import type { Log } from '#core/ports/log.ts';
import { StartError } from '#core/start-error.ts';
import { createDb, type Opened } from './database.ts';
import type { DatabaseThread } from './database-thread.ts';
import { beginEmbedded, type Begun } from './embedded-begin.ts';
import { watchDatabase } from './watchdog.ts';
import { createTurns } from './turns.ts';
import { workerDialect } from './worker-dialect.ts';

interface EmbeddedOptions {
  /** RECADO_DATA; the database lies in its folder `postgres`. */
  folder: string;
  log: Log;
  /** Milliseconds without a sign of life after which the process ends itself. */
  stuckMs?: number;
  /** Only tests: false opens PGlite as it comes, without fsync and without the check for it. */
  fsync?: boolean;
  /** Where a ready-made database is looked for and kept; left out: nowhere. */
  caches?: readonly string[];
  /** One that is on its way already; left out: it begins now. */
  begun?: Begun;
}

export interface Embedded extends Opened {
  fsyncs(): Promise<number>;
}

/**
 * PostgreSQL in a folder, in a thread of its own, for one process on a local disk.
 * @throws StartError when the folder cannot be written, is in use, or commits do not reach the disk
 */
export async function openEmbedded({
  folder,
  log,
  stuckMs,
  fsync = true,
  caches = [],
  begun = beginEmbedded({ folder, fsync, caches }),
}: EmbeddedOptions): Promise<Embedded> {
  const { dir, shared } = begun;
  try {
    const thread = await begun.thread;
    if (begun.fsync) await checkFsync(thread);
    const watch = watchDatabase(shared, stuckMs === undefined ? { log } : { log, stuckMs });
    const turns = createTurns();
    const db = createDb(workerDialect(thread, turns));
    const plain = db.withoutPlugins();
    return {
      kind: 'embedded',
      dir,
      db,
      run: async (text, values) => await plain.executeQuery(CompiledQuery.raw(text, [...(values ?? [])])),
      behind: (work) => turns.behind(work),
      answeredAt: () => turns.answeredAt(),
      fsyncs: () => thread.fsyncs(),
      close: async () => {
        await begun.end();
        watch.stop();
      },
    };
  } catch (error) {
    await begun.end();
    if (error instanceof StartError) throw error;
    throw new StartError(
      `The database in ${dir} could not be opened: ${reasonOf(error)}. Free some disk space if it is full; else restore the folder from a backup, or start over with --fresh.`,
      {
        cause: error,
      },
    );
  }
}

/** What PostgreSQL in WebAssembly says when it gives up is for whoever builds it, not for whoever runs it. */
export function reasonOf(error: unknown): string {
  const said = (error instanceof Error ? error.message : String(error)).replace(/\.+\s*$/, '');
  return /^(?:RuntimeError: )?Aborted\(/.test(said) ? 'it ended while it read its files' : said;
}

/**
 * One commit must be followed by at least one fsync, or a power cut would lose what was acknowledged.
 * @throws StartError after closing the database
 */
export async function checkFsync(thread: DatabaseThread): Promise<void> {
  const before = await thread.fsyncs();
  await thread.query("select pg_logical_emit_message(true, 'recado', 'does a commit reach the disk?')");
  if ((await thread.fsyncs()) > before) return;
  await thread.close();
  throw new StartError(
    'The embedded database does not write its commits through to the disk, so a power cut would lose data. Install the exact versions of package-lock.json with npm ci, or use a PostgreSQL server with DATABASE_URL.',
  );
}
