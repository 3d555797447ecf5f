import type { DatabaseSync } from 'node:sqlite';
import type { PostRow } from './tables.ts';

/** What accounts do to posts beside writing. */
export interface LikesAndHiding {
  /** Twice is once. */
  like(user: string, post: PostRow): void;
  hide(post: PostRow, hidden: boolean): void;
  isHidden(post: PostRow): boolean;
}

export function createLikesAndHiding(db: DatabaseSync): LikesAndHiding {
  db.exec(`
    CREATE TABLE IF NOT EXISTS x_likes (user TEXT NOT NULL, root TEXT NOT NULL, PRIMARY KEY (user, root)) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS x_hidden (root TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  `);
  const add = db.prepare('INSERT OR IGNORE INTO x_likes (user, root) VALUES (?, ?)');
  const count = db.prepare('UPDATE x_posts SET likes = likes + 1 WHERE root = ?');
  const hidden = db.prepare('SELECT 1 FROM x_hidden WHERE root = ?');
  return {
    like(user, { root }) {
      if (add.run(user, root).changes > 0) count.run(root);
    },
    hide({ root }, on) {
      db.prepare(on ? 'INSERT OR IGNORE INTO x_hidden (root) VALUES (?)' : 'DELETE FROM x_hidden WHERE root = ?').run(
        root,
      );
    },
    isHidden: ({ root }) => hidden.get(root) !== undefined,
  };
}
