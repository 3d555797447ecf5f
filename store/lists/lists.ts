import { sql, type RawBuilder } from 'kysely';
import { LEAST } from '#core/reports/figures.ts';
import { fold } from '#core/routing/words.ts';
import type { Db } from '../database/database.ts';
import { foundTable, holdsWords, writtenBy } from './find.ts';
import { cleanText } from '../database/rows.ts';
import { isHome } from '../chat-posts/card.ts';
import { pressing } from '../floods/floods.ts';
import { codeOf } from '../database/unique.ts';
import { homeIn, isAnswered, waitsForApproval, wroteAgain } from '../tickets/under-way.ts';
import { indexedLabels, labels as definitions, type IndexedLabel } from '#core/ticket/labels/index.ts';
import type { Ticket } from '#core/ticket/ticket.ts';

/** A ticket as one line of a list. */
export interface TicketLine {
  ticketId: string;
  number: number;
  network: string;
  state: Ticket['state'];
  owner: string | null;
  /** When the customer last wrote. */
  since: Date;
  /** Keys; the first holds the home card. */
  channels: string[];
  private: boolean;
  area: string | null;
  tags: string[];
  /** Of the customer: as she is called, and her handle without @. */
  name: string;
  handle: string;
  /** What she last wrote. */
  excerpt: string;
  /** What the list is ordered by, where that is neither the time nor what presses in a flood. */
  orderedBy: string | null;
  /** It stands on the card of a flood and has none of its own. */
  folded: boolean;
  /** The home card, once it is posted. */
  surface: string | null;
  channelId: string | null;
  ts: string | null;
}

/** Everything that is given must hold. */
export interface ListFilter {
  ids?: readonly string[];
  /** In one of these channels, by key; left out, in any. */
  channels?: string[];
  /** Those of them that show private ones; left out, all. */
  privateChannels?: string[];
  /** Where the list is read: of a ticket with several homes the one that is there is given. */
  surface?: string;
  /** The home card is in one of these. */
  home?: string[];
  owner?: string;
  state?: Ticket['state'];
  /** Nobody has it and nobody has answered it. */
  waiting?: boolean;
  /** Open, and not answered since the customer last wrote. */
  underWay?: boolean;
  /** Somebody has it, it was answered, and the customer wrote again since. */
  again?: boolean;
  /** An answer waits for this person's approval. */
  approver?: string;
  /** A question waits for this person's answer. */
  asked?: string;
  /** All in one message, or all in the name and handle of the customer, whatever their accents, capitals and endings; a number alone also by the ticket's number. */
  words?: string;
  tag?: string;
  /** Each has one of these values. */
  labels?: { [Id in IndexedLabel]?: string[] };
  /** Handle of the customer. */
  author?: string;
  /** Words of the customer's name or handle, or their beginnings. */
  authorNamed?: string;
  /** Her influence is at least this. */
  influence?: number;
  /** She is on this list, which the configuration gives these handles besides. */
  list?: { key: string; handles: readonly string[] };
  /** Not closed. */
  unclosed?: boolean;
  since?: Date;
  /** Of one flood. */
  flood?: string;
  /** On the card of a flood, without one of its own. */
  folded?: boolean;
  /** Left out, the oldest first. */
  order?: ListOrder;
}

/**
 * `oldest` and `newest` by when the customer last wrote; `influence` of whoever reaches farthest; `pressing`, of a flood, what stands out;
 * else by a label, those without it last.
 */
export type ListOrder = 'oldest' | 'newest' | 'pressing' | 'influence' | OrderLabel;
/** A label that holds one value. */
export type OrderLabel = Exclude<IndexedLabel, 'red' | 'mentioned'>;

/** How things stand in a channel, counted over the tickets whose home it is. */
export interface ChannelQueue {
  waiting: number;
  claimed: number;
  approval: number;
  /** Of those that somebody has: answered, and the customer wrote again since. */
  again: number;
  oldest: TicketLine[];
  /** The oldest of those, where fewer wait than are named. */
  oldestAgain: TicketLine[];
  /** Who has something here, with how much she has anywhere. */
  owners: { personId: string; count: number }[];
}

