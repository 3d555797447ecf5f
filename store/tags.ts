import type { Db } from './database.ts';
import type { Store } from './types.ts';

/** More than this nobody reads through. */
const MOST = 2_000;

export function createTags(db: Db): Store['tags'] {
  return {
    known: async (brand) => (await db.selectFrom('tags').select('tag').where('brand', '=', brand).orderBy('used', 'desc').orderBy('tag').limit(MOST).execute()).map(({ tag }) => tag),
  };
}
