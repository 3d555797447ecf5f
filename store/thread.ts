import type { Db } from './database.ts';
import { beginPosting, endPosting, noteShown } from './posting.ts';
import type { Store } from './types.ts';

export function createThread(db: Db): Store['thread'] {
  return {
    begin: (entryId, at) => beginPosting(db, 'threadEntries', entryId, at),
    posted: async (entryId, { ts, hash }) => {
      await db.updateTable('threadEntries').set({ state: 'posted', ts, shown: hash }).where('id', '=', entryId).execute();
    },
    shown: (entryId, hash, before) => noteShown(db, 'threadEntries', entryId, hash, before),
    gone: async (entryId) => {
      await db.updateTable('threadEntries').set({ state: 'gone' }).where('id', '=', entryId).execute();
    },
    ended: (entryId, reached) => endPosting(db, 'threadEntries', entryId, reached),
  };
}