export interface PersonNumbers {
  today: number;
  week: number;
  /** Median over what she answered first this week; null where that is too little to be told. */
  firstAnswerMinutes: number | null;
}

interface Page {
  limit: number;
  offset?: number;
  /** Nobody needs to know how many thousands there are. */
  countUpTo?: number;
}

export interface ListStore {
  /** `total` says how many there are; with `countUpTo` one more than that means more. */
  list(filter: ListFilter, page: Page): Promise<{ lines: TicketLine[]; total: number }>;
  channel(channel: string, oldest: number, surface?: string): Promise<ChannelQueue>;
  /** What a person answered since her day and her week began; those she only helped to write count too. */
  numbers(personId: string, timeZone: string, at: Date): Promise<PersonNumbers>;
}

const lineColumns = sql<TicketLine>`t.id as ticket_id, t.number, t.network, t.state, t.owner, t.last_inbound_at as since, t.route -> 'channels' as channels, t.private, t.area, t.tags, t.folded,
  a.name, a.handle, case when m.state = 'deleted' then '' else m.text end as excerpt, c.surface, c.channel_id, c.ts`;
const lineTables = sql`tickets t join authors a on a.id = t.author_id join messages m on m.id = t.last_inbound_id`;
const onlyHome = sql`left join chat_posts c on c.owner_id = t.id and ${isHome('c')} and c.state = 'posted'`;
/** With a home on each of several surfaces: the one where the list is read, else another. */
const homeOn = (surface: string): RawBuilder<unknown> =>
  sql`left join lateral (select h.surface, h.channel_id, h.ts from chat_posts h where h.owner_id = t.id and ${isHome('h')} and h.state = 'posted' order by h.surface <> ${surface}, h.surface limit 1) c on true`;

interface Surfaces {
  /** A ticket may have a home on each of them. */
  several: boolean;
}

/** What stands in whose hands, read for lists; which channels somebody may read is decided by whoever asks. */
export function createLists(db: Db, surfaces: Surfaces): ListStore {
  return {
    list: (filter, page) => list(db, { filter, surfaces }, page),
    channel: (channel, oldest, surface) => readChannel(db, { channel, surface, surfaces }, oldest),
    numbers: (personId, timeZone, at) => readNumbers(db, { personId, timeZone, at }),
  };
}

async function list(
  db: Db,
  { filter, surfaces }: { filter: ListFilter; surfaces: Surfaces },
  page: Page,
): Promise<{ lines: TicketLine[]; total: number }> {
  const { rows } = await listQuery(filter, surfaces, page)
    .execute(db)
    .catch((error: unknown) => {
      throw withoutWords(error);
    });
  return { lines: rows.map(({ total: _total, ...line }) => line), total: rows[0]?.total ?? 0 };
}

/**
 * One page of a list with how many there are. Which tickets it holds is found first, by the tickets alone, so that an index can
 * serve filter and order at once; a count that is bounded looks at no more than it says.
 */
export function listQuery(
  filter: ListFilter,
  surfaces: Surfaces,
  { limit, offset = 0, countUpTo }: Page,
): RawBuilder<TicketLine & { total: number }> {
  const where = sql.join(conditions(filter, surfaces), sql` and `);
  const found = filter.words === undefined ? sql`with` : sql`${foundTable(filter.words)},`;
  const order = orderOf(filter.order ?? 'oldest');
  const most = countUpTo === undefined ? sql`` : sql`limit ${Math.max(countUpTo, offset + limit) + 1}`;
  return sql<TicketLine & { total: number }>`${found}
    listed as materialized (select t.id from tickets t where ${where} order by ${order} ${most})
    select ${lineColumns}, ${valueOf(filter.order)} as ordered_by, (select count(*)::int from listed) as total
    from ${lineTables} ${surfaces.several ? homeOn(filter.surface ?? '') : onlyHome}
    where t.id = any(array(select id from listed limit ${limit} offset ${offset})) order by ${order}`;
}

