import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrateToLatest } from '../../store/database/migrate.ts';
import { createMigrator } from '../../store/database/migrator.ts';
import { standsFor } from '../../store/chat-posts/card.ts';
import { insertCards } from '../../store/chat-posts/insert-cards.ts';
import type { Embedded } from '../../store/database/embedded.ts';
import { keptDump, openBefore } from './fixtures/chat-posts-14.ts';

let opened: Embedded;
let close: () => Promise<void>;
let untouched: string;
beforeAll(async () => {
  ({ opened, close } = await openBefore());
  await opened.run(keptDump());
  untouched = await dump();
  await migrateToLatest(opened.db);
});
afterAll(async () => {
  await close();
});

/** Posts as the tables of schema 14 hold them. */
const OLD = ['approval_posts', 'delegation_posts', 'alerts', 'queue_messages', 'thread_entries', 'cards'];
async function dump(): Promise<string> {
  const rows = await Promise.all(
    OLD.map(
      async (table) =>
        (
          await sql<{ row: object }>`select to_jsonb(t) as row from ${sql.table(table)} t order by id`.execute(
            opened.db.withoutPlugins(),
          )
        ).rows,
    ),
  );
  return JSON.stringify(rows);
}

/** Rows of the old table that have no equal in the new one, and the other way round. */
async function differences(kind: string, from: string, asNew: string): Promise<unknown[]> {
  const columns = 'id, owner_id, ticket_id, surface, place, seq, state, channel_id, ts, op_id, attempt_at, created_at';
  const { rows } =
    await sql`with old as (select ${sql.raw(asNew)} from ${sql.raw(from)}), new as (select ${sql.raw(columns)} from chat_posts where kind = ${kind})
    (select 'old' as side, o.* from (table old except table new) o) union all (select 'new', n.* from (table new except table old) n)`.execute(
      opened.db,
    );
  return rows;
}

const direct = 'ticket_id, surface, person_id, null::integer, state, channel_id, ts, op_id, attempt_at, created_at';
it.each([
  ['approval', 'old_approval_posts', `id, draft_id, ${direct}`],
  ['delegation', 'old_delegation_posts', `id, delegation_id, ${direct}`],
  [
    'alert',
    'old_alerts',
    'id, id, null::text, surface, channel, null::integer, state, channel_id, ts, op_id, attempt_at, opened_at',
  ],
  [
    'queue',
    'old_queue_messages',
    'id, channel, null::text, surface, channel, null::integer, state, channel_id, ts, op_id, attempt_at, created_at',
  ],
  [
    'thread',
    // The card above: the one it was left under, else the home on its surface.
    `old_thread_entries e join (select id as card, ticket_id as of, surface as chat, channel, home, channel_id as stands_in from old_cards) c
      on c.card = e.left_in or (e.left_in is null and c.of = e.ticket_id and c.chat = e.surface and c.home)`,
    `id, ticket_id, ticket_id, surface, channel, seq, state, case when ts is not null then stands_in end, ts, op_id, attempt_at, created_at`,
  ],
  [
    'card',
    'old_cards c join (select id as of, opened_at from tickets) t on t.of = c.ticket_id',
    'id, ticket_id, ticket_id, surface, channel, case when home then 0 end, state, channel_id, ts, op_id, attempt_at, opened_at',
  ],
])('every post of the kind %s is brought over as it was', async (kind, from, asNew) => {
  expect(await differences(kind, from, asNew)).toEqual([]);
  const { rows } = await sql<{ old: number; now: number }>`select (select count(*)::int from ${sql.raw(from)}) as old,
    (select count(*)::int from chat_posts where kind = ${kind}) as now`.execute(opened.db);
  expect(rows[0]?.old).toBeGreaterThan(0);
  expect(rows[0]?.now).toBe(rows[0]?.old);
});

it('an entry of a thread says what it said, and where it was left', async () => {
  const { rows } = await sql<{ same: number; left: number; all: number }>`
    select count(*)::int as all, count(*) filter (where p.payload -> 'entry' = e.entry and p.payload ->> 'leftIn' is not distinct from e.left_in and p.content_hash is not distinct from e.shown)::int as same,
      count(*) filter (where p.payload ? 'leftIn')::int as left
    from old_thread_entries e join chat_posts p on p.id = e.id`.execute(opened.db);
  // Seven standings of seven entries on two surfaces, and four under a home that moved.
  expect(rows).toEqual([{ all: 7 * 7 * 2 + 4, same: 7 * 7 * 2 + 4, left: 2 }]);
});

it('a card looks as it did, is the home where it was, and leads to where its home went', async () => {
  const { rows } = await sql<{ same: number; moved: number; all: number }>`
    select count(*)::int as all, count(*) filter (where p.content_hash is not distinct from c.shown and p.payload ->> 'movedTo' is not distinct from c.moved_to and (p.seq = 0) is not distinct from nullif(c.home, false))::int as same,
      count(*) filter (where p.payload ? 'movedTo')::int as moved
    from old_cards c join chat_posts p on p.id = c.id`.execute(opened.db);
  expect(rows).toEqual([{ all: rows[0]?.same, same: rows[0]?.all, moved: 1 }]);
});

it('a channel that a home left before takes a card of that conversation again', async () => {
  const { rows } = await sql<{ id: string; surface: string; place: string }>`select owner_id as id, surface, place
    from chat_posts where kind = 'card' and payload ? 'movedTo'`.execute(opened.db);
  expect(rows).toHaveLength(1);
  for (const { id, surface, place } of rows) {
    const route = { rule: 0, matched: [], channels: ['elsewhere', place] };
    const channelsOnSurfaces = { surfaces: [surface], of: () => [surface] };
    const trx = await opened.db.startTransaction().execute();
    try {
      await insertCards(trx, [{ id, route, housed: [surface] }], { channelsOnSurfaces, at: new Date() });
      const cards =
        await sql`select state from chat_posts c where owner_id = ${id} and place = ${place} and ${standsFor('c')}`.execute(
          trx,
        );
      expect(cards.rows).toEqual([{ state: 'wanted' }]);
    } finally {
      await trx.rollback().execute();
    }
  }
});

it('files and what was left in a thread hang under the cards that they hung under', async () => {
  const { rows } = await sql<{ files: number; left: number; lost: number }>`select
    (select count(*)::int from files f join chat_posts c on c.id = f.card_id and c.kind = 'card' and c.ticket_id = f.ticket_id) as files,
    (select count(*)::int from chat_posts e join chat_posts c on c.id = e.payload ->> 'leftIn' and c.kind = 'card' and c.ticket_id = e.ticket_id) as left,
    (select count(*)::int from files f where not exists (select 1 from chat_posts c where c.id = f.card_id)) as lost`.execute(
    opened.db,
  );
  expect(rows).toEqual([{ files: 6 * 7, left: 2, lost: 0 }]);
});

it('and all of it goes back to what it was', async () => {
  const { error } = await createMigrator(opened.db).migrateTo('0014-channel-alerts');
  expect(error).toBeUndefined();
  expect(await dump()).toBe(untouched);
});
