import { sql, type RawBuilder } from 'kysely';
import { sentimentOfMany } from '../tickets/labels.ts';

/** Those of a whole page are found in one go, in order of their ids: one after the other takes twice as long. */
export const TICKETS = sql`join (select * from tickets where id = any(array(select ticket_id from page))) t on t.id = p.ticket_id`;

/**
 * What is looked up for few rows of a page, and what holds for all others. Which these are is asked of the whole page at once, with
 * `from` (a table called `a` and its condition): a look-up of its own for each row is half of what a page takes.
 */
export function ofFew(
  ticketId: 'p.id' | 'p.ticket_id',
  from: RawBuilder<unknown>,
  looked: RawBuilder<unknown>,
  other: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const id = sql.raw(ticketId);
  return sql`case when ${id} in (select a.ticket_id from ${from} and a.ticket_id = any(array(select ${id} from page p))) then ${looked} else ${other} end`;
}

/** Of its last closing, over all its rounds; null for those before it. Most conversations are closed once. */
export const overAllRounds = (column: string): RawBuilder<unknown> =>
  ofFew(
    'p.ticket_id',
    sql`reply_times a where a.kind = 'resolution' and a.round > 1`,
    sql`(select case when max(n.round) = p.round then sum(n.${sql.raw(column)})::bigint end from reply_times n
      where n.ticket_id = p.ticket_id and n.kind = 'resolution')`,
    sql`p.${sql.raw(column)}`,
  );

/** What nobody knows stays null. */
export function isNegative(sentiment: string | RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${typeof sentiment === 'string' ? sql.raw(sentiment) : sentiment} = 'negative'`;
}
/** Of the first message of a conversation. */
export const FIRST_SENTIMENT = sql`(select ${sentimentOfMany} from (
  select f.id, f.version, f.readings from messages f where f.ticket_id = p.id and f.direction = 'in' order by f.posted_at, f.id limit 1) m)`;
