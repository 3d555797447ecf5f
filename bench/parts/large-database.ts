import { sql, type RawBuilder } from 'kysely';
import { silentLog } from '#core/ports/log.ts';
import { decide } from '#core/ticket/moves/index.ts';
import { cacheFolders } from '../../bot/starting/cache-folders.ts';
import { jobs } from '../../handlers/jobs/registry.ts';
import type { Opened } from '../../store/database/database.ts';
import { openEmbedded } from '../../store/database/embedded.ts';
import { createStore } from '../../store/index.ts';
import type { Store } from '../../store/store.ts';
import type { Room } from '../room.ts';

/** One author wrote every hundredth conversation; the others share the rest. */
export const HEAVY = 'au_0';
/** Answers are by them, in turns; bench/brand.yaml knows them. */
const PEOPLE = ['lucia', 'joao', 'teresa', 'ivan', 'emma'];
/** On a busy machine, more of them take longer than the watchdog of the database lets it be silent. */
const PART = 10_000;
/** The newest conversations are under way; all older ones are closed. */
const UNDER_WAY = 400;

export interface Large extends AsyncDisposable {
  opened: Opened;
  store: Store;
  folder: string;
}

const made = new WeakMap<Room, Map<number, Promise<string>>>();

/** The embedded store with so many messages, made once for the whole run: whoever measures next opens the same folder. */
export async function openLarge(run: Room, messages: number): Promise<Large> {
  const all = made.get(run) ?? new Map<number, Promise<string>>();
  made.set(run, all);
  const making = all.get(messages) ?? make(run.folder(`large-${messages}`), messages);
  all.set(messages, making);
  const folder = await making;
  return await open(folder);
}

async function make(folder: string, messages: number): Promise<string> {
  await using empty = await open(folder);
  await fillLarge(empty.opened, messages);
  return folder;
}