const newest = sql`t.last_inbound_at desc, t.id desc`;

function orderOf(order: ListOrder): RawBuilder<unknown> {
  switch (order) {
    case 'oldest':
      return sql`t.last_inbound_at, t.id`;
    case 'newest':
      return newest;
    case 'pressing':
      return sql`${pressing}, t.last_inbound_at, t.id`;
    case 'influence':
      return sql`t.influence desc nulls last, ${newest}`;
    case 'urgency':
      // "urgent" comes after "soon" and "normal" in the alphabet; who waits longer with the same haste comes first.
      return sql`t.urgency desc nulls last, t.last_inbound_at, t.id`;
    default:
      return sql`t.${sql.id(order)} nulls last, ${newest}`;
  }
}

function valueOf(order: ListFilter['order']): RawBuilder<unknown> {
  if (order === undefined || order === 'oldest' || order === 'newest' || order === 'pressing') return sql`null::text`;
  return sql`t.${sql.id(order)}::text`;
}

/** PostgreSQL repeats what it could not read, and what people look for is a customer's name or number: no log needs that. */
function withoutWords(error: unknown): unknown {
  const code = codeOf(error);
  return code !== undefined && /^(22|42)/.test(code) ? new Error(`PostgreSQL cannot look for this (${code})`) : error;
}

function conditions(filter: ListFilter, { several }: Surfaces): RawBuilder<unknown>[] {
  const {
    channels,
    privateChannels,
    owner,
    state,
    waiting,
    underWay,
    again,
    approver,
    asked,
    words,
    tag,
    labels = {},
    author,
    since,
    home,
    flood,
    folded,
  } = filter;
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (channels !== undefined) all.push(sql`t.route -> 'channels' ?| ${channels}::text[]`);
  if (privateChannels !== undefined)
    all.push(sql`(not t.private or t.route -> 'channels' ?| ${privateChannels}::text[])`);
  if (home !== undefined) all.push(homeIn(sql`t`, home, several));
  if (filter.ids !== undefined) all.push(sql`t.id = any(${filter.ids}::text[])`);
  if (owner !== undefined) all.push(sql`t.owner = ${owner}`);
  if (state !== undefined) all.push(sql`t.state = ${state}`);
  if (waiting) all.push(sql`t.state = 'open' and t.owner is null and not ${isAnswered}`);
  if (underWay) all.push(sql`t.state = 'open' and not ${isAnswered}`);
  if (again) all.push(sql`t.state = 'open' and t.owner is not null and ${wroteAgain}`);
  if (approver !== undefined)
    all.push(
      sql`t.state <> 'closed' and exists (select 1 from drafts d where d.ticket_id = t.id and d.state = 'submitted' and d.approval -> 'approvers' ? ${approver})`,
    );
  if (asked !== undefined)
    all.push(
      sql`exists (select 1 from chat_posts p join delegations g on g.id = p.owner_id where p.kind = 'delegation' and p.ticket_id = t.id and p.place = ${asked} and g.state = 'asked' and coalesce(g.taken_by, p.place) = p.place)`,
    );
  if (words !== undefined) all.push(holdsWords);
  if (tag !== undefined) all.push(sql`t.tags <> '[]' and recado_tags(t.tags) @> array[${fold(cleanText(tag))}]`);
  for (const id of indexedLabels) {
    const values = labels[id];
    if (values === undefined) continue;
    if (definitions[id].many)
      all.push(sql`t.${sql.id(id)} is not null and string_to_array(t.${sql.id(id)}, ',') && ${values}::text[]`);
    else all.push(sql`t.${sql.id(id)} = any(${values}::text[])`);
  }
  if (author !== undefined)
    all.push(
      sql`t.author_id = any(array(select a.id from authors a where lower(a.handle) = ${cleanText(author).toLowerCase()}))`,
    );
  if (filter.authorNamed !== undefined) all.push(writtenBy(filter.authorNamed, 't'));
  if (filter.influence !== undefined) all.push(sql`t.influence >= ${filter.influence}`);
  if (filter.unclosed) all.push(sql`t.state in ('open', 'snoozed')`);
  if (filter.list !== undefined)
    all.push(sql`t.author_id = any(array(
      select l.author_id from author_lists l where l.list = ${filter.list.key}
      union select a.id from authors a where lower(a.handle) = any(${filter.list.handles.map((each) => each.toLowerCase())}::text[])))`);
  if (flood !== undefined) all.push(sql`t.flood = ${flood}`);
  if (folded !== undefined) all.push(sql`t.folded = ${folded}`);
  if (since !== undefined) all.push(sql`t.last_inbound_at >= ${since}`);
  return all;
}

