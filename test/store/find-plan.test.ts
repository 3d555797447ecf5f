import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { listQuery } from '../../store/lists/lists.ts';
import { parseFind, type What } from '../../handlers/lists/find-words.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { configuration } from '../handlers/actions/rig.ts';
import { afterAll } from 'vitest';

/** So many that looking at each would be dearer than any index; of more, all the more so. */
const TICKETS = 20_000;
const AUTHORS = TICKETS / 5;
const MESSAGES = TICKETS / 10;
/** Minutes from one to the next, so that all of them are about two years. */
const APART = 1_000_000 / TICKETS;
const now = new Date('2026-11-20T10:00:00Z');
const config = Config.parse({
  ...configuration,
  lists: { vip: { name: 'VIP' }, prensa: { name: 'Prensa', authors: ['@cliente_5'] } },
  competitors: { nordhem: { name: 'Nordhem', words: ['@nordhem'] } },
  crisis: { topics: { delays: { name: 'Retrasos', words: ['retraso'] } } },
  centres: { bilbao: { name: 'Bilbao', places: ['Bilbao'] } },
  regions: { norte: { name: 'Norte', places: ['Bilbao'] } },
});

/** Something to look for with each filter, the common and the rare: a filter without one does not compile. */
const typed: Readonly<Record<What, readonly string[]>> = {
  area: ['área:facturación', 'area:billing state:closed'],
  region: ['region:norte'],
  centre: ['centro:Bilbao'],
  language: ['language:es', 'idioma:ca'],
  sentiment: ['sentiment:negative', 'sentimiento:positivo estado:abierta'],
  category: ['categoría:queja', 'category:lead state:open'],
  topic: ['tema:retrasos', 'topic:delays state:closed'],
  intent: ['quiere:cancelar', 'wants:refund state:open'],
  red: ['alerta:legal', 'alert:press', 'alerta:peligro state:open'],
  toxicity: ['tono:ofensivo'],
  mentioned: ['menciona:Nordhem', 'mentions:nordhem state:closed'],
  urgency: ['urgency:urgent', 'urgencia:normal'],
  tag: ['#cobros', 'tag:rara'],
  author: ['@cliente_77', 'by:cliente_78 state:closed'],
  owner: ['owner:lucia', 'owner:lucia state:closed'],
  state: ['state:open', 'state:closed', 'state:snoozed', 'state:closed order:oldest'],
  since: ['since:90d', 'since:2d', 'since:30d sentiment:negative'],
  influence: ['influence:>60', 'influencia:10 state:open'],
  list: ['list:vip', 'lista:prensa state:closed'],
  order: [
    'order:oldest pedido',
    'order:newest state:open',
    'order:influence',
    'order:influence state:closed',
    'order:influence state:open',
    'order:urgency',
    'order:urgency state:closed',
    'order:waiting',
    'order:area state:open',
    'order:sentiment since:30d',
  ],
};
const searches = [...Object.values(typed).flat(), 'pedido', '4711', 'pedido #cobros area:billing since:30d'];

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore({ decide: () => ({ kind: 'moved', changes: { activity: [], jobs: [] } }) });
  await fill(store);
});
afterAll(() => store.close());

