import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { historyQuery } from '../../store/intake/author-history.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

const at = "timestamptz '2026-11-20T10:00:00Z'";
/** The ninth wrote a fifth of everything. */
const author = "case when n % 5 = 0 then 'au_9' else 'au_' || (1 + n % 1000) end";
let store: TestStore;
beforeAll(async () => {
  store = await openTestStore({ decide: () => ({ kind: 'moved', changes: { activity: [], jobs: [] } }) });
  await store.opened.run(`
    drop index messages_by_words;
    insert into authors (id, network, native_id, handle, name, seen_at)
      select 'au_' || n, 'x', 'u' || n, 'cliente_' || n, 'Cliente ' || n, now() from generate_series(1, 1000) n;
    insert into tickets (id, brand, network, account, accounts, author_id, conversation_id, kind, tags, private, route, state, owner, opened_at,
        last_inbound_id, last_inbound_at, reopened, version)
      select 'tk_' || n, 'alba', 'x', 'alba', '["alba"]', ${author}, 'c' || n, 'mention', '[]', n = 1001 or n = 2001,
        jsonb_build_object('rule', 1, 'matched', '[]'::jsonb, 'channels', jsonb_build_array(case when n = 2001 then 'billing' else 'general' end)),
        'closed', 'lucia', now(), 'ms_' || n, now(), 0, 1
      from generate_series(1, 4500) n;
    insert into messages (id, network, account, native_id, current_id, version, direction, ticket_id, author_id, kind, private, text, language,
        conversation_id, url, media, counts, state, posted_at)
      select 'ms_' || n || d, 'x', 'alba', n || d, n || d, 0, d, 'tk_' || n, case when d = 'in' then ${author} end, 'mention',
        n = 1001 or n = 2001, 'hola', 'es', 'c' || n, 'https://x.example/' || n, '[]', '{}', case when n = 3001 then 'deleted' else 'live' end,
        ${at} - n * interval '1 minute' + case when d = 'out' then interval '1 second' else interval '0' end
      from generate_series(1, 4500) n, unnest(array['in', 'out']) d;
    insert into message_labels (message_id, version, label, value, why, source, model, at)
      select id, 0, 'sentiment', 'neutral', '[]'::jsonb, 'text', 'test', now() from messages where direction = 'in'
      union all select 'ms_1in', 0, 'sentiment', 'negative', '[]'::jsonb, 'person', 'test', now();
    analyze`);
});
afterAll(() => store.close());

const general = ['general'];
const read = async (filter: { channels?: string[]; privateChannels?: string[] }): Promise<string[]> =>
  (await store.store.messages.byAuthor('au_2', { ...filter, limit: 500 })).map(({ nativeId }) => nativeId);

