import { sql } from 'kysely';
import { silentLog } from '#core/ports/log.ts';
import { decide } from '#core/ticket/moves/index.ts';
import { openEmbedded, type Embedded } from '../../store/database/embedded.ts';
import { createStore } from '../../store/index.ts';
import type { Store } from '../../store/store.ts';
import { jobs } from '../../handlers/jobs/registry.ts';
import type { Room } from '../room.ts';
import { percentile, ratio, shown, spread } from '../statistics.ts';
import type { Row } from '../table.ts';

const AIM_MS = 50;
const NEWEST = 500;
const PAGE = 12;
const PART = 50_000;
/** One author wrote every hundredth message; the others share the rest. */
const HEAVY = 'au_0';

/** How long it takes to see what somebody wrote to us, among few messages and among a million. */
export async function measureHistory(room: Room, quick: boolean): Promise<Row[]> {
  const rows: Row[] = [];
  for (const messages of quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000]) {
    const opened = await openEmbedded({ folder: room.folder(`history-${messages}`), log: silentLog });
    const { store } = await createStore({ opened, jobs, decide, log: silentLog, timeZone: 'Europe/Madrid' });
    try {
      await fill(opened, messages);
      rows.push(await measureOne(store, messages, quick ? 200 : 1_000));
    } finally {
      await store.close();
    }
  }
  return rows;
}

async function measureOne(store: Pick<Store, 'messages'>, messages: number, looks: number): Promise<Row> {
  const authors = messages / 10;
  const scope = { channels: ['canal-1', 'canal-2'], privateChannels: ['canal-1'] };
  const ours: number[] = [];
  const bare: number[] = [];
  let seen = 0;
  for (let look = 0; look < looks; look += 1) {
    const author = look % 5 === 0 ? HEAVY : `au_${1 + ((look * 7_919) % (authors - 1))}`;
    const from = performance.now();
    const said = await store.messages.byAuthor(author, { ...(look % 2 === 0 && scope), limit: NEWEST });
    const words = await store.messages.get(said.slice(0, PAGE).map(({ id }) => id));
    const between = performance.now();
    await store.messages.get([`ms_${1 + ((look * 104_729) % messages)}`]);
    bare.push(performance.now() - between);
    ours.push(between - from);
    if (words.length < Math.min(PAGE, said.length)) throw new Error('words of the history are missing');
    seen += said.length;
  }
  if (seen < looks) throw new Error('the history was empty');
  const p99 = percentile(ours, 0.99);
  return {
    name: `author history, among ${messages.toLocaleString('en-GB')} messages (p99, ms)`,
    ours: shown(p99),
    baseline: shown(percentile(bare, 0.99)),
    ratio: ratio(p99, percentile(bare, 0.99)),
    aim: `<= ${AIM_MS} ms`,
    met: p99 <= AIM_MS,
    how: `${looks} looks, median ${shown(percentile(ours, 0.5))} ms, ${spread(ours)} ms; ${Math.round(seen / looks)} rows each`,
  };
}

/** What is read of each lies with it; every fiftieth was corrected by a person. */
const READ = JSON.stringify({
  at: '2026-11-29T10:00:00Z',
  read: ['language', 'category', 'urgency', 'area', 'topic', 'toxicity', 'sentiment'].map((label) => [
    label,
    label === 'sentiment' ? 'negative' : 'one',
    0.8125,
    [[0, 9]],
    'text',
    'bench',
  ]),
});

/** Ten messages an author, four a ticket and each fifth an answer of ours; a month holds a tenth of them. */
async function fill({ db }: Embedded, messages: number): Promise<void> {
  const tickets = messages / 4;
  await sql`drop index messages_by_words`.execute(db);
  await sql`insert into authors (id, network, native_id, handle, name, seen_at)
    select 'au_' || n, 'x', 'u' || n, 'cliente_' || n, 'Cliente ' || n, now() from generate_series(0, ${messages / 10}::int) n`.execute(
    db,
  );
  const author = sql`case when n % 100 = 0 then ${HEAVY} else 'au_' || (1 + n % ${messages / 10 - 1}::int) end`;
  for (let from = 1; from <= tickets; from += PART)
    await sql`insert into tickets (id, brand, network, account, accounts, author_id, conversation_id, kind, tags, private, route, state, owner, opened_at,
        last_inbound_id, last_inbound_at, reopened, version)
      select 'tk_' || n, 'alba', 'x', 'alba', '["alba"]', ${author}, 'c' || n, 'mention', '[]', n % 12 = 0,
        jsonb_build_object('rule', 1, 'matched', '[]'::jsonb, 'channels', jsonb_build_array('canal-' || n % 8)), 'closed',
        case when n % 3 = 0 then 'lucia' end, now() - n * interval '4 minutes', 'ms_' || n, now() - n * interval '4 minutes', 0, 1
      from generate_series(${from}::int, ${Math.min(tickets, from + PART - 1)}::int) n`.execute(db);
  for (let from = 1; from <= messages; from += PART) {
    const to = Math.min(messages, from + PART - 1);
    await sql`insert into messages (id, network, account, native_id, current_id, version, direction, ticket_id, author_id, kind, private, text, language,
        conversation_id, url, media, counts, state, posted_at, readings)
      select 'ms_' || i, 'x', 'alba', 'm' || i, 'm' || i, 0, case when i % 5 = 0 then 'out' else 'in' end, 'tk_' || n, ${author}, 'mention', n % 12 = 0,
        'mi pedido ' || i || ' no ha llegado y nadie me contesta', 'es', 'c' || n, 'https://x.example/' || i, '[]', '{}', 'live', now() - i * interval '1 minute',
        case when i % 5 <> 0 then ${READ}::jsonb end
      from (select i, 1 + i % ${tickets}::int as n from generate_series(${from}::int, ${to}::int) i) each`.execute(db);
    await sql`insert into message_labels (message_id, version, label, value, why, source, model, by, at)
      select 'ms_' || i, 0, 'sentiment', (array['negative', 'neutral', 'positive'])[1 + i % 3], '[]', 'person', 'bench', 'lucia', now()
      from generate_series(${from}::int, ${to}::int) i where i % 50 = 1`.execute(db);
  }
  await sql`analyze`.execute(db);
}
