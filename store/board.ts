import { sql, type RawBuilder } from 'kysely';
import { fold } from '#core/words.ts';
import type { Db } from './database.ts';
import { foundTable, holdsWords } from './find.ts';
import type { BoardFilter, ChannelBoard, PersonNumbers, TicketLine } from './board-types.ts';
import { cleanText } from './rows.ts';
import type { Store } from './types.ts';
import { codeOf } from './unique.ts';
import { homeIn, isAnswered, waitsForApproval } from './under-way.ts';

/** As `fold` in the core does, for the letters of our languages. */
const folded = (text: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`lower(translate(normalize(${text}), 'áàâãäåéèêëíìîïóòôõöúùûüçñýÿÁÀÂÃÄÅÉÈÊËÍÌÎÏÓÒÔÕÖÚÙÛÜÇÑÝ', 'aaaaaaeeeeiiiiooooouuuucnyyAAAAAAEEEEIIIIOOOOOUUUUCNY'))`;

const lineColumns = sql<TicketLine>`t.id as ticket_id, t.number, t.network, t.state, t.owner, t.last_inbound_at as since, t.route -> 'channels' as channels, t.private, t.area, t.tags,
  a.handle, m.text as excerpt, c.surface, c.channel_id, c.ts`;
const lineTables = sql`tickets t join authors a on a.id = t.author_id join messages m on m.id = t.last_inbound_id`;
const onlyHome = sql`left join cards c on c.ticket_id = t.id and c.home and c.state = 'posted'`;
/** With a home on each of several surfaces: the one where the list is read, else another. */
const homeOn = (surface: string): RawBuilder<unknown> =>
  sql`left join lateral (select h.surface, h.channel_id, h.ts from cards h where h.ticket_id = t.id and h.home and h.state = 'posted' order by h.surface <> ${surface}, h.surface limit 1) c on true`;

interface Surfaces {
  /** A ticket may have a home on each of them. */
  several: boolean;
}

/** What stands in whose hands, read for lists; which channels somebody may read is decided by whoever asks. */
export function createBoard(db: Db, surfaces: Surfaces): Store['board'] {
  return {
    list: (filter, { limit, offset = 0 }) => list(db, { filter, surfaces }, { limit, offset }),
    channel: (channel, oldest, surface) => readChannel(db, { channel, surface, surfaces }, oldest),
    numbers: (personId, timeZone, at) => readNumbers(db, { personId, timeZone, at }),
  };
}

async function list(db: Db, { filter, surfaces }: { filter: BoardFilter; surfaces: Surfaces }, { limit, offset }: { limit: number; offset: number }): Promise<{ lines: TicketLine[]; total: number }> {
  const where = sql.join(conditions(filter, surfaces), sql` and `);
  const found = filter.words === undefined ? sql`` : foundTable(filter.words);
  const order = filter.order === 'newest' ? sql`t.last_inbound_at desc, t.id desc` : sql`t.last_inbound_at, t.id`;
  const query = sql<
    TicketLine & { total: number }
  >`${found} select ${lineColumns}, count(*) over ()::int as total from ${lineTables} ${surfaces.several ? homeOn(filter.surface ?? '') : onlyHome} where ${where} order by ${order} limit ${limit} offset ${offset}`;
  const { rows } = await query.execute(db).catch((error: unknown) => {
    throw withoutWords(error);
  });
  return { lines: rows.map(({ total: _total, ...line }) => line), total: rows[0]?.total ?? 0 };
}

/** PostgreSQL repeats what it could not read, and what people look for is a customer's name or number: no log needs that. */
function withoutWords(error: unknown): unknown {
  const code = codeOf(error);
  return code !== undefined && /^(22|42)/.test(code) ? new Error(`PostgreSQL cannot look for this (${code})`) : error;
}

function conditions(filter: BoardFilter, { several }: Surfaces): RawBuilder<unknown>[] {
  const { channels, closed, owner, state, waiting, underWay, approver, asked, words, tag, areas, author, since, home } = filter;
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (channels !== undefined) all.push(sql`t.route -> 'channels' ?| ${channels}::text[]`);
  if (closed !== undefined) all.push(sql`(not t.private or t.route -> 'channels' ?| ${closed}::text[])`);
  if (home !== undefined) all.push(homeIn(sql`t`, home, several));
  if (owner !== undefined) all.push(sql`t.owner = ${owner}`);
  if (state !== undefined) all.push(sql`t.state = ${state}`);
  if (waiting) all.push(sql`t.state = 'open' and t.owner is null and not ${isAnswered}`);
  if (underWay) all.push(sql`t.state = 'open' and not ${isAnswered}`);
  if (approver !== undefined) all.push(sql`t.state <> 'closed' and exists (select 1 from drafts d where d.ticket_id = t.id and d.state = 'submitted' and d.approval -> 'approvers' ? ${approver})`);
  if (asked !== undefined)
    all.push(
      sql`exists (select 1 from delegation_posts p join delegations g on g.id = p.delegation_id where p.ticket_id = t.id and p.person_id = ${asked} and g.state = 'asked' and coalesce(g.taken_by, p.person_id) = p.person_id)`,
    );
  if (words !== undefined) all.push(holdsWords(words));
  if (tag !== undefined) all.push(sql`exists (select 1 from jsonb_array_elements_text(t.tags) as tag (name) where ${folded(sql`tag.name`)} = ${fold(cleanText(tag))})`);
  if (areas !== undefined) all.push(sql`t.area = any(${areas}::text[])`);
  if (author !== undefined) all.push(sql`lower(a.handle) = ${cleanText(author).toLowerCase()}`);
  if (since !== undefined) all.push(sql`t.last_inbound_at >= ${since}`);
  return all;
}

async function readChannel(db: Db, { channel, surface, surfaces }: { channel: string; surface: string | undefined; surfaces: Surfaces }, oldest: number): Promise<ChannelBoard> {
  const {
    rows: [counts],
  } = await sql<Pick<ChannelBoard, 'claimed' | 'waiting' | 'approval'>>`select
    count(*) filter (where t.owner is null and not ${isAnswered})::int as waiting,
    count(*) filter (where t.owner is not null and not ${isAnswered})::int as claimed,
    count(*) filter (where ${waitsForApproval})::int as approval
    from tickets t where ${homeIn(sql`t`, [channel], surfaces.several)} and t.state = 'open'`.execute(db);
  const { rows: owners } = await sql<ChannelBoard['owners'][number]>`select t.owner as person_id, count(*)::int as count from tickets t
    where t.state = 'open' and not ${isAnswered} and t.owner in (select o.owner from tickets o where ${homeIn(sql`o`, [channel], surfaces.several)} and o.state = 'open' and o.owner is not null)
    group by t.owner order by 2 desc, 1`.execute(db);
  const { lines } = await list(db, { filter: { home: [channel], waiting: true, ...(surface !== undefined && { surface }) }, surfaces }, { limit: oldest, offset: 0 });
  return { waiting: counts?.waiting ?? 0, claimed: counts?.claimed ?? 0, approval: counts?.approval ?? 0, oldest: lines, owners };
}

/** Days and weeks begin where she lives; weeks on Monday. */
async function readNumbers(db: Db, { personId, timeZone, at }: { personId: string; timeZone: string; at: Date }): Promise<PersonNumbers> {
  const {
    rows: [numbers],
  } = await sql<PersonNumbers>`with starts as (
      select date_trunc('day', ${at}::timestamptz at time zone ${timeZone}) at time zone ${timeZone} as day, date_trunc('week', ${at}::timestamptz at time zone ${timeZone}) at time zone ${timeZone} as week),
    answers as (select y.sent_at, y.ticket_id, t.opened_at, t.first_answered_at from deliveries y join drafts d on d.id = y.draft_id join tickets t on t.id = y.ticket_id, starts
      where y.state in ('sent', 'removed') and y.sent_at >= starts.week and (d.author = ${personId} or d.writers ? ${personId}))
    select (select count(*)::int from answers, starts where answers.sent_at >= starts.day) as today, (select count(*)::int from answers) as week,
      (select percentile_cont(0.5) within group (order by extract(epoch from first_answered_at - opened_at) / 60) from answers where sent_at = first_answered_at)::float8 as first_answer_minutes`.execute(
    db,
  );
  return numbers ?? { today: 0, week: 0, firstAnswerMinutes: null };
}
