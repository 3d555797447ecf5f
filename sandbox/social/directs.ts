import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '#core/ports/clock.ts';
import { inTransaction } from '../state.ts';
import { createIds, type Snowflakes } from './ids.ts';
import type { MediaItem } from './posts.ts';
import type { DirectRow, UserRow } from './tables.ts';

/** Words to press, and what comes back with them. */
export interface Choice {
  title: string;
  id: string;
}

export interface Directs {
  /** Newest first, as every list here. */
  of(user: string, window: { untilId?: string | undefined; limit: number }): DirectRow[];
  between(a: string, b: string, window: { untilId?: string | undefined; limit: number }): DirectRow[];
  newest(limit: number): DirectRow[];
  /** Whether `from` ever wrote to `to` in private. */
  wrote(from: string, to: string): boolean;
  /** `hoursAgo`: some time ago; left out: now. */
  write(message: {
    from: UserRow;
    to: UserRow;
    text: string;
    media?: MediaItem[] | undefined;
    hoursAgo?: number | undefined;
    /** What she may press below it. */
    choices?: Choice[];
    pressed?: string;
  }): DirectRow;
  /** Whoever wrote it takes it back; absent where that is no matter of private messages. */
  unsend?(id: string): DirectRow | undefined;
  watch?(watcher: { unsent(row: DirectRow): void }): void;
}

const highest = '9'.repeat(19);

/** Private messages between two people each, on a network where they are no posts. */
export function createDirects(
  db: DatabaseSync,
  { id: net, ids, clock }: { id: string; ids: Snowflakes; clock: Clock },
): Directs {
  const newestId = (db.prepare(`SELECT MAX(id) AS id FROM ${net}_directs`).get() as { id: string | null } | undefined)
    ?.id;
  const nextId = createIds(clock, ids, newestId ?? undefined);
  const rows = (found: unknown[]): DirectRow[] => found as DirectRow[];
  const of = db.prepare(
    `SELECT * FROM ${net}_directs WHERE (sender = ? OR recipient = ?) AND id < ? ORDER BY id DESC LIMIT ?`,
  );
  const between = db.prepare(`SELECT * FROM ${net}_directs WHERE conversation = ? AND id < ? ORDER BY id DESC LIMIT ?`);
  const newest = db.prepare(`SELECT * FROM ${net}_directs ORDER BY id DESC LIMIT ?`);
  const wrote = db.prepare(`SELECT 1 FROM ${net}_directs WHERE conversation = ? AND sender = ? LIMIT 1`);
  const byId = db.prepare(`SELECT * FROM ${net}_directs WHERE id = ?`);
  const watchers: { unsent(row: DirectRow): void }[] = [];
  const insert = db.prepare(
    `INSERT INTO ${net}_directs (id, conversation, sender, recipient, text, created_ms, media, choices, pressed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    of: (user, { untilId = highest, limit }) => rows(of.all(user, user, untilId, limit)),
    between: (a, b, { untilId = highest, limit }) => rows(between.all(conversationOf(a, b), untilId, limit)),
    newest: (limit) => rows(newest.all(limit)),
    wrote: (from, to) => wrote.get(conversationOf(from, to), from) !== undefined,
    unsend: (id) => {
      const row = byId.get(id) as DirectRow | undefined;
      if (row === undefined) return undefined;
      db.prepare(`DELETE FROM ${net}_directs WHERE id = ?`).run(id);
      for (const watcher of watchers) watcher.unsent(row);
      return row;
    },
    watch: (watcher) => void watchers.push(watcher),
    write: ({ from, to, text, media = [], hoursAgo = 0, choices = [], pressed = '' }) =>
      inTransaction(db, () => {
        const row: DirectRow = {
          id: nextId(),
          conversation: conversationOf(from.id, to.id),
          sender: from.id,
          recipient: to.id,
          text,
          created_ms: clock.now().getTime() - hoursAgo * 3_600_000,
          media: JSON.stringify(media),
          choices: JSON.stringify(choices),
          pressed,
        };
        insert.run(
          row.id,
          row.conversation,
          row.sender,
          row.recipient,
          row.text,
          row.created_ms,
          row.media,
          row.choices,
          row.pressed,
        );
        return row;
      }),
  };
}

export function conversationOf(a: string, b: string): string {
  return (BigInt(a) < BigInt(b) ? [a, b] : [b, a]).join('-');
}
