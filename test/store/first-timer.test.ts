import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { createTimeRules } from '#core/hours/rules.ts';
import { newClock } from '#core/hours/ticket-clock.ts';
import { decide } from '#core/ticket/moves/index.ts';
import { listRules } from '../../bot/build/list-rules.ts';
import { openTestStore, plainJobs, type TestStore } from '../support/store.ts';
import { arrived, at, inbound, plainPlan } from './build.ts';

const MINUTE = 60_000;
const config = Config.parse({
  brands: { alba: { name: 'Alba', accounts: { 'alba-x': { network: 'x', handle: 'alba' } } } },
  channels: { general: { slack: '#general' } },
  fallback: 'general',
  levels: [{ first: '40m', clock: 'calendar' }],
});
const timer = { name: 'watch-level', retryLimit: 3, concurrency: 2, oneAtATimePer: 'ticketId', soonest: true };
let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({
    decide,
    jobs: [...plainJobs, timer],
    listRules: listRules(config, createTimeRules(config)),
  });
});
afterAll(() => test.close());

/** In how many minutes the timer of the conversation wakes, to the next whole one; null where it has none. */
async function wakesIn(ticketId: string): Promise<number | null> {
  const { rows } = await sql<{ minutes: number }>`
    select extract(epoch from start_after - created_on) / 60 as minutes from pgboss.job_common
    where name = 'watch-level' and data->>'ticketId' = ${ticketId}`.execute(test.opened.db.withoutPlugins());
  return rows.length === 1 ? Math.round(Number(rows[0]?.minutes)) : null;
}

/** What customers wrote so many minutes ago becomes conversations, whose time is counted from then; their ids. */
async function opened(...minutes: number[]): Promise<string[]> {
  const written = minutes.map((ago) => inbound(String(ago), { postedAt: new Date(at.getTime() - ago * MINUTE) }));
  await test.store.inbox.add(
    written.map((message) => arrived(message)),
    at,
  );
  const ids = new Map<string, string>();
  await test.store.inbox.ingest(100, at, (event, known) => {
    const plan = plainPlan(event, known);
    if (plan.kind !== 'open') return plan;
    ids.set(plan.message.nativeId, plan.ticket.id);
    return { ...plan, ticket: { ...plan.ticket, clock: newClock(plan.message.postedAt) } };
  });
  return minutes.flatMap((ago) => ids.get(String(ago)) ?? []);
}

it('the timer of a new conversation is set for the moment at which something is to be told', async () => {
  expect(await Promise.all((await opened(0, 10, 35)).map(wakesIn))).toEqual([30, 20, 0]);
});

it('one that waits for long is due at once when its moment may be another', async () => {
  await test.reset();
  const [ticketId = ''] = await opened(0);
  expect(await wakesIn(ticketId)).toBe(30);
  await test.store.tickets.move({
    ticketId,
    move: { move: 'close', reason: 'no-answer-needed' },
    by: { kind: 'person', id: 'lucia' },
    at: new Date(at.getTime() + MINUTE),
  });
  expect(await wakesIn(ticketId)).toBe(0);
});
