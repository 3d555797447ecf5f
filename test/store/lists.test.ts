import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { By } from '#core/ticket/changes.ts';
import type { Limits } from '#core/ticket/wip-limits.ts';
import { decide } from '#core/ticket/moves/index.ts';
import { openTestStore, plainJobs, type TestStore } from '../support/store.ts';
import { at, inbound, later, takeIn } from './build.ts';

const person = (id: string): By => ({ kind: 'person', id });
const jobs = [
  ...plainJobs,
  { name: 'show', retryLimit: 1, concurrency: 1 },
  { name: 'redraw-home', retryLimit: 1, concurrency: 1, oneAtATimePer: 'userId' },
];
const serverUrl = process.env['RECADO_TEST_DATABASE_URL'];

describe.each([
  ...(process.env['RECADO_TEST_EMBEDDED'] === 'no' ? [] : [['embedded', undefined] as const]),
  ...(serverUrl === undefined ? [] : [['server', serverUrl] as const]),
] as const)('lists, %s', (_name, url) => {
  let store: TestStore;
  let limits: Limits = {};
  beforeAll(async () => {
    store = await openTestStore({
      decide,
      jobs,
      serverUrl: url,
      listRules: { channels: new Set(['general']), limitsOf: () => limits },
    });
  });
  beforeEach(async () => {
    limits = {};
    await store.reset();
  });
  afterAll(() => store.close());

  const claim = (ticketId: string, who: string) =>
    store.store.tickets.move({ ticketId, move: { move: 'claim' }, by: person(who), at: later(60) });
  const outcomes = (all: PromiseSettledResult<unknown>[]): string[] =>
    all.map((each) => (each.status === 'fulfilled' ? 'taken' : String((each.reason as { code?: string }).code)));
  async function waitingJobs(name: string): Promise<object[]> {
    const { rows } = await store.opened.run(`select data from pgboss.job where name = '${name}' order by id`);
    return rows.map((row) => (row as { data: object }).data);
  }

  it('never lets a person hold more than her limit, however many she takes at once', async () => {
    limits = { person: 5 };
    const ids = await takeIn(
      store.store,
      Array.from({ length: 20 }, (_, i) => inbound(`${i}`)),
    );
    const all = outcomes(await Promise.allSettled(ids.map((id) => claim(id, 'lucia'))));
    expect(all.filter((each) => each === 'taken')).toHaveLength(5);
    expect(all.filter((each) => each === 'limit.person')).toHaveLength(15);
    expect((await store.store.lists.list({ owner: 'lucia' }, { limit: 50 })).total).toBe(5);
    const [held] = (await store.store.lists.list({ owner: 'lucia' }, { limit: 1 })).lines;
    await store.store.tickets.move({
      ticketId: held?.ticketId ?? '',
      move: { move: 'release' },
      by: person('lucia'),
      at: later(61),
    });
    expect(
      outcomes(await Promise.allSettled(ids.map((id) => claim(id, 'lucia')))).filter((each) => each === 'taken').length,
    ).toBeGreaterThanOrEqual(1);
    expect((await store.store.lists.list({ owner: 'lucia' }, { limit: 50 })).total).toBe(5);
  });

  it('never lets a channel have more in hand than its limit, whoever takes them', async () => {
    limits = { claimed: 4 };
    const ids = await takeIn(
      store.store,
      Array.from({ length: 12 }, (_, i) => inbound(`${i}`)),
    );
    const all = outcomes(await Promise.allSettled(ids.map((id, i) => claim(id, `p${i}`))));
    expect(all.filter((each) => each === 'taken')).toHaveLength(4);
    expect(all.filter((each) => each === 'limit.claimed')).toHaveLength(8);
  });

  it('finds words whatever their accents, capitals and endings', async () => {
    await takeIn(store.store, [
      inbound('1', { text: 'Quiero la CANCELACIÓN ya' }),
      inbound('2', { text: 'Dos cancelaciones seguidas', postedAt: later(1) }),
      inbound('3', { text: 'A encomenda não chegou' }),
      inbound('4', { text: 'Nada que ver <script>' }),
    ]);
    const find = async (words: string): Promise<string[]> =>
      (await store.store.lists.list({ words }, { limit: 9 })).lines.map(({ handle }) => handle.replace('cliente_', ''));
    expect(await find('cancelacion')).toEqual(['1', '2']);
    expect(await find('CANCELACIONES')).toEqual(['1', '2']);
    expect(await find('cancelación ya')).toEqual(['1']);
    expect(await find('nao')).toEqual(['3']);
    expect(await find('encom')).toEqual(['3']);
    expect(await find('chego & | ! :*')).toEqual(['3']);
    expect(await find("'; drop table tickets; --")).toEqual([]);
    expect(await find('2')).toEqual(['2']);
    expect(await find('!!!')).toEqual([]);
  });

  it('keeps lists within the channels given, and pages them', async () => {
    const ids = await takeIn(store.store, [
      inbound('1', { postedAt: at }),
      inbound('2', { postedAt: later(5) }),
      inbound('3', { postedAt: later(9) }),
    ]);
    const list = async (filter: Parameters<typeof store.store.lists.list>[0], page = { limit: 9 }) =>
      store.store.lists.list(filter, page);
    expect((await list({ channels: ['billing'] })).total).toBe(3);
    expect(await list({ channels: [] })).toEqual({ lines: [], total: 0 });
    expect(await list({ channels: ['other'], words: 'pedido' })).toEqual({ lines: [], total: 0 });
    // A card there, but its home is elsewhere.
    expect((await list({ home: ['billing'] })).total).toBe(0);
    const page = await store.store.lists.list({ waiting: true }, { limit: 1, offset: 1 });
    expect(page).toMatchObject({
      total: 3,
      lines: [{ ticketId: ids[1], handle: 'cliente_2', excerpt: '¿Y mi pedido 2?', channels: ['general', 'billing'] }],
    });
    expect((await list({ order: 'newest' })).lines.map(({ ticketId }) => ticketId)).toEqual(ids.toReversed());
    expect((await list({ since: later(4), author: 'CLIENTE_3' })).lines.map(({ ticketId }) => ticketId)).toEqual([
      ids[2],
    ]);
  });

  it('counts a channel and who has what', async () => {
    const ids = await takeIn(
      store.store,
      Array.from({ length: 5 }, (_, i) => inbound(`${i}`, { postedAt: later(i) })),
    );
    await claim(ids[0] ?? '', 'lucia');
    await claim(ids[4] ?? '', 'lucia');
    const board = await store.store.lists.channel('general', 2);
    expect(board).toMatchObject({ waiting: 3, claimed: 2, approval: 0, owners: [{ personId: 'lucia', count: 2 }] });
    expect(board.oldest.map(({ ticketId }) => ticketId)).toEqual([ids[1], ids[2]]);
    expect(await store.store.lists.channel('billing', 3)).toEqual({
      waiting: 0,
      claimed: 0,
      approval: 0,
      again: 0,
      oldest: [],
      oldestAgain: [],
      owners: [],
    });
  });

  it('orders one drawing for many moves, and pages only of whoever looks', async () => {
    const ids = await takeIn(
      store.store,
      Array.from({ length: 6 }, (_, i) => inbound(`${i}`)),
    );
    for (const id of ids.slice(0, 3)) await claim(id, 'lucia');
    const queue = { kind: 'queue', ownerId: 'general', surface: 'slack', place: 'general' };
    expect(await waitingJobs('show')).toEqual([queue]);
    expect(await waitingJobs('redraw-home')).toEqual([]);
    await store.store.homes.opened({ surface: 'slack', userId: 'ULUCIA', personId: 'lucia', at: new Date() });
    await store.store.homes.opened({
      surface: 'slack',
      userId: 'UIVAN',
      personId: 'ivan',
      at: new Date(Date.now() - 9 * 3_600_000),
    });
    const users = async (): Promise<string[]> =>
      (await waitingJobs('redraw-home')).map((data) => (data as { userId: string }).userId).toSorted();
    expect(await users()).toEqual(['UIVAN', 'ULUCIA']);
    for (const id of ids.slice(3, 5)) await claim(id, 'lucia');
    await claim(ids[5] ?? '', 'ivan');
    expect(await users()).toEqual(['UIVAN', 'ULUCIA', 'ULUCIA']);
  });

  it("counts nobody's answers as hers", async () => {
    expect(await store.store.lists.numbers('lucia', 'Europe/Madrid', at)).toEqual({
      today: 0,
      week: 0,
      firstAnswerMinutes: null,
    });
  });

  it('tells no median of fewer than five first answers', async () => {
    const ids = await takeIn(
      store.store,
      Array.from({ length: 5 }, (_, i) => inbound(`${i}`)),
    );
    /** Ten minutes after the customer wrote, twenty, thirty ... */
    const answer = async (index: number): Promise<void> => {
      const id = ids[index] ?? '';
      const answered = later((index + 1) * 600);
      await store.opened.run('update tickets set opened_at = $2, first_answered_at = $3 where id = $1', [
        id,
        at,
        answered,
      ]);
      await store.opened.run(
        `insert into drafts (id, ticket_id, version, text, attachments, account, private, target, state, author, writers, findings, approval, created_at)
        values ('dr_' || $1, $1, 1, 'Hola', '[]', 'alba', false, 'm', 'approved', 'lucia', '["lucia"]', '[]', '{"rule": 0, "approvers": [], "fourEyes": "no"}', $2)`,
        [id, at],
      );
      await store.opened.run(
        `insert into deliveries (id, ticket_id, draft_id, state, op_id, attempts, by, queued_at, sent_at, native_id, url, lookups)
        values ('dl_' || $1, $1, 'dr_' || $1, 'sent', 'op_' || $1, 1, 'lucia', $2, $3, 'n_' || $1, '', 0)`,
        [id, at, answered],
      );
    };
    const median = async (): Promise<number | null> =>
      (await store.store.lists.numbers('lucia', 'Europe/Madrid', later(7_200))).firstAnswerMinutes;
    for (const index of [0, 1, 2, 3]) await answer(index);
    expect(await median()).toBeNull();
    await answer(4);
    expect(await median()).toBe(30);
  });
});
