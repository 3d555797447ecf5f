import { sql } from 'kysely';
import { quotingChecks } from '#core/ticket/draft.ts';
import { indexedLabels, labelIds, labels } from '#core/ticket/labels/index.ts';
import type { Db, Trx } from '../database/database.ts';
import { toSnake } from '../database/rows.ts';

/** What a person wrote, as a deletion needs to name it. */
export interface Written {
  account: string;
  nativeId: string;
  /** They are not forgotten yet. */
  hasWords: boolean;
}

/** Of what was read, what follows from our account: that is no word of hers. */
const LEFT = sql`jsonb_set(readings, '{read}', (select coalesce(jsonb_agg(e), '[]') from jsonb_array_elements(readings -> 'read') e where e ->> 4 = 'account'))`;

/** The words of messages, in every version and where they came in. That they were there stays: tickets and figures need it. */
export async function forgetWords(trx: Trx, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length === 0) return;
  const ids = sql`any(${[...messageIds]}::text[])`;
  await sql`update message_versions set text = '', media = '[]'::jsonb, readings = ${LEFT} where message_id = ${ids}`.execute(
    trx,
  );
  await sql`update messages set text = '', media = '[]'::jsonb, language = null, readings = ${LEFT} where id = ${ids}`.execute(
    trx,
  );
  // What a colleague said of it and what follows from our account are no words of hers.
  await sql`delete from message_labels where message_id = ${ids} and source not in ('person', 'account')`.execute(trx);
}

/** What checks of answers quoted of a conversation in which something was deleted; whoever writes on is told anew. */
export async function forgetQuotes(trx: Trx, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length === 0) return;
  await sql`
    update drafts set findings = (
      select coalesce(jsonb_agg(f.each order by f.nth), '[]') from jsonb_array_elements(findings) with ordinality f (each, nth)
      where f.each ->> 'check' <> all(${[...quotingChecks]}::text[]))
    where ticket_id = any(${[...new Set(ticketIds)]}::text[])
      and exists (select from jsonb_array_elements(findings) f where f ->> 'check' = any(${[...quotingChecks]}::text[]))`.execute(
    trx,
  );
}

/** What came in under a network's own numbers, also where it could never be taken in. */
export async function forgetReceived(
  trx: Trx,
  received: readonly { network: string; nativeId: string }[],
): Promise<void> {
  if (received.length === 0) return;
  await sql`
    update inbox i
    set error = null, event = jsonb_set(i.event, '{message}', ((i.event -> 'message') || '{"text": "", "media": []}'::jsonb) - 'title' - 'subject')
    from unnest(${received.map(({ network }) => network)}::text[], ${received.map(({ nativeId }) => nativeId)}::text[]) gone (network, native_id)
    where i.network = gone.network and i.native_id = gone.native_id and i.event ? 'message'`.execute(trx);
}

/**
 * What holds for the tickets of forgotten messages, once their own changes are written: what a person set right, what tells of an
 * account of ours, and else what the newest message says that is left, of the rows that are kept of it.
 */
export async function forgetLabels(trx: Trx, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length === 0) return;
  const several = labelIds.filter((id) => labels[id].many);
  const left = (id: string): string =>
    `case when t.corrected ? '${id}' then t.${toSnake(id)} else said.labels ->> '${id}' end`;
  await sql`
    with touched as (select distinct ticket_id as id from messages where id = any(${[...messageIds]}::text[]) and ticket_id is not null),
    kept as (
      select m.ticket_id, l.label, l.value, m.posted_at, l.version
      from touched join tickets t on t.id = touched.id join messages m on m.ticket_id = t.id and m.direction = 'in' and (t.private or not m.private)
      cross join lateral (select label, value, version from known_labels l where l.message_id = m.id and l.source <> 'person' and l.value is not null) l),
    newest as (
      (select distinct on (ticket_id, label) ticket_id, label, value from kept where label <> all(${several}::text[])
      order by ticket_id, label, posted_at desc, version desc)
      union all
      select ticket_id, label, string_agg(distinct each, ',') from kept cross join unnest(string_to_array(value, ',')) each
      where label = any(${several}::text[]) group by ticket_id, label),
    said as (
      select touched.id, coalesce(jsonb_object_agg(newest.label, newest.value) filter (where newest.label is not null), '{}') as labels
      from touched left join newest on newest.ticket_id = touched.id group by touched.id)
    update tickets t
    set ${sql.raw(indexedLabels.map((id) => `${toSnake(id)} = ${left(id)}`).join(', '))},
      labels = (select coalesce(jsonb_object_agg(each.key, each.value), '{}') from (
        select key, value from jsonb_each(t.labels) where t.corrected ? key
        union all select key, value from jsonb_each(said.labels) where not t.corrected ? key and key <> all(${[...indexedLabels]}::text[])) each)
    from said where said.id = t.id`.execute(trx);
}

/** Everything that somebody wrote to us, by the network's own number of her. */
export async function writtenBy(db: Db, network: string, authorNativeId: string): Promise<Written[]> {
  return db
    .selectFrom('messages')
    .innerJoin('authors', 'authors.id', 'messages.authorId')
    .select(['messages.account', 'messages.nativeId', sql<boolean>`messages.text <> ''`.as('hasWords')])
    .where('authors.network', '=', network)
    .where('authors.nativeId', '=', authorNativeId)
    .where('messages.direction', '=', 'in')
    .orderBy('messages.postedAt')
    .execute();
}

/** Her name, what stands beside it and what colleagues said of her. Her number stays, so that what she deletes later is found. */
export async function forgetPerson(db: Db, network: string, authorNativeId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`
      with gone as (update authors set handle = '—', name = '—', bio = null, avatar_url = null, followers = null, following = null,
          joined_on = null, verified = null, influence = null where network = ${network} and native_id = ${authorNativeId} returning id),
        lists as (delete from author_lists l using gone where l.author_id = gone.id),
        notes as (delete from author_notes n using gone where n.author_id = gone.id),
        follows as (delete from new_followers f using gone where f.author_id = gone.id),
        tickets as (update tickets t set influence = null from gone where t.author_id = gone.id),
        said as (update ratings r set comment = null from gone where r.author_id = gone.id)
      delete from author_days d using gone where d.author_id = gone.id`.execute(trx);
    await sql`
      update inbox set event = jsonb_set(event, '{message,author}', jsonb_build_object('nativeId', ${authorNativeId}::text, 'handle', '—', 'name', '—'))
      where network = ${network} and author_native_id = ${authorNativeId} and event ? 'message'`.execute(trx);
    await sql`
      update tickets t
      set route = jsonb_set(t.route, '{matched}', (
        select jsonb_agg(case when part ->> 'on' = 'author' then jsonb_set(part, '{value}', '"—"') else part end)
        from jsonb_array_elements(t.route -> 'matched') part))
      from authors a
      where a.network = ${network} and a.native_id = ${authorNativeId} and t.author_id = a.id and t.route -> 'matched' @> '[{"on": "author"}]'`.execute(
      trx,
    );
  });
}
