import { sql, type RawBuilder } from 'kysely';
import { sentimentOfMany } from '../tickets/labels.ts';

/** Those of a whole page are found in one go, in order of their ids: one after the other takes twice as long. */
export const TICKETS_OF_PAGE = sql`join (select * from tickets where id = any(array(select ticket_id from page))) t on t.id = p.ticket_id`;
/** Of a stretch as long as somebody likes: how they are found best depends on how many they are, which the planner knows. */
export const TICKETS = sql`join tickets t on t.id = p.ticket_id`;

/** What is looked up for few rows of a page, and what holds for all others. */
export interface OfFew {
  ticketId: 'p.id' | 'p.ticket_id';
  /** Which these are: a table called `a` and its condition. */
  from: RawBuilder<unknown>;
  looked: RawBuilder<unknown>;
  other: RawBuilder<unknown>;
}

/** Which these are is asked of the whole page at once: a look-up of its own for each row is half of what a page takes. */
export function fewOfPage({ ticketId, from, looked, other }: OfFew): RawBuilder<unknown> {
  const id = sql.raw(ticketId);
  return sql`case when ${id} in (select a.ticket_id from ${from} and a.ticket_id = any(array(select ${id} from page p))) then ${looked} else ${other} end`;
}

/** The same of a stretch: all that there are stand in an index of their own, and are joined once. */
export function fewOfAll(
  name: string,
  { ticketId, from, looked, other }: OfFew,
): Record<'join' | 'column', RawBuilder<unknown>> {
  const few = sql.ref(`few_${name}`);
  return {
    join: sql`left join (select distinct a.ticket_id from ${from}) ${few} on ${few}.ticket_id = ${sql.raw(ticketId)}`,
    column: sql`case when ${few}.ticket_id is not null then ${looked} else ${other} end`,
  };
}

/** Of its last closing, over all its rounds; null for those before it. Most conversations are closed once. */
export const overAllRounds = (column: string): OfFew => ({
  ticketId: 'p.ticket_id',
  from: sql`reply_times a where a.kind = 'resolution' and a.round > 1`,
  looked: sql`(select case when max(n.round) = p.round then sum(n.${sql.raw(column)})::bigint end from reply_times n
      where n.ticket_id = p.ticket_id and n.kind = 'resolution')`,
  other: sql`p.${sql.raw(column)}`,
});

/** What nobody knows stays null. */
export function isNegative(sentiment: string | RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${typeof sentiment === 'string' ? sql.raw(sentiment) : sentiment} = 'negative'`;
}
/** Of the first message of a conversation. */
export const FIRST_SENTIMENT = sql`(select ${sentimentOfMany} from (
  select f.id, f.version, f.readings from messages f where f.ticket_id = p.id and f.direction = 'in' order by f.posted_at, f.id limit 1) m)`;
