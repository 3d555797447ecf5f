import { sql } from 'kysely';
import { ageOf, influenceOf } from '#core/authors/influence.ts';
import type { Db } from '../database/database.ts';
import { updateRows } from '../database/rows.ts';
import { createMemory } from '../people/memory.ts';

const DAY_MS = 86_400_000;
/** Older posts say nothing of how far she reaches. */
export const SEEN_DAYS = 180;
/** Of how many of her newest public posts reactions are looked at. */
export const POSTS = 50;
/** People still react to what was said some days ago: once a day those are looked at again. */
const AGAIN_DAYS = 7;
/** What was seen while the last time was under way. */
const OVERLAP_MS = 60_000;
/** So many authors in one statement: nobody who presses waits for all of them. */
const AT_ONCE = 500;

interface Scored {
  id: string;
  followers: number;
  following: number | null;
  joinedOn: string | null;
  influence: number | null;
  reactions: number[];
}

/**
 * Notes how far those reach who were seen since the last time, and once a day who was seen lately, on them and on their conversations, so
 * that lists can order by it. Twice is harmless. Gives for how many it changed.
 */
export async function noteInfluence(db: Db, { day, at }: { day: string; at: Date }): Promise<number> {
  const memory = createMemory(db, 'authors');
  const done = (await memory.get('influence')) as { day: string; until: string } | undefined;
  const oldest = new Date(at.getTime() - SEEN_DAYS * DAY_MS);
  const back = done && done.day >= day ? OVERLAP_MS : AGAIN_DAYS * DAY_MS;
  const since = done ? new Date(Date.parse(done.until) - back) : oldest;
  let changed = 0;
  for (let after: string | null = ''; after !== null;) {
    const rows: Scored[] = await page(db, { since, oldest, after });
    changed += await write(db, rows, at);
    after = rows.length === AT_ONCE ? (rows.at(-1)?.id ?? null) : null;
  }
  await memory.put('influence', { day, until: at.toISOString() });
  return changed;
}

async function page(db: Db, { since, oldest, after }: { since: Date; oldest: Date; after: string }): Promise<Scored[]> {
  const { rows } = await sql<Scored>`
    select a.id, a.followers, a.following, a.joined_on, a.influence, array(
      select (coalesce((m.counts ->> 'likes')::bigint, 0) + coalesce((m.counts ->> 'reposts')::bigint, 0)
        + coalesce((m.counts ->> 'replies')::bigint, 0) + coalesce((m.counts ->> 'quotes')::bigint, 0))::float
      from messages m where m.author_id = a.id and m.direction = 'in' and m.posted_at >= ${oldest} and m.state <> 'deleted' and not m.private
      order by m.posted_at desc, m.id desc limit ${POSTS}) as reactions
    from authors a where a.id > ${after} and a.seen_at >= ${since} and a.followers is not null and a.objected_at is null
    order by a.id limit ${AT_ONCE}`.execute(db);
  return rows;
}

async function write(db: Db, rows: readonly Scored[], at: Date): Promise<number> {
  const scored = rows.map(({ id, followers, following, joinedOn, influence, reactions }) => ({
    id,
    before: influence,
    influence: influenceOf({
      followers,
      following: following ?? undefined,
      ageDays: ageOf(joinedOn, at),
      reactions,
    }).score,
  }));
  const changed = scored.filter(({ before, influence }) => before !== influence);
  await db.transaction().execute(async (trx) => {
    await updateRows(trx, { table: 'authors', rows: changed, columns: ['influence'] });
    // Whoever said meanwhile that she wants no profile keeps none.
    await sql`
      update authors set influence = null where id = any(${changed.map(({ id }) => id)}::text[]) and objected_at is not null`.execute(
      trx,
    );
    await sql`
      update tickets t set influence = a.influence from authors a
      where a.id = any(${scored.map(({ id }) => id)}::text[]) and t.author_id = a.id and t.influence is distinct from a.influence`.execute(
      trx,
    );
  });
  return changed.length;
}
