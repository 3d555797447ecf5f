import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '#core/ports/clock.ts';

/** Somebody follows somebody. */
export interface FollowRow {
  /** In the order in which they began. */
  seq: number;
  user: string;
  follower: string;
  at_ms: number;
}

export interface Follows {
  /** Twice is once. */
  follow(user: string, follower: string): void;
  /** Newest first, those who began before `before`. */
  newest(user: string, page: { limit: number; before?: number | undefined }): FollowRow[];
  watch(began: (row: FollowRow) => void): void;
}

/** Who follows whom, as far as it was told: most people follow an account unseen, as a number alone. */
export function createFollows(db: DatabaseSync, { id, clock }: { id: string; clock: Clock }): Follows {
  db.exec(`
    CREATE TABLE IF NOT EXISTS ${id}_follows (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, user TEXT NOT NULL, follower TEXT NOT NULL, at_ms INTEGER NOT NULL, UNIQUE (user, follower)
    ) STRICT;
  `);
  const insert = db.prepare(`INSERT OR IGNORE INTO ${id}_follows (user, follower, at_ms) VALUES (?, ?, ?) RETURNING *`);
  const more = db.prepare(`UPDATE ${id}_users SET followers = followers + 1 WHERE id = ?`);
  const page = db.prepare(`SELECT * FROM ${id}_follows WHERE user = ? AND seq < ? ORDER BY seq DESC LIMIT ?`);
  const watchers: ((row: FollowRow) => void)[] = [];
  return {
    follow(user, follower) {
      const row = insert.get(user, follower, clock.now().getTime()) as FollowRow | undefined;
      if (row === undefined) return;
      more.run(user);
      for (const began of watchers) began(row);
    },
    newest: (user, { limit, before = Number.MAX_SAFE_INTEGER }) =>
      page.all(user, before, limit) as unknown as FollowRow[],
    watch: (began) => void watchers.push(began),
  };
}
