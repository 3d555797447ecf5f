import { sql } from 'kysely';
import { newId } from '#core/ids.ts';
import type { Log } from '#core/ports/log.ts';
import { StartError } from '#core/start-error.ts';
import type { Db } from './database.ts';

/** A process that has not said for this long that it is there is gone. */
const SILENT_SECONDS = 30;
const BEAT_MS = 10_000;
/** How those named their connections that wrote no beats yet; they ask for jobs twice a second. */
const BEFORE_BEATS = 'recado';

/**
 * One server may serve several processes, all of one schema: what one of another version writes, or looks for where it no longer
 * is, would be lost or posted twice.
 * @throws StartError while one of another schema is at work
 */
export async function refuseBesideOthers(db: Db, schema: string): Promise<void> {
  const { rows: tables } = await sql<{ there: string | null }>`select to_regclass('processes')::text as there`.execute(
    db,
  );
  const { rows } =
    tables[0]?.there == null
      ? { rows: [] }
      : await sql<{
          schema: string;
          host: string;
        }>`select schema, host from processes where schema <> ${schema} and beat_at > now() - ${`${SILENT_SECONDS} seconds`}::interval order by beat_at desc limit 1`.execute(
          db,
        );
  const [other] = rows;
  if (other) throw refusal(`with the tables of ${other.schema} works on this database (on ${other.host})`, schema);
  const { rows: older } =
    await sql`select 1 from pg_stat_activity where datname = current_database() and application_name = ${BEFORE_BEATS} and state_change > now() - ${`${SILENT_SECONDS} seconds`}::interval limit 1`.execute(
      db,
    );
  if (older.length > 0) throw refusal('of an earlier version works on this database', schema);
}

function refusal(who: string, schema: string): StartError {
  return new StartError(
    `Another Recado ${who}, and this one has those of ${schema}. Stop it first; one that was killed counts as gone after ${SILENT_SECONDS} seconds.`,
  );
}

/** Says every few seconds that this process is there. */
export async function startBeating({
  db,
  log,
  schema,
  host,
}: {
  db: Db;
  log: Log;
  schema: string;
  host: string;
}): Promise<{ stop(): Promise<void> }> {
  const id = newId('pr');
  let running: Promise<void> = Promise.resolve();
  async function beat(): Promise<void> {
    try {
      await sql`insert into processes (id, schema, host, beat_at) values (${id}, ${schema}, ${host}, now()) on conflict (id) do update set beat_at = now()`.execute(
        db,
      );
    } catch (error) {
      log.warn({ error: textOf(error) }, 'The database could not be told that this process is at work; trying again');
    }
  }
  await beat();
  const timer = setInterval(() => {
    running = running.then(beat);
  }, BEAT_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
      try {
        await sql`delete from processes where id = ${id} or beat_at < now() - interval '1 day'`.execute(db);
      } catch (error) {
        log.warn(
          { error: textOf(error) },
          'The database could not be told that this process has stopped; it counts as gone in half a minute',
        );
      }
    },
  };
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
