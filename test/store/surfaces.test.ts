import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Delegation } from '#core/ticket/delegation.ts';
import { decide } from '#core/ticket/moves/index.ts';
import type { Places } from '../../store/index.ts';
import { openTestStore, plainJobs, type TestStore } from '../support/store.ts';
import { at, changes, delivery, draft, inbound, later, takeIn } from './build.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** general is in both chats, billing in Slack only, room in Teams only. */
const names: Record<string, string[]> = { general: ['slack', 'teams'], billing: ['slack'], room: ['teams'] };
const places: Places = { surfaces: ['slack', 'teams'], of: (channel) => names[channel] ?? [] };
const jobs = [...plainJobs, { name: 'redraw-queue', retryLimit: 3, concurrency: 1, oneAtATimePer: 'channel' }, { name: 'redraw-home', retryLimit: 3, concurrency: 1, oneAtATimePer: 'userId' }];

let test: TestStore;
let real = true;
let made: Parameters<typeof changes>[0] = {};
beforeAll(async () => {
  test = await openTestStore({
    decide: (...given) => (real ? decide(...given) : { kind: 'moved', changes: changes(made) }),
    jobs,
    places,
    board: { channels: new Set(['general', 'room']), limitsOf: () => ({}) },
  });
});
beforeEach(async () => {
  real = true;
  await test.reset();
});
afterAll(() => test.close());

const by = { kind: 'person', id: 'slack:U1' } as const;

async function open(channels: string[]): Promise<TicketDetail> {
  const [ticketId = ''] = await takeIn(test.store, [inbound('1')]);
  await write(ticketId, { ticket: { route: { rule: 0, matched: [], channels } } });
  await sql`delete from thread_entries`.execute(test.opened.db);
  await sql`delete from cards`.execute(test.opened.db);
  await write(ticketId, { ticket: { route: { rule: 0, matched: [], channels } }, thread: [{ kind: 'digest' }] });
  await sql`delete from pgboss.job`.execute(test.opened.db);
  return detail(ticketId);
}

async function write(ticketId: string, change: Parameters<typeof changes>[0], who: { kind: 'person'; id: string } = by): Promise<void> {
  real = false;
  made = change;
  try {
    await test.store.tickets.move({ ticketId, move: { move: 'claim' }, by: who, at });
  } finally {
    real = true;
  }
}

async function detail(ticketId: string, surface?: string): Promise<TicketDetail> {
  const found = await test.store.tickets.detail(ticketId, surface);
  if (!found) throw new Error('no ticket');
  return found;
}

const homes = ({ cards }: TicketDetail): string[] => cards.flatMap(({ home, surface, channel }) => (home ? [`${surface} ${channel}`] : [])).toSorted();
const all = ({ cards }: TicketDetail): string[] => cards.map(({ surface, channel }) => `${surface} ${channel}`).toSorted();
const thread = ({ thread: rows }: TicketDetail, surface: string): string[] => rows.flatMap((row) => (row.surface === surface && row.state !== 'gone' ? [`${row.seq} ${row.entry.kind}`] : []));

