import type { Db } from '../database/database.ts';
import { beginPosting, endPosting, noteDrawn } from './posting.ts';
import type { ThreadEntry } from '#core/ticket/changes.ts';

/** A post in a home thread; with a home on each of several surfaces there is one row for each. */
export interface ThreadRow {
  id: string;
  ticketId: string;
  surface: string;
  /** Within the thread. */
  seq: number;
  entry: ThreadEntry;
  state: 'wanted' | 'posting' | 'posted' | 'gone';
  opId: string;
  attemptAt: Date | null;
  ts: string | null;
  shown: string | null;
  createdAt: Date;
  /** Id of the card it hangs under, where that is no longer the home. */
  leftIn?: string | null;
}

export interface ThreadStore {
  begin(entryId: string, at: Date): Promise<ThreadRow | null>;
  posted(entryId: string, shown: { ts: string; hash: string }): Promise<void>;
  /** As `cards.shown`. */
  shown(entryId: string, hash: string, before?: string | null): Promise<boolean>;
  gone(entryId: string): Promise<void>;
  /** As `cards.ended`. */
  ended(entryId: string, reached: 'no' | 'unknown'): Promise<void>;
}

export function createThread(db: Db): ThreadStore {
  return {
    begin: (entryId, at) => beginPosting(db, 'threadEntries', entryId, at),
    posted: async (entryId, { ts, hash }) => {
      await db
        .updateTable('threadEntries')
        .set({ state: 'posted', ts, shown: hash })
        .where('id', '=', entryId)
        .execute();
    },
    shown: (entryId, hash, before) => noteDrawn(db, 'threadEntries', entryId, hash, before),
    gone: async (entryId) => {
      await db.updateTable('threadEntries').set({ state: 'gone' }).where('id', '=', entryId).execute();
    },
    ended: (entryId, reached) => endPosting(db, 'threadEntries', entryId, reached),
  };
}
