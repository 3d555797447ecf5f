import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMigrator, migrateToLatest } from '../../store/database/migrate.ts';
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
const OLD = ['approval_posts', 'delegation_posts', 'alerts', 'queue_messages'];
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
async function differences(kind: string, table: string, asNew: string): Promise<unknown[]> {
  const columns = 'id, owner_id, ticket_id, surface, place, seq, state, channel_id, ts, op_id, attempt_at, created_at';
  const { rows } =
    await sql`with old as (select ${sql.raw(asNew)} from ${sql.table(table)}), new as (select ${sql.raw(columns)} from chat_posts where kind = ${kind})
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
])('every post of the kind %s is brought over as it was', async (kind, table, asNew) => {
  expect(await differences(kind, table, asNew)).toEqual([]);
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(
    opened.db,
  );
  expect(rows[0]?.count).toBeGreaterThan(0);
});

it('and all of it goes back to what it was', async () => {
  const { error } = await createMigrator(opened.db).migrateTo('0014-channel-alerts');
  expect(error).toBeUndefined();
  expect(await dump()).toBe(untouched);
});
