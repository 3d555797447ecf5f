import type { Db } from './database.ts';
import type { Store } from './types.ts';

export function createDrafts(db: Db): Store['drafts'] {
  return {
    get: async (draftId) => (await db.selectFrom('drafts').selectAll().where('id', '=', draftId).executeTakeFirst()) ?? null,
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
