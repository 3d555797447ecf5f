import { withoutSync } from '../database/unsynced.ts';
import type { Db } from '../database/database.ts';
import type { Store } from '../store.ts';

/** A press is kept with what comes of it: where a power cut takes the press, nothing came of it, and a second delivery is right. */
export function createFirstTime(db: Db): Store['firstTime'] {
  return async (clickId, at) => {
    const noting = db
      .insertInto('clicks')
      .values({ id: clickId, at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id');
    return (await db.executeQuery(withoutSync(noting.compile()))).rows.length > 0;
  };
}