async function ordered(): Promise<string[]> {
  const { rows } = await sql<{ name: string; surface: string | null }>`select name, data ->> 'surface' as surface from pgboss.job order by 1, 2`.execute(test.opened.db.withoutPlugins());
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
    for (const card of now.cards) await test.store.cards.posted(card.id, { channelId: 'C1', ts: `${card.surface} 1`, hash: 'h' });
    for (const row of now.thread) await test.store.thread.posted(row.id, { ts: '7', hash: 'h' });
    expect(await test.store.cards.byMessage('slack', 'C1', '7')).toMatchObject({ surface: 'slack' });
    expect(await test.store.cards.byMessage('teams', 'C1', '7')).toMatchObject({ surface: 'teams' });
  });

  it('are drawn by a job for each surface; a second order waits for its own only', async () => {
    const { ticket } = await open(['general']);
    await test.store.tickets.move({ ticketId: ticket.id, move: { move: 'claim' }, by, at });
    expect(await ordered()).toEqual(['redraw-card slack', 'redraw-card teams', 'redraw-queue slack', 'redraw-queue teams']);
  });

  it('move on the surfaces where the home changes; where it stays, its thread goes on', async () => {
    const { ticket, thread: before } = await open(['billing', 'room']);
    for (const row of before) await test.store.thread.posted(row.id, { ts: '1', hash: 'h' });
    await test.store.tickets.move({ ticketId: ticket.id, move: { move: 'move', to: 'general', reason: 'es suyo' }, by, at });
    const now = await detail(ticket.id);
    // general comes before room now, so that Teams has its home there too.
    expect(homes(now)).toEqual(['slack general', 'teams general']);
    expect(thread(now, 'teams')).toEqual(['1 digest', '2 digest', '3 event']);
    const [other] = (await open(['billing', 'room'])).cards;
    await test.store.tickets.move({ ticketId: other?.ticketId ?? '', move: { move: 'move', to: 'room', reason: 'es suyo' }, by, at });
    const left = await detail(other?.ticketId ?? '');
    expect(homes(left)).toEqual(['teams room']);
    expect(left.cards.find(({ channel }) => channel === 'billing')).toMatchObject({ movedTo: 'room', home: false });
    expect(thread(left, 'teams')).toEqual(['1 digest', '2 event']);
  });

  it('give lists one line for a ticket with two homes, and lead to the one where the list is read', async () => {
    const now = await open(['general']);
    for (const card of now.cards) await test.store.cards.posted(card.id, { channelId: `C-${card.surface}`, ts: '1', hash: 'h' });
    for (const surface of ['slack', 'teams']) {
      const { lines, total } = await test.store.board.list({ home: ['general'], surface }, { limit: 5 });
      expect([total, lines.map((line) => line.channelId)]).toEqual([1, [`C-${surface}`]]);
    }
    const mixed = await open(['billing', 'room']);
    expect((await test.store.board.channel('room', 3, 'teams')).waiting).toBe(1);
    expect((await test.store.board.channel('billing', 3, 'slack')).waiting).toBe(1);
    expect(mixed.cards).toHaveLength(2);
  });

  it('of what is private count in lists only where it may be read', async () => {
    const { ticket } = await open(['general']);
    await sql`update tickets set private = true where id = ${ticket.id}`.execute(test.opened.db);
    const list = async (closed?: string[]): Promise<number> => (await test.store.board.list({ channels: ['general'], ...(closed && { closed }) }, { limit: 5 })).total;
    expect([await list(), await list(['general']), await list([])]).toEqual([1, 1, 0]);
    expect(await test.store.tickets.open({ channels: ['general'], closed: [], limit: 5 })).toEqual([]);
  });
});