async function readChannel(
  db: Db,
  { channel, surface, surfaces }: { channel: string; surface: string | undefined; surfaces: Surfaces },
  oldest: number,
): Promise<ChannelQueue> {
  const {
    rows: [counts],
  } = await sql<Pick<ChannelQueue, 'claimed' | 'waiting' | 'approval' | 'again'>>`select
    count(*) filter (where t.owner is null and not ${isAnswered})::int as waiting,
    count(*) filter (where t.owner is not null and not ${isAnswered})::int as claimed,
    count(*) filter (where ${waitsForApproval})::int as approval,
    count(*) filter (where t.owner is not null and ${wroteAgain})::int as again
    from tickets t where ${homeIn(sql`t`, [channel], surfaces.several)} and t.state = 'open'`.execute(db);
  const { rows: owners } = await sql<
    ChannelQueue['owners'][number]
  >`select t.owner as person_id, count(*)::int as count from tickets t
    where t.state = 'open' and not ${isAnswered} and t.owner in (select o.owner from tickets o where ${homeIn(sql`o`, [channel], surfaces.several)} and o.state = 'open' and o.owner is not null)
    group by t.owner order by 2 desc, 1`.execute(db);
  const here = { home: [channel], surface };
  const first = async (filter: ListFilter, limit: number): Promise<TicketLine[]> =>
    limit <= 0 ? [] : (await list(db, { filter: { ...here, ...filter }, surfaces }, { limit, offset: 0 })).lines;
  const { waiting = 0, claimed = 0, approval = 0, again = 0 } = counts ?? {};
  const lines = await first({ waiting: true }, oldest);
  return {
    waiting,
    claimed,
    approval,
    again,
    oldest: lines,
    oldestAgain: again === 0 ? [] : await first({ again: true }, oldest - lines.length),
    owners,
  };
}

/** Days and weeks begin where she lives; weeks on Monday. */
async function readNumbers(
  db: Db,
  { personId, timeZone, at }: { personId: string; timeZone: string; at: Date },
): Promise<PersonNumbers> {
  const {
    rows: [numbers],
  } = await sql<PersonNumbers>`with starts as (
      select date_trunc('day', ${at}::timestamptz at time zone ${timeZone}) at time zone ${timeZone} as day, date_trunc('week', ${at}::timestamptz at time zone ${timeZone}) at time zone ${timeZone} as week),
    answers as (select y.sent_at, y.ticket_id, t.opened_at, t.first_answered_at from deliveries y join drafts d on d.id = y.draft_id join tickets t on t.id = y.ticket_id, starts
      where y.state in ('sent', 'removed') and y.sent_at >= starts.week and (d.author = ${personId} or d.writers ? ${personId}))
    select (select count(*)::int from answers, starts where answers.sent_at >= starts.day) as today, (select count(*)::int from answers) as week,
      (select case when count(*) >= ${LEAST} then percentile_cont(0.5) within group (order by extract(epoch from first_answered_at - opened_at) / 60) end
        from answers where sent_at = first_answered_at)::float8 as first_answer_minutes`.execute(db);
  return numbers ?? { today: 0, week: 0, firstAnswerMinutes: null };
}