async function open(folder: string): Promise<Large> {
  const opened = await openEmbedded({ folder, log: silentLog, caches: cacheFolders(process.env) });
  const { store } = await createStore({ opened, jobs, decide, log: silentLog, timeZone: 'Europe/Madrid' });
  return { opened, store, folder, [Symbol.asyncDispose]: () => store.close() };
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

/**
 * A conversation every four minutes, with four messages of which each fifth is ours: a hundred thousand are seventy days. Four of five
 * conversations were answered, approved and closed, with every stretch that somebody waited, as the moves keep it.
 */
export async function fillLarge({ db }: Pick<Opened, 'db'>, messages: number): Promise<void> {
  const tickets = messages / 4;
  const author = sql`case when n % 100 = 0 then ${HEAVY} else 'au_' || (1 + n % ${messages / 10 - 1}::int) end`;
  const person = sql`(${PEOPLE}::text[])[1 + n % ${PEOPLE.length}::int]`;
  const opened = sql`now() - n * interval '4 minutes'`;
  /** When it was claimed, answered and closed. */
  const claimed = sql`${opened} + (2 + n * 13 % 90) * interval '1 minute'`;
  const answered = sql`${opened} + (100 + n * 37 % 600) * interval '1 minute'`;
  const closed = sql`${opened} + (800 + n * 11 % 300) * interval '1 minute'`;
  /** None of the four messages of every fifth conversation is ours. */
  const isAnswered = sql`n > ${UNDER_WAY} and n % 5 <> 1`;

  /** In parts, each a transaction: one of a million rows would hold them all in memory. */
  async function each(count: number, insert: (numbers: RawBuilder<unknown>) => RawBuilder<unknown>): Promise<void> {
    for (let from = 1; from <= count; from += PART)
      await insert(sql`generate_series(${from}::int, ${Math.min(count, from + PART - 1)}::int) n`).execute(db);
  }

  // Nobody looks for words here, and it would take longer to fill than all the rest.
  await sql`drop index messages_by_words`.execute(db);
  await each(
    messages / 10,
    (numbers) => sql`insert into authors (id, network, native_id, handle, name, seen_at)
      select 'au_' || n - 1, 'x', 'u' || n - 1, 'cliente_' || n - 1, 'Cliente ' || n - 1, now() from ${numbers}`,
  );
  await each(
    tickets,
    (
      numbers,
    ) => sql`insert into tickets (id, brand, network, account, accounts, author_id, conversation_id, area, region, centre, category, sentiment, kind,
        tags, private, route, state, close_reason, owner, owned_since, opened_at, closed_at, first_answered_at, last_inbound_id, last_inbound_at, reopened,
        version, clock)
      select 'tk_' || n, 'alba', 'x', 'alba', '["alba"]', ${author}, 'c' || n, (array['billing', 'deliveries', 'shops', 'product', null])[1 + n % 5],
        case when n % 3 = 0 then 'norte' end, case when n % 9 = 0 then 'bilbao' end, (array['complaint', 'question', 'praise'])[1 + n % 3],
        (array['negative', 'neutral', 'positive'])[1 + n % 3], 'mention', case when n % 4 = 0 then '["factura", "devolución"]'::jsonb else '[]' end, n % 12 = 0,
        jsonb_build_object('rule', 1, 'matched', '[]'::jsonb, 'channels', jsonb_build_array('canal-' || n % 8)),
        case when n > ${UNDER_WAY} then 'closed' else 'open' end,
        case when n > ${UNDER_WAY} then case when ${isAnswered} then 'answered' else 'no-answer-needed' end end,
        case when n % 3 = 0 then 'lucia' end, case when n % 3 = 0 then ${claimed} end, ${opened}, case when n > ${UNDER_WAY} then ${closed} end,
        case when ${isAnswered} then ${answered} end, 'ms_' || 4 * n - 3, ${opened}, 0, 1,
        jsonb_build_object('base', jsonb_build_object('at', (extract(epoch from ${opened}) * 1000)::bigint, 'round', 1, 'turn', 1,
          'openFrom', (extract(epoch from ${opened}) * 1000)::bigint, 'askedSince', null, 'roundSince', null, 'owned', false, 'expert', false,
          'approver', false, 'network', false, 'closed', false), 'marks', jsonb_build_array(jsonb_build_object('at',
          (extract(epoch from ${opened}) * 1000)::bigint, 'what', 'asked')))
      from ${numbers}`,
  );
  await each(
    messages,
    (
      numbers,
    ) => sql`insert into messages (id, network, account, native_id, current_id, version, direction, ticket_id, author_id, kind, private, text, language,
        conversation_id, url, media, counts, state, posted_at, readings)
      select 'ms_' || i, 'x', 'alba', 'm' || i, 'm' || i, 0, case when i % 5 = 0 then 'out' else 'in' end, 'tk_' || n, ${author}, 'mention', n % 12 = 0,
        'mi pedido ' || i || ' no ha llegado y nadie me contesta', 'es', 'c' || n, 'https://x.example/' || i, '[]',
        case when i % 5 = 0 then jsonb_build_object('likes', i % 7, 'reposts', i % 3) else '{}' end, 'live', now() - i * interval '1 minute',
        case when i % 5 <> 0 then ${READ}::jsonb end
      from (select n as i, 1 + (n - 1) / 4 as n from ${numbers}) each`,
  );
  await each(
    messages / 50,
    (numbers) => sql`insert into message_labels (message_id, version, label, value, why, source, model, by, at)
      select 'ms_' || 50 * n - 49, 0, 'sentiment', (array['negative', 'neutral', 'positive'])[1 + n % 3], '[]', 'person', 'bench', 'lucia', now()
      from ${numbers}`,
  );
  await each(
    tickets,
    (numbers) => sql`insert into waits (ticket_id, wait, round, turn, from_at, to_at, calendar_ms, service_ms)
      select 'tk_' || n, wait, 1, 1, from_at, to_at, extract(epoch from to_at - from_at) * 1000, extract(epoch from to_at - from_at) * 400
      from ${numbers}, lateral (values ('claim', ${opened}, ${claimed}), ('writing', ${claimed}, ${answered} - interval '20 seconds'),
        ('network', ${answered} - interval '20 seconds', ${answered}), ('customer', ${answered}, ${closed})) w (wait, from_at, to_at)
      where ${isAnswered}`,
  );
  await each(
    tickets,
    (
      numbers,
    ) => sql`insert into reply_times (ticket_id, kind, round, turn, from_at, to_at, calendar_ms, service_ms, target_ms, target_clock, by, marked)
      select 'tk_' || n, kind, 1, turn, from_at, to_at, extract(epoch from to_at - from_at) * 1000, extract(epoch from to_at - from_at) * 400,
        case when kind <> 'resolution' then 14400000 end, case when kind <> 'resolution' then 'service' end, case when kind <> 'resolution' then ${person} end, false
      from ${numbers}, lateral (values ('first', 1, ${opened}, ${answered}), ('next', 2, ${answered}, ${answered} + interval '25 minutes'),
        ('resolution', 1, ${opened}, ${closed})) r (kind, turn, from_at, to_at)
      where ${isAnswered} and (kind <> 'next' or n % 4 = 0)`,
  );
  await each(
    tickets,
    (
      numbers,
    ) => sql`insert into drafts (id, ticket_id, version, text, attachments, account, private, target, state, author, writers, findings, approval, created_at)
      select 'dr_' || n, 'tk_' || n, 1, 'Hola: lo estamos mirando y te escribimos.', '[]', 'alba', n % 12 = 0, 'm' || 4 * n, 'approved', ${person},
        jsonb_build_array(${person}), case when n % 6 = 0 then '[{"clause": "2.2"}]'::jsonb else '[]' end,
        '{"rule": 0, "approvers": [], "fourEyes": "no"}', ${answered} - interval '10 minutes'
      from ${numbers} where ${isAnswered}`,
  );
  await each(
    tickets,
    (
      numbers,
    ) => sql`insert into deliveries (id, ticket_id, draft_id, state, op_id, attempts, by, queued_at, sent_at, native_id, url, lookups)
      select 'dl_' || n, 'tk_' || n, 'dr_' || n, 'sent', 'op_' || n, 1, ${person}, ${answered} - interval '20 seconds', ${answered},
        'm' || 5 * (4 * n / 5), '', 0
      from ${numbers} where ${isAnswered}`,
  );
  await each(
    tickets / 10,
    (
      numbers,
    ) => sql`insert into ratings (id, ticket_id, author_id, draft_id, delivery_id, sender, experts, language, choices, asked_at, score, rated_at)
      select 'ra_' || n, 'tk_' || n, ${author}, 'dr_' || n, 'dl_' || n, ${person}, '[]', 'es', '[]', ${closed}, case when n % 3 = 0 then 1 + n % 5 end,
        case when n % 3 = 0 then ${closed} + interval '1 hour' end
      from (select 10 * n as n from ${numbers}) each where ${isAnswered}`,
  );
  await each(
    tickets / 50,
    (
      numbers,
    ) => sql`insert into answer_reviews (id, sample, place, blind, ticket_id, delivery_id, sender, experts, drawn_by, drawn_at, score, reviewed_by, reviewed_at)
      select 'rv_' || n, 'rs_1', n, false, 'tk_' || n, 'dl_' || n, ${person}, '[]', 'emma', ${closed}, 1 + n % 5, 'emma', ${closed}
      from (select 50 * n as n from ${numbers}) each where ${isAnswered}`,
  );
  await each(
    tickets,
    (numbers) => sql`insert into activity (at, ticket_id, by_kind, by_id, what, detail)
      select at, 'tk_' || n, 'person', ${person}, what, case when what like 'draft.%' then jsonb_build_object('draftId', 'dr_' || n) else '{}' end
      from ${numbers}, lateral (values ('claim', ${claimed}, true), ('take-over', ${claimed}, n % 6 = 0), ('draft.returned', ${answered} - interval '5 minutes', n % 8 = 0),
        ('draft.approved', ${answered} - interval '1 minute', true), ('close', ${closed}, true), ('reopen', ${closed} + interval '1 day', n % 20 = 0)) a (what, at, holds)
      where ${isAnswered} and holds order by at`,
  );
  await sql`analyze`.execute(db);
}
