import type { Db } from '../database/database.ts';

type PostedTable = 'chatPosts' | 'files';

/** A post that was begun this long ago and not finished was begun by a process that is gone. */
const ABANDONED_MS = 60_000;

/** Whether a post is to be posted and nobody does so at this moment. */
export function mayBegin({ state, attemptAt }: { state: string; attemptAt: Date | null }, at: Date): boolean {
  if (state === 'wanted') return true;
  return state === 'posting' && (attemptAt === null || at.getTime() - attemptAt.getTime() >= ABANDONED_MS);
}

/** Lets the next attempt begin at once; `posting` without a time still means that the chat must be searched first. */
export async function endPosting(db: Db, table: PostedTable, id: string, reached: 'no' | 'unknown'): Promise<void> {
  await db
    .updateTable(table)
    .set({ state: reached === 'no' ? 'wanted' : 'posting', attemptAt: null })
    .where('id', '=', id)
    .where('state', '=', 'posting')
    .execute();
}
