import type { DatabaseSync } from 'node:sqlite';

export interface NotificationRow {
  id: number;
  /** Our account that is told. */
  user: string;
  type: string;
  author: string;
  root: string;
  created_ms: number;
}

export function createMastodonTables(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS mastodon_notifications (
      id INTEGER PRIMARY KEY AUTOINCREMENT, user TEXT NOT NULL, type TEXT NOT NULL, author TEXT NOT NULL, root TEXT NOT NULL,
      created_ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS mastodon_notifications_user ON mastodon_notifications (user, id);
    CREATE INDEX IF NOT EXISTS mastodon_notifications_root ON mastodon_notifications (root);
    CREATE TABLE IF NOT EXISTS mastodon_idempotency (
      user TEXT NOT NULL, key TEXT NOT NULL, root TEXT NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY (user, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS mastodon_scopes (account TEXT PRIMARY KEY, scopes TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS mastodon_attached (media TEXT PRIMARY KEY, root TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `);
}
