import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Delegation } from '#core/ticket/delegation.ts';
import type { TestStore } from '../support/store.ts';
import { at, later } from './build.ts';
import { by, twoChats } from './two-chats.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

let test: TestStore;
const { start, open, write, detail } = twoChats();
beforeAll(async () => {
  test = await start();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

const homes = ({ cards }: TicketDetail): string[] =>
  cards.flatMap(({ home, surface, place }) => (home ? [`${surface} ${place}`] : [])).toSorted();
const all = ({ cards }: TicketDetail): string[] => cards.map(({ surface, place }) => `${surface} ${place}`).toSorted();
const thread = ({ thread: rows }: TicketDetail, surface: string): string[] =>
  rows.flatMap((row) => (row.surface === surface && row.state !== 'gone' ? [`${row.seq} ${row.entry.kind}`] : []));

async function ordered(): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
    surface: string | null;
  }>`select name, data ->> 'surface' as surface from pgboss.job order by 1, 2`.execute(test.opened.db.withoutPlugins());
  return rows.map(({ name, surface }) => `${name} ${surface ?? '-'}`);
}

describe('cards', () => {
  it('stand where their channel has a place, with a home on each surface: the first of the route there', async () => {
    const both = await open(['billing', 'room', 'general']);
    expect(all(both)).toEqual(['slack billing', 'slack general', 'teams general', 'teams room']);
    expect(homes(both)).toEqual(['slack billing', 'teams room']);
    expect(homes(await open(['general']))).toEqual(['slack general', 'teams general']);
    expect(homes(await open(['billing']))).toEqual(['slack billing']);
  });

  it('and their threads each have all entries, in their own order', async () => {
    const { ticket } = await open(['general']);
    await write(ticket.id, { thread: [{ kind: 'event', key: 'event.stopped', params: {}, mention: [] }] });
    const now = await detail(ticket.id);
    expect(thread(now, 'slack')).toEqual(['1 digest', '2 event']);
    expect(thread(now, 'teams')).toEqual(['1 digest', '2 event']);
    expect(new Set(now.thread.map(({ opId }) => opId)).size).toBe(4);
    const { ticket: single } = await open(['billing']);
    expect(thread(await detail(single.id), 'teams')).toEqual([]);
  });

  it('are found by a post in the thread of their own surface only', async () => {
    const now = await open(['general']);
    for (const card of now.cards)
      await test.store.chatPosts.posted(card.id, { channelId: 'C1', ts: `${card.surface} 1`, hash: 'h', at });
    for (const row of now.thread)
      await test.store.chatPosts.posted(row.id, { channelId: 'C1', ts: '7', hash: 'h', at });
    expect(await test.store.cards.byMessage('slack', 'C1', '7')).toMatchObject({ surface: 'slack' });
    expect(await test.store.cards.byMessage('teams', 'C1', '7')).toMatchObject({ surface: 'teams' });
  });

  it('are drawn by a job for each surface; a second order waits for its own only', async () => {
    const { ticket } = await open(['general']);
    await test.store.tickets.move({ ticketId: ticket.id, move: { move: 'claim' }, by, at });
    expect(await ordered()).toEqual(['redraw-card slack', 'redraw-card teams', 'show slack', 'show teams']);
  });

  it('move on the surfaces where the home changes; where it stays, its thread goes on', async () => {
    const { ticket, thread: before } = await open(['billing', 'room']);
    for (const row of before) await test.store.chatPosts.posted(row.id, { channelId: 'C1', ts: '1', hash: 'h', at });
    await test.store.tickets.move({
      ticketId: ticket.id,
      move: { move: 'transfer', to: 'general', reason: 'es suyo' },
      by,
      at,
    });
    const now = await detail(ticket.id);
    // general comes before room now, so that Teams has its home there too.
    expect(homes(now)).toEqual(['slack general', 'teams general']);
    expect(thread(now, 'teams')).toEqual(['1 digest', '2 digest', '3 event']);
    const [other] = (await open(['billing', 'room'])).cards;
    await test.store.tickets.move({
      ticketId: other?.ticketId ?? '',
      move: { move: 'transfer', to: 'room', reason: 'es suyo' },
      by,
      at,
    });
    const left = await detail(other?.ticketId ?? '');
    expect(homes(left)).toEqual(['teams room']);
    expect(left.cards.find(({ place }) => place === 'billing')).toMatchObject({ movedTo: 'room', home: false });
    expect(thread(left, 'teams')).toEqual(['1 digest', '2 event']);
  });

  it('give lists one line for a ticket with two homes, and lead to the one where the list is read', async () => {
    const now = await open(['general']);
    for (const card of now.cards)
      await test.store.chatPosts.posted(card.id, { channelId: `C-${card.surface}`, ts: '1', hash: 'h', at });
    for (const surface of ['slack', 'teams']) {
      const { lines, total } = await test.store.lists.list({ home: ['general'], surface }, { limit: 5 });
      expect([total, lines.map((line) => line.channelId)]).toEqual([1, [`C-${surface}`]]);
    }
    const mixed = await open(['billing', 'room']);
    expect((await test.store.lists.channel('room', 3, 'teams')).waiting).toBe(1);
    expect((await test.store.lists.channel('billing', 3, 'slack')).waiting).toBe(1);
    expect(mixed.cards).toHaveLength(2);
  });

  it('of what is private count in lists only where it may be read', async () => {
    const { ticket } = await open(['general']);
    await sql`update tickets set private = true where id = ${ticket.id}`.execute(test.opened.db);
    const list = async (privateChannels?: string[]): Promise<number> =>
      (await test.store.lists.list({ channels: ['general'], privateChannels }, { limit: 5 })).total;
    expect([await list(), await list(['general']), await list([])]).toEqual([1, 1, 0]);
    expect(await test.store.tickets.open({ channels: ['general'], privateChannels: [], limit: 5 })).toEqual([]);
  });
});

