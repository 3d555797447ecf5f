import type { Db } from '../database/database.ts';
import type { Store } from '../store.ts';

export function createFirstTime(db: Db): Store['firstTime'] {
  return async (clickId, at) => {
    const result = await db
      .insertInto('clicks')
      .values({ id: clickId, at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
  };
}
