import type { Db } from './database.ts';
import type { Store } from './types.ts';

export function createDrafts(db: Db): Store['drafts'] {
  return { get: async (draftId) => (await db.selectFrom('drafts').selectAll().where('id', '=', draftId).executeTakeFirst()) ?? null };
}
