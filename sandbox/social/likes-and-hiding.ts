import type { DatabaseSync } from 'node:sqlite';
import type { PostRow } from './tables.ts';

/** What accounts do to posts beside writing. */
export interface LikesAndHiding {
  /** Twice is once. */
  like(user: string, post: PostRow): void;
  unlike(user: string, post: PostRow): void;
  likes(user: string, post: PostRow): boolean;
  hide(post: PostRow, hidden: boolean): void;
  isHidden(post: PostRow): boolean;
}

export function createLikesAndHiding(db: DatabaseSync, id: string): LikesAndHiding {
  db.exec(`
    CREATE TABLE IF NOT EXISTS ${id}_likes (user TEXT NOT NULL, root TEXT NOT NULL, PRIMARY KEY (user, root)) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ${id}_hidden (root TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  `);
  const add = db.prepare(`INSERT OR IGNORE INTO ${id}_likes (user, root) VALUES (?, ?)`);
  const take = db.prepare(`DELETE FROM ${id}_likes WHERE user = ? AND root = ?`);
  const has = db.prepare(`SELECT 1 FROM ${id}_likes WHERE user = ? AND root = ?`);
  const count = db.prepare(`UPDATE ${id}_posts SET likes = likes + ? WHERE root = ?`);
  const hide = db.prepare(`INSERT OR IGNORE INTO ${id}_hidden (root) VALUES (?)`);
  const show = db.prepare(`DELETE FROM ${id}_hidden WHERE root = ?`);
  const hidden = db.prepare(`SELECT 1 FROM ${id}_hidden WHERE root = ?`);
  return {
    like(user, { root }) {
      if (add.run(user, root).changes > 0) count.run(1, root);
    },
    unlike(user, { root }) {
      if (take.run(user, root).changes > 0) count.run(-1, root);
    },
    likes: (user, { root }) => has.get(user, root) !== undefined,
    hide: ({ root }, on) => void (on ? hide : show).run(root),
    isHidden: ({ root }) => hidden.get(root) !== undefined,
  };
}