describe('a note', () => {
  const noteOn = (ticketId: string, surface: string) => ({ id: `${surface}:C1:5`, ticketId, by: by.id, text: 'ya la llamo yo', surface, channel: 'C1', ts: '5', at, editedAt: null, deletedAt: null });

  it.each([
    ['in a home thread goes to the other one', true, 'slack', [], ['note']],
    ['in the other goes to the first', true, 'teams', ['note'], []],
    ['under another card goes to both', false, 'slack', ['note'], ['note']],
  ])('written %s', async (_, home, surface, slack, teams) => {
    const { ticket } = await open(['general']);
    await test.store.tickets.move({ ticketId: ticket.id, move: { move: 'note', note: noteOn(ticket.id, surface), copy: true, home }, by, at });
    const now = await detail(ticket.id);
    const notes = (on: string): string[] => now.thread.flatMap((row) => (row.surface === on && row.entry.kind === 'note' ? ['note'] : []));
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
  const person = (id: string, surface: string) => ({ id, name: id, surface, userId: `${surface} ${id}`, locale: 'es-ES' });

  it('goes where each was seen last; whoever was only looked up was not seen', async () => {
    const { store } = test;
    const { ticket } = await open(['general']);
    await store.people.seen(person('ana', 'slack'), at);
    await store.people.seen(person('ana', 'teams'), later(60));
    await store.people.seen(person('eva', 'slack'), at);
    await store.people.found(person('eva', 'teams'));
    await write(ticket.id, { newDelegation: asked(ticket.id, ['ana', 'eva', 'zoe']) });
    expect(Object.fromEntries((await store.delegations.posts(ticket.id)).map(({ personId, surface }) => [personId, surface]))).toEqual({ ana: 'teams', eva: 'slack', zoe: 'slack' });
  });

  it('is asked on another surface once, with a job there', async () => {
    const { store } = test;
    const { ticket } = await open(['general']);
    await write(ticket.id, { newDelegation: asked(ticket.id, ['zoe']) });
    const [post] = await store.delegations.posts(ticket.id);
    await store.delegations.askOn(post?.id ?? '', 'teams');
    expect((await store.delegations.posts(ticket.id))[0]).toMatchObject({ surface: 'teams', state: 'wanted', shown: '' });
    expect(await ordered()).toContain('tell-experts teams');
    await store.delegations.begin(post?.id ?? '', at);
    await store.delegations.posted(post?.id ?? '', { channelId: 'D1', ts: '1', hash: 'h' });
    await store.delegations.askOn(post?.id ?? '', 'slack');
    expect((await store.delegations.posts(ticket.id))[0]).toMatchObject({ surface: 'teams', state: 'posted' });
  });
});

describe('a person', () => {
  it('has one account on each surface, and is given as she is where she is wanted', async () => {
    const { store } = test;
    const on = (surface: string, userId: string) => ({ id: 'ana', name: 'Ana', surface, userId, locale: 'es-ES' });
    await store.people.seen(on('slack', 'U1'), at);
    await store.people.seen(on('teams', '29:1'), later(5));
    const account = async (surface?: string): Promise<string | undefined> => (await store.people.get(['ana'], surface)).get('ana')?.userId;
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

describe('two accounts of one person', () => {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  const inSlack = { surface: 'slack', userId: 'U1', personId: 'slack:U1', emailHash: hash('ana@alba.example') };
  const inTeams = { surface: 'teams', userId: '29:1', personId: 'teams:29:1', emailHash: hash('ana@alba.example') };
  const offer = (code = 'GOOD', expiresAt = later(600)) => test.store.links.offer({ ...inSlack, codeHash: hash(code), expiresAt });
  const redeem = (code = 'GOOD', over: Partial<Parameters<TestStore['store']['links']['redeem']>[0]> = {}) =>
    test.store.links.redeem({ ...inTeams, codeHash: hash(code), named: () => false, at, ...over });

  it('are joined by the code, once', async () => {
    await offer();
    expect(await redeem()).toEqual({ kind: 'linked', personId: 'slack:U1' });
    expect(await test.store.links.of('teams', '29:1')).toMatchObject({ alias: 'teams:29:1', personId: 'slack:U1' });
    expect(await redeem()).toEqual({ kind: 'none' });
    expect((await test.store.links.accounts('slack:U1')).map(({ userId }) => userId)).toEqual(['29:1']);
  });

  it.each([
    ['on the same surface', { surface: 'slack' }],
    ['with another address', { emailHash: hash('eva@alba.example') }],
    ['too late', { at: later(600) }],
  ])('are not joined %s', async (_, over) => {
    await offer();
    expect(await redeem('GOOD', over)).toEqual({ kind: 'none' });
    expect(await test.store.links.of('teams', '29:1')).toBeNull();
  });

  it('are not joined by guessing: the fifth wrong code ends it', async () => {
    await offer();
    const left: unknown[] = [];
    for (let i = 0; i < 5; i += 1) left.push(await redeem(`BAD${i}`));
    expect(left).toEqual([4, 3, 2, 1, 0].map((tries) => ({ kind: 'wrong', left: tries })));
    expect(await redeem()).toEqual({ kind: 'none' });
  });

  it('are joined by the newest code only, and a new one counts tries anew', async () => {
    await offer('OLD');
    await redeem('BAD');
    await offer('NEW');
    expect(await redeem('OLD')).toEqual({ kind: 'wrong', left: 4 });
    expect(await redeem('NEW')).toMatchObject({ kind: 'linked' });
  });

  it('go by the name that the configuration gives one of them, and not where it gives both', async () => {
    await offer();
    expect(await redeem('GOOD', { personId: 'ana', named: (id) => id === 'ana' })).toEqual({ kind: 'linked', personId: 'ana' });
    expect(await test.store.links.of('slack', 'U1')).toMatchObject({ alias: 'slack:U1', personId: 'ana' });
    await test.reset();
    await offer();
    expect(await redeem('GOOD', { named: () => true })).toEqual({ kind: 'both-named' });
  });

  it('share all that they had, wrote, approve and were asked, under one id', async () => {
    const { ticket } = await open(['general']);
    const version = draft(ticket.id, 1, {
      author: 'teams:29:1',
      writers: ['teams:29:1'],
      state: 'submitted',
      approval: { rule: 1, approvers: ['teams:29:1', 'slack:U1', 'ivan'], fourEyes: 'yes' },
      approvedBy: null,
    });
    const old = draft(ticket.id, 2, { author: 'ivan', writers: ['ivan'], approvedBy: 'teams:29:1' });
    await write(ticket.id, { ticket: { owner: 'teams:29:1' }, newDraft: version });
    await write(ticket.id, { newDraft: old, newDelivery: delivery(ticket.id, old.id, { by: 'teams:29:1' }) });
    await test.store.approvalPosts.want({ draftId: old.id, ticketId: ticket.id, personId: 'teams:29:1', surface: 'teams' }, at);
    await offer();
    await redeem();
    expect(await test.store.approvalPosts.of(ticket.id)).toMatchObject([{ personId: 'slack:U1', surface: 'teams' }]);
    const now = await detail(ticket.id);
    expect(now.ticket.owner).toBe('slack:U1');
    expect(now.drafts[0]).toMatchObject({ author: 'slack:U1', writers: ['teams:29:1', 'slack:U1'], approval: { approvers: ['slack:U1', 'ivan'] } });
    expect(now.drafts[1]).toMatchObject({ author: 'ivan', writers: ['ivan'], approvedBy: 'slack:U1' });
    expect(now.deliveries[0]?.by).toBe('slack:U1');
    expect((await test.store.activity.of(ticket.id)).every(({ by: { id } }) => id !== '')).toBe(true);
  });

  describe('and four eyes', () => {
    const rule = { rule: 1, approvers: ['teams:29:1', 'slack:U1'], fourEyes: 'yes' } as const;
    async function written(author: string): Promise<{ ticketId: string; draftId: string; hash: string }> {
      const { ticket } = await open(['general']);
      const version = draft(ticket.id, 1, { author, writers: [author], state: 'submitted', approval: { ...rule, approvers: [...rule.approvers] }, approvedBy: null, approvedHash: null });
      await write(ticket.id, { ticket: { owner: author, state: 'open' }, newDraft: version });
      return { ticketId: ticket.id, draftId: version.id, hash: 'any' };
    }
    const approve = ({ ticketId, ...move }: { ticketId: string; draftId: string; hash: string }, id: string) =>
      test.store.tickets.move({ ticketId, move: { move: 'approve', ...move, send: false }, by: { kind: 'person', id }, at });

    it('see one pair: what she wrote in one chat she does not approve in the other, also when they were joined after she wrote it', async () => {
      const before = await written('slack:U1');
      await offer();
      await redeem();
      await expect(approve(before, 'slack:U1')).rejects.toMatchObject({ code: 'draft.four-eyes' });
      // Who was recognised before they were joined comes under the id of before.
      await expect(approve(before, 'teams:29:1')).rejects.toMatchObject({ code: 'draft.four-eyes' });
    });

    it('nor what she wrote under the id that no longer counts', async () => {
      const before = await written('teams:29:1');
      await offer();
      await redeem();
      await expect(approve(before, 'slack:U1')).rejects.toMatchObject({ code: 'draft.four-eyes' });
    });

    it('nor once they are parted again', async () => {
      await offer();
      await redeem();
      const during = await written('slack:U1');
      expect(await test.store.links.unlink('slack:U1', at)).toBe(1);
      expect(await test.store.links.of('teams', '29:1')).toBeNull();
      await expect(approve(during, 'teams:29:1')).rejects.toMatchObject({ code: 'draft.four-eyes' });
      await expect(approve(during, 'slack:U1')).rejects.toMatchObject({ code: 'draft.four-eyes' });
      expect(await test.store.links.unlink('slack:U1', at)).toBe(0);
    });
  });
});
