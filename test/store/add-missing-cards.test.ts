import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelsOnSurfaces } from '../../store/index.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { at, changes, draft, inbound, later, takeIn } from './build.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** As in the configuration before and after billing comes to Teams. */
const names: Record<string, string[]> = { general: ['slack', 'teams'], billing: ['slack'] };
const channelsOnSurfaces: ChannelsOnSurfaces = { surfaces: ['slack', 'teams'], of: (channel) => names[channel] ?? [] };

let test: TestStore;
let made: Parameters<typeof changes>[0] = {};
beforeAll(async () => {
  test = await openTestStore({ decide: () => ({ kind: 'moved', changes: changes(made) }), channelsOnSurfaces });
});
beforeEach(async () => {
  names['billing'] = ['slack'];
  await test.reset();
});
afterAll(() => test.close());

async function write(ticketId: string, change: Parameters<typeof changes>[0]): Promise<void> {
  made = change;
  await test.store.tickets.move({ ticketId, move: { move: 'claim' }, by: { kind: 'person', id: 'lucia' }, at });
}

async function open(channels: string[]): Promise<TicketDetail> {
  const [ticketId = ''] = await takeIn(test.store, [inbound('1')]);
  await write(ticketId, { ticket: { route: { rule: 0, matched: [], channels } } });
  await sql`delete from chat_posts`.execute(test.opened.db);
  await write(ticketId, { ticket: { route: { rule: 0, matched: [], channels } }, thread: [{ kind: 'digest' }] });
  return detail(ticketId);
}

async function detail(ticketId: string): Promise<TicketDetail> {
  const found = await test.store.tickets.detail(ticketId);
  if (!found) throw new Error('no ticket');
  return found;
}

const homes = ({ cards }: TicketDetail): string[] =>
  cards.flatMap(({ home, surface, place }) => (home ? [`${surface} ${place}`] : [])).toSorted();
const thread = ({ thread: rows }: TicketDetail, surface: string): string[] =>
  rows.flatMap((row) => (row.surface === surface ? [`${row.seq} ${row.entry.kind}`] : []));

async function ordered(): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
    surface: string | null;
  }>`select name, data ->> 'surface' as surface from pgboss.job order by 1, 2`.execute(test.opened.db.withoutPlugins());
  return rows.map(({ name, surface }) => `${name} ${surface ?? '-'}`);
}

describe('a channel that comes to another chat', () => {
  it('gets the cards of its open tickets there, once, with a thread that tells what is being worked on', async () => {
    const { store } = test;
    const { ticket } = await open(['billing']);
    await write(ticket.id, {
      newDraft: draft(ticket.id, 1, { state: 'submitted' }),
      thread: [{ kind: 'draft', draftId: 'dr', mention: ['ivan'] }],
    });
    await sql`delete from pgboss.job`.execute(test.opened.db);
    expect(await store.cards.addMissing(10, at)).toBe(0);
    names['billing'] = ['slack', 'teams'];
    expect(await store.cards.addMissing(10, at)).toBe(1);
    const now = await detail(ticket.id);
    expect(homes(now)).toEqual(['slack billing', 'teams billing']);
    expect([thread(now, 'slack'), thread(now, 'teams')]).toEqual([
      ['1 digest', '2 draft'],
      ['1 digest', '2 draft'],
    ]);
    expect(now.thread.find(({ surface, entry }) => surface === 'teams' && entry.kind === 'draft')?.entry).toMatchObject(
      { mention: [] },
    );
    expect(await ordered()).toContain('post-card teams');
    expect(await store.cards.addMissing(10, at)).toBe(0);
    // What somebody deleted there is not brought back, and nothing is shown of what is closed.
    await sql`update chat_posts set state = 'gone' where kind = 'card' and surface = 'teams'`.execute(test.opened.db);
    expect(await store.cards.addMissing(10, at)).toBe(0);
    await sql`delete from chat_posts where kind = 'card' and surface = 'teams'`.execute(test.opened.db);
    await sql`update tickets set state = 'closed', close_reason = 'answered', closed_at = now()`.execute(
      test.opened.db,
    );
    expect(await store.cards.addMissing(10, at)).toBe(0);
  });

  it('shows the longest waiting first, no more than asked for at once; a home that is there stays the home', async () => {
    const { store } = test;
    await takeIn(store, [
      inbound('1', { postedAt: later(20) }),
      inbound('2', { postedAt: at }),
      inbound('3', { postedAt: later(10) }),
    ]);
    names['billing'] = ['slack', 'teams'];
    const given = async (): Promise<number[]> =>
      (
        await sql<{
          number: number;
        }>`select t.number from chat_posts c join tickets t on t.id = c.ticket_id where c.kind = 'card' and c.surface = 'teams' and c.place = 'billing' order by t.last_inbound_at`.execute(
          test.opened.db,
        )
      ).rows.map(({ number }) => number);
    const waiting = (await store.tickets.open({ limit: 5 })).map(({ number }) => number);
    expect(await store.cards.addMissing(2, at)).toBe(2);
    expect(await given()).toEqual(waiting.slice(0, 2));
    expect(await store.cards.addMissing(2, at)).toBe(1);
    expect(await given()).toEqual(waiting);
    for (const { id } of await store.tickets.open({ limit: 5 })) {
      const now = await detail(id);
      expect(homes(now)).toEqual(['slack general', 'teams general']);
      expect(thread(now, 'teams')).toEqual(['1 digest']);
    }
  });
});
