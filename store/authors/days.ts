import { sql } from 'kysely';
import type { Db } from '../database/database.ts';
import { createMemory } from '../people/memory.ts';

/** So many days back a figure of an author is kept. */
const KEPT_DAYS = 180;
/** So many authors in one statement: nobody who presses waits for all of them. */
const AT_ONCE = 1_000;

export interface NoteDays {
  /** Today there: "2026-10-25". */
  day: string;
  /** IANA zone of the days. */
  timeZone: string;
  at: Date;
}

/**
 * Notes once a day how many follow each author who was seen since the last time, under the day on which that was seen, and forgets what
 * is too old. After days of standing still everything that was seen before is noted. Twice is harmless. Gives how many were noted; null
 * where it was done today.
 */
export async function noteDays(
  db: Db,
  { day, timeZone, at }: NoteDays,
): Promise<{ noted: number; forgotten: number } | null> {
  const memory = createMemory(db, 'authors');
  const done = (await memory.get('days')) as { day: string; until: string } | undefined;
  if (done && done.day >= day) return null;
  const since = done ? new Date(done.until) : new Date(at.getTime() - KEPT_DAYS * 24 * 3_600_000);
  let noted = 0;
  for (let after: string | null = ''; after !== null;) {
    const page = await notePage(db, { since, after, timeZone });
    noted += page.noted;
    after = page.last;
  }
  const { numAffectedRows } = await sql`delete from author_days where day < ${day}::date - ${KEPT_DAYS}::int`.execute(
    db,
  );
  await memory.put('days', { day, until: at.toISOString() });
  return { noted, forgotten: Number(numAffectedRows ?? 0) };
}

/** Those whose ids follow; `last` is null where nobody is left. */
async function notePage(
  db: Db,
  { since, after, timeZone }: { since: Date; after: string; timeZone: string },
): Promise<{ noted: number; last: string | null }> {
  const { rows } = await sql<{ noted: number; last: string | null }>`
    with page as (
      select id, followers, (seen_at at time zone ${timeZone})::date as day from authors
      where id > ${after} and seen_at >= ${since} and followers is not null and objected_at is null order by id limit ${AT_ONCE}
    ), written as (
      insert into author_days (author_id, day, followers) select id, day, followers from page
      on conflict (author_id, day) do update set followers = excluded.followers
    )
    select count(*)::int as noted, case when count(*) = ${AT_ONCE} then max(id) end as last from page`.execute(db);
  return rows[0] ?? { noted: 0, last: null };
}
