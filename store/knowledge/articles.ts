import { sql } from 'kysely';
import type { Answered } from '#core/knowledge/similar.ts';
import type { Db } from '../database/database.ts';
import { insertRows } from '../database/rows.ts';

export type ArticleOutcome = 'used' | 'edited' | 'rejected';

/** An article that the form of an answer showed for a message. Where nothing was found, `article` is empty. */
export interface ArticleOffer {
  messageId: string;
  ticketId: string;
  article: string;
  language: string;
  /** Which text of it. */
  edition: string;
  offeredAt: Date;
  outcome: ArticleOutcome | null;
  decidedBy: string | null;
  decidedAt: Date | null;
}

export interface ArticleFigures {
  article: string;
  offered: number;
  used: number;
  edited: number;
  rejected: number;
}

/** A question for which there is no article, or none that helped. */
export interface OpenQuestion {
  ticketId: string;
  number: number;
  text: string;
  language: string | null;
  private: boolean;
  channels: string[];
  at: Date;
}

export interface SimilarAnswer extends Answered {
  ticketId: string;
  number: number;
  /** Of the question or of the answer. */
  private: boolean;
  sentAt: Date;
}

export interface ArticleStore {
  /** Remembers what was shown; what is known of a message and an article stays. */
  offered(offers: readonly Omit<ArticleOffer, 'outcome' | 'decidedBy' | 'decidedAt'>[]): Promise<void>;
  /** Of what was offered for a message; null where it was not. */
  decide(about: { messageId: string; article: string; outcome: ArticleOutcome; by: string; at: Date }): Promise<void>;
  /** Articles that somebody said do not help with this message. */
  rejected(messageId: string): Promise<string[]>;
  /** By article, the most offered first. */
  figures(since: Date): Promise<ArticleFigures[]>;
  /** The newest first; only messages that are still there. */
  openQuestions(of: { since: Date; limit: number }): Promise<OpenQuestion[]>;
  /** The latest answers that are on the network, each with the message that it answered, as both are now. */
  latestAnswers(of: { brand: string; exceptTicket: string; limit: number }): Promise<SimilarAnswer[]>;
}

export function createArticles(db: Db): ArticleStore {
  return {
    async offered(offers) {
      await insertRows(db, {
        into: 'articleOffers',
        rows: offers.map((offer) => ({ ...offer })),
        then: 'on conflict (message_id, article) do nothing',
      });
    },
    async decide({ messageId, article, outcome, by, at }) {
      await db
        .updateTable('articleOffers')
        .set({ outcome, decidedBy: by, decidedAt: at })
        .where('messageId', '=', messageId)
        .where('article', '=', article)
        .execute();
    },
    async rejected(messageId) {
      const rows = await db
        .selectFrom('articleOffers')
        .select('article')
        .where('messageId', '=', messageId)
        .where('outcome', '=', 'rejected')
        .execute();
      return rows.map(({ article }) => article);
    },
    async figures(since) {
      const { rows } = await sql<ArticleFigures>`
        select article, count(*)::int as offered,
          count(*) filter (where outcome = 'used')::int as used,
          count(*) filter (where outcome = 'edited')::int as edited,
          count(*) filter (where outcome = 'rejected')::int as rejected
        from article_offers where article <> '' and offered_at >= ${since}
        group by article order by offered desc, article`.execute(db);
      return rows;
    },
    async openQuestions({ since, limit }) {
      const { rows } = await sql<OpenQuestion>`
        select t.id as ticket_id, t.number, m.text, m.language, (t.private or m.private) as private, t.route -> 'channels' as channels, o.at
        from (
          select message_id, max(offered_at) as at from article_offers
          where offered_at >= ${since}
          group by message_id
          having bool_and(article = '' or outcome is not distinct from 'rejected')
          order by at desc limit ${limit}
        ) o
        join messages m on m.id = o.message_id and m.state <> 'deleted' and m.text <> ''
        join tickets t on t.id = m.ticket_id
        order by o.at desc`.execute(db);
      return rows;
    },
    async latestAnswers({ brand, exceptTicket, limit }) {
      // The latest of all by the index; then those of this brand whose question is still there.
      const { rows } = await sql<SimilarAnswer>`
        select t.id as ticket_id, t.number, m.text as question, d.text as answer, m.language, (t.private or d.private or m.private) as private, y.sent_at
        from (select draft_id, ticket_id, sent_at from deliveries where state = 'sent' order by sent_at desc limit ${limit}) y
        join drafts d on d.id = y.draft_id
        join tickets t on t.id = y.ticket_id and t.brand = ${brand} and t.id <> ${exceptTicket}
        join messages m on m.network = t.network and m.current_id = d.target and m.direction = 'in' and m.state <> 'deleted' and m.text <> ''
        order by y.sent_at desc`.execute(db);
      return rows;
    },
  };
}
