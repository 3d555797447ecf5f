import type { Db } from '../database/database.ts';
import type { FileRow } from './files.ts';
import type { CardRow } from './cards.ts';

type PostedTable = 'cards' | 'chatPosts' | 'files';

/** A post that was begun this long ago and not finished was begun by a process that is gone. */
const ABANDONED_MS = 60_000;

/**
 * Marks a row `posting`, so that two processes never post it both, and gives it as it was before: `posting` with an `attemptAt`
 * means that an earlier attempt may have reached the chat and must be looked for first.
 */
export function beginPosting(db: Db, table: 'cards', id: string, at: Date): Promise<CardRow | null>;
export function beginPosting(db: Db, table: 'files', id: string, at: Date): Promise<FileRow | null>;
export async function beginPosting(
  db: Db,
  table: Exclude<PostedTable, 'chatPosts'>,
  id: string,
  at: Date,
): Promise<CardRow | FileRow | null> {
  return await db.transaction().execute(async (trx) => {
    const before = await trx.selectFrom(table).selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (!before || !mayBegin(before, at)) return null;
    await trx.updateTable(table).set({ state: 'posting', attemptAt: at }).where('id', '=', id).execute();
    return before;
  });
}

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
