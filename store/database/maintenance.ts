import { sql } from 'kysely';
import type { Log } from '#core/ports/log.ts';
import type { Opened } from './database.ts';

const LOOK_MS = 60_000;
/** Log written since the last checkpoint that makes another one worth its time; after a kill all of it is replayed. */
const CHECKPOINT_BYTES = 32 * 1024 * 1024;
const VACUUM_EVERY_MS = 15 * 60_000;
const KEEP_CLICKS_DAYS = 2;
const KEEP_EVENTS_DAYS = 30;
/** What became an answer is kept as a version; nobody wants the rest offered back after so long. */
const KEEP_TYPED_DAYS = 30;
/** Looking through a month of events each minute would cost more than what it frees. */
const FORGET_EVERY_MS = 60 * 60_000;

/**
 * What a server does by itself and the embedded database does not: checkpoints, vacuum, statistics. On both, what has served
 * its time is deleted.
 */
export function startMaintenance({
  opened,
  log,
  checkpointBytes = CHECKPOINT_BYTES,
}: {
  opened: Opened;
  log: Log;
  checkpointBytes?: number;
}): { run(): Promise<void>; stop(): Promise<void> } {
  const { db, kind } = opened;
  let vacuumedAt = performance.now();
  let forgottenAt: number | undefined;
  let running: Promise<void> = Promise.resolve();

  async function care(): Promise<void> {
    const { rows } = await sql<{
      bytes: number;
    }>`select (pg_current_wal_lsn() - redo_lsn)::float8 as bytes from pg_control_checkpoint()`.execute(db);
    if ((rows[0]?.bytes ?? 0) < checkpointBytes) return;
    // These tables are written and emptied all day long; without a vacuum every look wades through what is dead.
    await opened.run('vacuum (analyze) pgboss.job_common');
    await opened.run('vacuum (analyze) inbox');
    await opened.run('checkpoint');
    if (performance.now() - vacuumedAt < VACUUM_EVERY_MS) return;
    vacuumedAt = performance.now();
    await opened.run('vacuum (analyze)');
  }

  async function forget(): Promise<void> {
    if (forgottenAt !== undefined && performance.now() - forgottenAt < FORGET_EVERY_MS) return;
    await sql`delete from clicks where at < now() - make_interval(days => ${KEEP_CLICKS_DAYS})`.execute(db);
    await sql`delete from inbox where state = 'done' and done_at < now() - make_interval(days => ${KEEP_EVENTS_DAYS})`.execute(
      db,
    );
    await sql`delete from submissions where at < now() - make_interval(days => ${KEEP_TYPED_DAYS})`.execute(db);
    forgottenAt = performance.now();
  }

  async function run(): Promise<void> {
    try {
      await forget();
      if (kind === 'embedded') await care();
    } catch (error) {
      log.warn(
        { error: error instanceof Error ? error.message : String(error) },
        'The database could not be tidied; trying again later',
      );
    }
  }

  const timer = setInterval(() => {
    running = running.then(run);
  }, LOOK_MS);
  timer.unref();
  return {
    run,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
