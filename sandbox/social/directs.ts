import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '#core/ports/clock.ts';
import { inTransaction } from '../state.ts';
import { createIds, type Snowflakes } from './ids.ts';
import type { MediaItem } from './posts.ts';
import type { DirectRow, UserRow } from './tables.ts';

export interface Directs {
  /** Newest first, as every list here. */
  of(user: string, window: { untilId?: string | undefined; limit: number }): DirectRow[];
  between(a: string, b: string, window: { untilId?: string | undefined; limit: number }): DirectRow[];
  newest(limit: number): DirectRow[];
  /** Whether `from` ever wrote to `to` in private. */
  wrote(from: string, to: string): boolean;
  write(message: { from: UserRow; to: UserRow; text: string; media?: MediaItem[] | undefined }): DirectRow;
}

const highest = '9'.repeat(19);

/** Private messages between two people each, on a network where they are no posts. */
export function createDirects(
  db: DatabaseSync,
  { id, ids, clock }: { id: string; ids: Snowflakes; clock: Clock },
): Directs {
  const newestId = (db.prepare(`SELECT MAX(id) AS id FROM ${id}_directs`).get() as { id: string | null } | undefined)
    ?.id;
  const nextId = createIds(clock, ids, newestId ?? undefined);
  const rows = (found: unknown[]): DirectRow[] => found as DirectRow[];
  const of = db.prepare(
    `SELECT * FROM ${id}_directs WHERE (sender = ? OR recipient = ?) AND id < ? ORDER BY id DESC LIMIT ?`,
  );
  const between = db.prepare(`SELECT * FROM ${id}_directs WHERE conversation = ? AND id < ? ORDER BY id DESC LIMIT ?`);
  const newest = db.prepare(`SELECT * FROM ${id}_directs ORDER BY id DESC LIMIT ?`);
  const wrote = db.prepare(`SELECT 1 FROM ${id}_directs WHERE conversation = ? AND sender = ? LIMIT 1`);
  const insert = db.prepare(
    `INSERT INTO ${id}_directs (id, conversation, sender, recipient, text, created_ms, media) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    of: (user, { untilId = highest, limit }) => rows(of.all(user, user, untilId, limit)),
    between: (a, b, { untilId = highest, limit }) => rows(between.all(conversationOf(a, b), untilId, limit)),
    newest: (limit) => rows(newest.all(limit)),
    wrote: (from, to) => wrote.get(conversationOf(from, to), from) !== undefined,
    write: ({ from, to, text, media = [] }) =>
      inTransaction(db, () => {
        const row: DirectRow = {
          id: nextId(),
          conversation: conversationOf(from.id, to.id),
          sender: from.id,
          recipient: to.id,
          text,
          created_ms: clock.now().getTime(),
          media: JSON.stringify(media),
        };
        insert.run(row.id, row.conversation, row.sender, row.recipient, row.text, row.created_ms, row.media);
        return row;
      }),
  };
}

export function conversationOf(a: string, b: string): string {
  return (BigInt(a) < BigInt(b) ? [a, b] : [b, a]).join('-');
}
