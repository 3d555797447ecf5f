import { sql } from 'kysely';
import type { Rating } from '#core/rating/rating.ts';
import type { JobOrder } from '#core/ticket/changes.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { Db, Trx } from '../database/database.ts';
import { insertRows, updateRows } from '../database/rows.ts';
import type { Step } from './step.ts';

export interface RatingStore {
  byToken(token: string): Promise<Rating | null>;
  /** When this author was asked last, in any conversation; null: never. */
  lastAsked(authorId: string): Promise<Date | null>;
  /** Person ids of whose answers to a question were used in this conversation. */
  expertsOf(ticketId: string): Promise<string[]>;
  /** Rated answers that she sent, approved or was asked about, newest first. */
  about(person: string, most: number): Promise<Rating[]>;
}

export function createRatings(db: Db): RatingStore {
  return {
    byToken: async (token) =>
      (await db.selectFrom('ratings').selectAll().where('token', '=', token).executeTakeFirst()) ?? null,
    lastAsked: async (authorId) =>
      (
        await db
          .selectFrom('ratings')
          .select('askedAt')
          .where('authorId', '=', authorId)
          .orderBy('askedAt', 'desc')
          .limit(1)
          .executeTakeFirst()
      )?.askedAt ?? null,
    expertsOf: async (ticketId) =>
      (
        await sql<{
          by: string;
        }>`select distinct a.by from delegations g join delegation_answers a on a.delegation_id = g.id
          where g.ticket_id = ${ticketId} and g.used_at is not null order by a.by`.execute(db)
      ).rows.map(({ by }) => by),
    about: async (person, most) =>
      await db
        .selectFrom('ratings')
        .selectAll()
        .where('ratedAt', 'is not', null)
        .where((is) =>
          is.or([is('sender', '=', person), is('approver', '=', person), sql<boolean>`experts ? ${person}`]),
        )
        .orderBy('ratedAt', 'desc')
        .orderBy('id')
        .limit(most)
        .execute(),
  };
}

/** The newest question to each of these customers in their conversation: `thread` and `author` as the network has them. */
export async function ratingsIn(
  trx: Trx,
  threads: readonly { network: string; thread: string; author: string }[],
): Promise<(Rating & { network: string; thread: string; author: string })[]> {
  if (threads.length === 0) return [];
  return await trx
    .selectFrom('ratings')
    .innerJoin('tickets', 'tickets.id', 'ratings.ticketId')
    .innerJoin('authors', 'authors.id', 'ratings.authorId')
    .selectAll('ratings')
    .select(['tickets.network', 'tickets.conversationId as thread', 'authors.nativeId as author'])
    .distinctOn(['tickets.network', 'tickets.conversationId', 'authors.nativeId'])
    .where('authors.nativeId', '=', sql<string>`any(${threads.map(({ author }) => author)}::text[])`)
    .where('tickets.conversationId', '=', sql<string>`any(${threads.map(({ thread }) => thread)}::text[])`)
    .orderBy('tickets.network')
    .orderBy('tickets.conversationId')
    .orderBy('authors.nativeId')
    .orderBy('ratings.askedAt', 'desc')
    .execute();
}

/** Nothing that was said is said anew: a score is written where there is none. */
export async function writeRatings(trx: Trx, steps: readonly Step[]): Promise<void> {
  await insertRows(trx, {
    into: 'ratings',
    rows: steps.flatMap(({ changes }) => (changes.newRating ? [{ ...changes.newRating }] : [])),
  });
  for (const { changes } of steps) {
    if (changes.rated)
      await updateRows(trx, { table: 'ratings', rows: [changes.rated], columns: ['score', 'ratedAt'] });
    if (changes.ratingComment)
      await updateRows(trx, { table: 'ratings', rows: [changes.ratingComment], columns: ['comment'] });
  }
}

/** A job for each private conversation that was closed now because it was answered, where its customer is to be asked. */
export function ratingOrders(
  steps: readonly Step[],
  asksAfter: ((ticket: Ticket) => number | null) | undefined,
): JobOrder[] {
  if (!asksAfter) return [];
  return steps.flatMap(({ ticket: before, changes }): JobOrder[] => {
    const ticket = { ...before, ...changes.ticket };
    if (changes.ticket?.state !== 'closed' || ticket.closeReason !== 'answered' || !ticket.private) return [];
    const afterMs = asksAfter(ticket);
    if (afterMs === null) return [];
    return [{ job: 'ask-rating', ticketId: ticket.id, authorId: ticket.authorId, afterMs }];
  });
}
