import type { Db } from '../database/database.ts';

export interface TagStore {
  /** Tags that the brand's tickets have had, the most used first. */
  known(brand: string): Promise<string[]>;
}

/** More than this nobody reads through. */
const MOST = 2_000;

export function createTags(db: Db): TagStore {
  return {
    known: async (brand) =>
      (
        await db
          .selectFrom('tags')
          .select('tag')
          .where('brand', '=', brand)
          .orderBy('used', 'desc')
          .orderBy('tag')
          .limit(MOST)
          .execute()
      ).map(({ tag }) => tag),
  };
}