describe('a note', () => {
  const noteOn = (ticketId: string, surface: string) => ({
    id: `${surface}:C1:5`,
    ticketId,
    by: by.id,
    text: 'ya la llamo yo',
    surface,
    channel: 'C1',
    ts: '5',
    at,
    editedAt: null,
    deletedAt: null,
  });

  it.each([
    ['in a home thread goes to the other one', true, 'slack', [], ['note']],
    ['in the other goes to the first', true, 'teams', ['note'], []],
    ['under another card goes to both', false, 'slack', ['note'], ['note']],
  ])('written %s', async (_, home, surface, slack, teams) => {
    const { ticket } = await open(['general']);
    await test.store.tickets.move({
      ticketId: ticket.id,
      move: { move: 'note', note: noteOn(ticket.id, surface), copy: true, home },
      by,
      at,
    });
    const now = await detail(ticket.id);
    const notes = (on: string): string[] =>
      now.thread.flatMap((row) => (row.surface === on && row.entry.kind === 'note' ? ['note'] : []));
    expect([notes('slack'), notes('teams')]).toEqual([slack, teams]);
  });
});

describe('an alert', () => {
  it('stands once on each surface and is cleared on all', async () => {
    const { store } = test;
    const alert = { kind: 'quiet', network: 'x', account: 'alba', channel: 'general', params: {}, at } as const;
    expect(await store.alerts.raise({ ...alert, surface: 'slack' })).not.toBeNull();
    expect(await store.alerts.raise({ ...alert, surface: 'teams' })).not.toBeNull();
    expect(await store.alerts.raise({ ...alert, surface: 'teams' })).toBeNull();
    expect((await store.alerts.open()).map(({ surface }) => surface).toSorted()).toEqual(['slack', 'teams']);
    await store.alerts.clear({ kind: 'quiet', network: 'x', account: 'alba', at });
    expect(await store.alerts.open()).toEqual([]);
  });
});

describe('a question', () => {
  const asked = (ticketId: string, people: string[]): Delegation => ({
    id: `dg_${people.join('')}`,
    ticketId,
    askedBy: 'lucia',
    to: { kind: 'group', group: '@x', members: people },
    question: '¿Lo cobramos dos veces?',
    note: null,
    state: 'asked',
    takenBy: null,
    language: 'es',
    tokenHash: null,
    expiresAt: null,
    askedAt: at,
    answeredAt: null,
    usedAt: null,
    answers: [],
  });
  const person = (id: string, surface: string) => ({
    id,
    name: id,
    surface,
    userId: `${surface} ${id}`,
    locale: 'es-ES',
  });

  it('goes where each was seen last; whoever was only looked up was not seen', async () => {
    const { store } = test;
    const { ticket } = await open(['general']);
    await store.people.seen(person('ana', 'slack'), at);
    await store.people.seen(person('ana', 'teams'), later(60));
    await store.people.seen(person('eva', 'slack'), at);
    await store.people.found(person('eva', 'teams'));
    await write(ticket.id, { newDelegation: asked(ticket.id, ['ana', 'eva', 'zoe']) });
    expect(
      Object.fromEntries(
        (await store.chatPosts.of({ ticketId: ticket.id }, { kind: 'delegation' })).map(({ place, surface }) => [
          place,
          surface,
        ]),
      ),
    ).toEqual({ ana: 'teams', eva: 'slack', zoe: 'slack' });
  });

  it('is asked on another surface once, with a job there', async () => {
    const { store } = test;
    const { ticket } = await open(['general']);
    await write(ticket.id, { newDelegation: asked(ticket.id, ['zoe']) });
    const [post] = await store.chatPosts.of({ ticketId: ticket.id }, { kind: 'delegation' });
    await store.chatPosts.sendOn(post?.id ?? '', 'teams');
    expect(await ordered()).toContain('show teams');
  });
});

describe('a person', () => {
  it('has one account on each surface, and is given as she is where she is wanted', async () => {
    const { store } = test;
    const on = (surface: string, userId: string) => ({ id: 'ana', name: 'Ana', surface, userId, locale: 'es-ES' });
    await store.people.seen(on('slack', 'U1'), at);
    await store.people.seen(on('teams', '29:1'), later(5));
    const account = async (surface?: string): Promise<string | undefined> =>
      (await store.people.get(['ana'], surface)).get('ana')?.userId;
    expect([await account('slack'), await account('teams'), await account()]).toEqual(['U1', '29:1', '29:1']);
    await store.people.found(on('slack', 'U2'));
    expect([await account('slack'), await account()]).toEqual(['U2', '29:1']);
  });
});

describe('what a surface remembers', () => {
  it('is its own, newest value only, listed by how the key begins', async () => {
    const teams = test.store.memory('teams');
    const slack = test.store.memory('slack');
    await teams.put('team:1', { name: 'Alba', '%': 'a\0b' });
    await teams.put('team:1', { name: 'Alba 2' });
    await teams.put('team_1', 1);
    await teams.put('user:1', null);
    await slack.put('team:1', 'other');
    expect(await teams.get('team:1')).toEqual({ name: 'Alba 2' });
    expect(await teams.get('nothing')).toBeUndefined();
    expect(await teams.list('team:')).toEqual([{ key: 'team:1', value: { name: 'Alba 2' } }]);
    expect(await teams.list('')).toHaveLength(3);
    await teams.remove('team:1');
    expect(await teams.get('team:1')).toBeUndefined();
    expect(await slack.get('team:1')).toBe('other');
  });
});