describe('the history of an author', () => {
  it('holds what she wrote and what we answered, newest first, and nothing that was deleted', async () => {
    expect(await read({})).toEqual(['1out', '1in', '1001out', '1001in', '2001out', '2001in', '4001out', '4001in']);
  });

  it('keeps to the channels of the reader, and to those where she reads private ones', async () => {
    expect(await read({ channels: general })).toEqual(['1out', '1in', '1001out', '1001in', '4001out', '4001in']);
    expect(await read({ channels: general, privateChannels: [] })).toEqual(['1out', '1in', '4001out', '4001in']);
    expect(await read({ channels: [...general, 'billing'], privateChannels: ['billing'] })).toEqual([
      '1out',
      '1in',
      '2001out',
      '2001in',
      '4001out',
      '4001in',
    ]);
    expect(await read({ channels: [] })).toEqual([]);
  });

  it('says of each whose it was and its sentiment, as a person corrected it', async () => {
    const rows = await store.store.messages.byAuthor('au_2', { limit: 500 });
    expect(rows.slice(0, 3)).toMatchObject([
      { direction: 'out', owner: 'lucia', sentiment: null },
      { direction: 'in', owner: 'lucia', sentiment: 'negative', account: 'alba', private: false },
      { direction: 'out', sentiment: null, private: true },
    ]);
    expect(rows[0]?.postedAt).toBeInstanceOf(Date);
  });

  it('takes the sentiment of the newest version that has one, a person before what was read', async () => {
    await store.opened.run('begin');
    try {
      const read = `'{"at": "2026-11-20T10:00:00Z", "read": [["language", "es"], ["sentiment", "positive"]]}'::jsonb`;
      await store.opened.run(`
        update messages set readings = ${read} where id in ('ms_1in', 'ms_1001in');
        update messages set version = 1 where id in ('ms_1001in', 'ms_2001in', 'ms_4001in');
        insert into message_versions (message_id, version, current_id, text, media, readings)
          values ('ms_4001in', 0, '4001in', 'hola', '[]', ${read});
        delete from message_labels where message_id = 'ms_4001in'`);
      const rows = await store.store.messages.byAuthor('au_2', { limit: 500 });
      const told = rows.flatMap(({ direction, nativeId, sentiment }) =>
        direction === 'in' ? [[nativeId, sentiment]] : [],
      );
      expect(told).toEqual([
        ['1in', 'negative'],
        ['1001in', 'positive'],
        ['2001in', 'neutral'],
        ['4001in', 'positive'],
      ]);
    } finally {
      await store.opened.run('rollback');
    }
  });

  it('looks at no more than the newest so many', async () => {
    expect((await store.store.messages.byAuthor('au_2', { limit: 3 })).map(({ nativeId }) => nativeId)).toEqual([
      '1out',
      '1in',
      '1001out',
    ]);
  });

  it('tells what was heard of her and which watched accounts she named in public, none by the beginning of another', async () => {
    await store.opened.run('begin');
    try {
      await store.opened.run(`
        update messages set text = 'Hola @Nord.Hem y @tavira_es, ¿y el pedido?' where id in ('ms_1in', 'ms_1001in');
        insert into messages (id, network, account, native_id, current_id, version, direction, ticket_id, author_id, kind, private, text, language,
            conversation_id, url, media, counts, state, posted_at)
          select 'ms_heard', network, account, 'heard', 'heard', 0, 'in', null, author_id, 'post', false, 'Nada para vosotros, @tavira', 'es', 'h', url, '[]', '{}',
            'live', posted_at + interval '1 hour' from messages where id = 'ms_1in';
        insert into heard (message_id, account, watch, posted_at) values ('ms_heard', 'alba', 'rivales', now()), ('ms_1in', 'alba', 'rivales', now())`);
      const watched = ['nord.hem', 'tavira'];
      const rows = await store.store.messages.byAuthor('au_2', { channels: general, watched, limit: 500 });
      const told = rows.map(({ nativeId, heard, watched: to }) => [nativeId, heard, to]);
      expect(told.slice(0, 5)).toEqual([
        ['heard', ['alba:rivales'], ['tavira']],
        ['1out', [], []],
        // It was heard first, and said to us since.
        ['1in', [], ['nord.hem']],
        ['1001out', [], []],
        ['1001in', [], []],
      ]);
    } finally {
      await store.opened.run('rollback');
    }
  });

  const scopes = [{ watched: ['nordhem'] }, { channels: general }, { channels: general, privateChannels: [] }];
  const explained = scopes.flatMap((scope) => [
    { who: 'au_2', scope },
    { who: 'au_9', scope },
  ]);

  it('is found by indexes alone, whoever reads it and however much she wrote', async () => {
    for (const { who, scope } of explained) {
      const query = historyQuery(who, { ...scope, limit: 500 });
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(store.opened.db);
      expectIndexes(rows.map((row) => row['QUERY PLAN']).join('\n'));
    }
  });

  it('is found by them too with the one plan for everybody that a server keeps after a few looks', async () => {
    await store.opened.run('set plan_cache_mode = force_generic_plan');
    try {
      for (const { who, scope } of explained) {
        const { sql: text, parameters } = historyQuery(who, { ...scope, limit: 500 }).compile(store.opened.db);
        const given = parameters.map((each) => `'${Array.isArray(each) ? `{${each.join(',')}}` : String(each)}'`);
        await store.opened.run(`prepare history as ${text}`);
        const { rows } = await store.opened.run(`explain execute history (${given.join(', ')})`);
        await store.opened.run('deallocate history');
        const plan = rows.map((row) => String(Object.values(row as Record<string, unknown>)[0])).join('\n');
        // It is the one plan: whose history it is stands in it as a place for it, not as a name.
        expect(plan).toMatch(/author_id = \$\d/);
        expectIndexes(plan);
      }
    } finally {
      await store.opened.run('reset plan_cache_mode');
    }
  });
});

function expectIndexes(plan: string): void {
  expect(plan).toContain('messages_of_author');
  expect(plan).toContain('tickets_pkey');
  expect(plan).not.toMatch(/Seq Scan on (messages|tickets|message_labels)\b/);
}