/** As a shop has them after years: most are closed, few wait, few are in other languages, and some are private. */
async function fill({ opened: { run } }: TestStore): Promise<void> {
  await run(`
    set session_replication_role = replica;
    drop index messages_by_words;
    create temp table made_again as select indexdef from pg_indexes where tablename = 'tickets' and indexname like 'tickets\\_by\\_%';
    do $$ declare name text; begin
      for name in select indexname from pg_indexes where tablename = 'tickets' and indexname like 'tickets\\_by\\_%' loop execute 'drop index ' || name; end loop;
    end $$;
    insert into authors (id, network, native_id, handle, name, seen_at)
      select 'au_' || n, 'x', 'u' || n, 'cliente_' || n, 'Cliente ' || n, now() from generate_series(1, ${AUTHORS}) n;
    insert into messages (id, network, account, native_id, current_id, version, direction, ticket_id, author_id, kind, private, text, language,
        conversation_id, url, media, counts, state, posted_at)
      select 'ms_' || n, 'x', 'alba', 'm' || n, 'm' || n, 0, 'in', 'tk_' || n, 'au_' || n, 'mention', false, case when n % 40 = 0 then 'mi pedido ' || n else 'hola ' || n end,
        'es', 'c' || n, 'https://x.example/' || n, '[]', '{}', 'live', now() from generate_series(1, ${MESSAGES}) n;
    insert into tickets (id, brand, network, account, accounts, author_id, conversation_id, area, region, centre, language, sentiment, category, urgency,
        topic, intent, red, toxicity, mentioned, influence, kind, tags, private,
        route, state, owner, opened_at, last_inbound_id, last_inbound_at, reopened, version)
      select 'tk_' || n, 'alba', 'x', 'alba', '["alba"]', 'au_' || (1 + n % ${AUTHORS}), 'c' || n,
        case when n % 4 = 0 then 'billing' when n % 4 = 1 then 'shops' end, case when n % 50 = 0 then 'norte' end, case when n % 200 = 0 then 'bilbao' end,
        case when n % 1000 = 0 then 'ca' when n % 5 = 0 then 'pt' else 'es' end,
        case n % 10 when 0 then 'negative' when 1 then 'positive' when 2 then 'neutral' end,
        case n % 9 when 0 then 'lead' when 1 then 'complaint' else 'question' end, case when n % 300 = 0 then 'urgent' else 'normal' end,
        case when n % 60 = 0 then 'delays' end, case when n % 40 = 0 then 'cancel' when n % 41 = 0 then 'refund' else 'none' end,
        case when n % 400 = 0 then 'legal,press' when n % 401 = 0 then 'danger' end, case when n % 100 = 0 then 'toxic' else 'none' end,
        case when n % 70 = 0 then 'nordhem' end, case when n % 3 = 0 then n % 101 end, 'mention',
        case when n % 500 = 0 then '["rara"]'::jsonb when n % 3 = 0 then '["Cobros", "doble"]'::jsonb else '[]'::jsonb end, n % 12 = 0,
        jsonb_build_object('rule', 1, 'matched', '[]'::jsonb, 'channels', jsonb_build_array('canal-' || n % 8)),
        case when n % 10 <> 0 then 'closed' when n % 100 = 0 then 'snoozed' else 'open' end, case when n % 30 = 0 then 'lucia' when n % 7 = 0 then 'joao' end,
        timestamptz '2026-11-20T10:00:00Z' - n * interval '${APART} minutes', 'ms_' || (1 + n % ${MESSAGES}),
        timestamptz '2026-11-20T10:00:00Z' - n * interval '${APART} minutes', 0, 1
      from generate_series(1, ${TICKETS}) n;
    do $$ declare def text; begin for def in select indexdef from made_again loop execute def; end loop; end $$;
    create index messages_by_words on messages using gin (recado_words(text, language)) where ticket_id is not null;
    set session_replication_role = origin;
    insert into author_lists (author_id, list, by, at) select 'au_' || n * 50, 'vip', 'lucia', now() from generate_series(1, 40) n;
    analyze author_lists, tickets, messages, authors`);
}

/** Who may read two channels of eight, one of them with its private ones. */
const scope = { channels: ['canal-1', 'canal-2'], privateChannels: ['canal-1'] };

async function planOf(words: string, scoped: boolean): Promise<string> {
  const find = parseFind(words, { config, now, timeZone: 'Europe/Madrid' });
  if ('unknown' in find) throw new Error(`"${words}" is not understood at "${find.unknown}"`);
  const filter = { ...find.filter, ...(scoped && scope) };
  const query = listQuery(filter, { several: false }, { limit: 10, offset: 0, countUpTo: 1_000 });
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(store.opened.db);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

describe(`what /recado find looks for among ${TICKETS} tickets`, () => {
  it.each(searches)('%s is found by an index', async (words) => {
    for (const scoped of [false, true]) {
      const plan = await planOf(words, scoped);
      expect(plan).toContain('tickets');
      expect(plan).not.toMatch(/Seq Scan on (tickets|messages|authors)\b/);
    }
  });

  it('would be seen by this test, were there no index', async () => {
    await store.opened.run('begin; drop index tickets_by_tag');
    try {
      expect(await planOf('tag:rara', false)).toBeTypeOf('string');
      await store.opened.run('drop index tickets_by_time');
      expect(await planOf('tag:rara', false)).toMatch(/Seq Scan on tickets/);
    } finally {
      await store.opened.run('rollback');
    }
  });

  it('is counted to a thousand and no further', async () => {
    const find = parseFind('state:closed', { config, now, timeZone: 'Europe/Madrid' });
    if ('unknown' in find) throw new Error('not understood');
    const { lines, total } = await store.store.lists.list(find.filter, { limit: 10, countUpTo: 1_000 });
    expect(total).toBe(1_001);
    expect(lines).toHaveLength(10);
    expect((await store.store.lists.list(find.filter, { limit: 1 })).total).toBe(TICKETS * 0.9);
  });
});
