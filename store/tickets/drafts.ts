import type { Db } from '../database/database.ts';
import type { Draft } from '#core/ticket/draft.ts';

export interface DraftStore {
  get(draftId: string): Promise<Draft | null>;
  /** Versions that wait for approval in tickets that are not closed. */
  waiting(): Promise<Pick<Draft, 'id' | 'ticketId'>[]>;
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
  };
}
