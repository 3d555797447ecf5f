import { sql } from 'kysely';
import { forgetPerson, writtenBy, type Written } from './forget-words.ts';
import type { Db } from '../database/database.ts';
import { messageColumns } from '../tickets/views.ts';
import type { SaidRow } from '#core/author-history.ts';
import type { Message } from '#core/message.ts';
import { authorHistory, type HistoryFilter } from './author-history.ts';

/** A text that a message had before it was edited. */
export type MessageVersion = Pick<Message, 'version' | 'text' | 'media'>;

export interface MessageStore {
  /** In no order; ids that name nothing are left out. */
  get(ids: string[]): Promise<Message[]>;
  /** The newest of a ticket, oldest first. */
  newest(ticketId: string, limit: number): Promise<Message[]>;
  /**
   * What an author wrote to us last and what we answered, newest first, deleted left out: of tickets with one of these channel keys (all
   * without them), and public ones that never became a ticket.
   */
  byAuthor(authorId: string, filter: HistoryFilter): Promise<SaidRow[]>;
  /** Earlier texts, oldest first, the present one not among them. */
  versions(messageId: string): Promise<MessageVersion[]>;
  /** Everything that somebody wrote to us, by the network's own number of her. */
  writtenBy(network: string, authorNativeId: string): Promise<Written[]>;
  /** Her name and what stands beside it; her messages are forgotten by their deletion. */
  forgetPerson(network: string, authorNativeId: string): Promise<void>;
}

export function createMessages(db: Db): MessageStore {
  return {
    writtenBy: (network, authorNativeId) => writtenBy(db, network, authorNativeId),
    forgetPerson: (network, authorNativeId) => forgetPerson(db, network, authorNativeId),
    get: async (ids) =>
      ids.length === 0
        ? []
        : await db
            .selectFrom('messages')
            .select(messageColumns)
            .where('id', '=', sql<string>`any(${ids}::text[])`)
            .execute(),
    newest: async (ticketId, limit) =>
      (
        await db
          .selectFrom('messages')
          .select(messageColumns)
          .where('ticketId', '=', ticketId)
          .orderBy('postedAt', 'desc')
          .orderBy('id', 'desc')
          .limit(limit)
          .execute()
      ).toReversed(),
    byAuthor: async (authorId, filter) => await authorHistory(db, authorId, filter),
    versions: async (messageId) =>
      await db
        .selectFrom('messageVersions')
        .select(['version', 'text', 'media'])
        .where('messageId', '=', messageId)
        .orderBy('version')
        .execute(),
  };
}
