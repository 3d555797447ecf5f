import type { Db } from '../database/database.ts';
import type { Draft } from '#core/ticket/draft.ts';

export interface DraftStore {
  get(draftId: string): Promise<Draft | null>;
  /** Versions that wait for approval in tickets that are not closed. */
  waiting(): Promise<Pick<Draft, 'id' | 'ticketId'>[]>;
  /** Texts of the latest public answers of these accounts that went out, the newest first. */
  answersGiven(of: { accounts: readonly string[]; exceptTicket?: string; limit: number }): Promise<string[]>;
}

export function createDrafts(db: Db): DraftStore {
  return {
    get: async (draftId) =>
      (await db.selectFrom('drafts').selectAll().where('id', '=', draftId).executeTakeFirst()) ?? null,
    waiting: async () =>
      await db
        .selectFrom('drafts as d')
        .innerJoin('tickets as t', 't.id', 'd.ticketId')
        .select(['d.id', 'd.ticketId'])
        .where('d.state', '=', 'submitted')
        .where('t.state', '!=', 'closed')
        .orderBy('d.createdAt')
        .execute(),
    async answersGiven({ accounts, exceptTicket, limit }) {
      // The latest of all accounts, by the index; then those of these.
      const latest = await db
        .selectFrom('deliveries as y')
        .innerJoin('drafts as d', 'd.id', 'y.draftId')
        .select(['d.text', 'd.account', 'd.ticketId'])
        .where('y.state', '=', 'sent')
        .where('d.private', '=', false)
        .where('d.author', 'not like', 'rule:%')
        .orderBy('y.sentAt', 'desc')
        .limit(limit * 4)
        .execute();
      return latest
        .filter(({ account, ticketId }) => accounts.includes(account) && ticketId !== exceptTicket)
        .slice(0, limit)
        .map(({ text }) => text);
    },
  };
}
