import { afterEach, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { Embedded } from '../../store/database/embedded.ts';
import { keptDump, makeDump, openBefore } from './fixtures/chat-posts-14.ts';

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
});

async function before(): Promise<Embedded> {
  const database = await openBefore();
  ({ close } = database);
  return database.opened;
}

it('the kept database of schema 14 is what its rows make', async () => {
  expect(await makeDump(await before())).toBe(keptDump());
});

it('the kept database of schema 14 holds each kind of post in each state, with and without an attempt', async () => {
  const opened = await before();
  await opened.run(keptDump());
  const { rows } = await sql<{ kind: string; states: string[] }>`
    select kind, array_agg(distinct state || case when attempt_at is not null then ' since' else '' end order by state || case when attempt_at is not null then ' since' else '' end) as states from (
      select 'card ' || surface as kind, state, attempt_at from cards
      union all select 'entry ' || surface || ' ' || (entry ->> 'kind'), state, attempt_at from thread_entries
      union all select 'question ' || d.state, p.state, attempt_at from delegation_posts p join delegations d on d.id = p.delegation_id
      union all select 'approval ' || d.state, p.state, attempt_at from approval_posts p join drafts d on d.id = p.draft_id
      union all select 'queue', state, attempt_at from queue_messages
      union all select 'alert ' || kind || case when cleared_at is null then '' else ' over' end, state, attempt_at from alerts
      union all select 'file', state, attempt_at from files where state <> 'refused') posts group by 1 order by 1`.execute(
    opened.db,
  );
  expect(rows).toHaveLength(2 + 14 + 4 + 4 + 1 + 8 + 1);
  for (const { kind, states } of rows)
    expect({ kind, states }).toEqual({ kind, states: ['gone', 'posted', 'posting', 'posting since', 'wanted'] });
});
