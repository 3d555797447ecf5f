import type { DatabaseSync } from 'node:sqlite';

export interface WebhookRow {
  id: string;
  url: string;
  valid: number;
  created_ms: number;
}

export interface SubscriptionRow {
  id: string;
  event_type: string;
  user_id: string;
  tag: string | null;
  webhook: string | null;
  created_ms: number;
}

/** A call that waits to be made, or to be made again. */
export interface CallRow {
  seq: number;
  webhook: string;
  body: string;
  attempts: number;
  due_ms: number;
}

export function createWebhookTables(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS x_webhooks (id TEXT PRIMARY KEY, url TEXT NOT NULL UNIQUE, valid INTEGER NOT NULL, created_ms INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS x_subscriptions (
      id TEXT PRIMARY KEY, event_type TEXT NOT NULL, user_id TEXT NOT NULL, tag TEXT, webhook TEXT REFERENCES x_webhooks ON DELETE CASCADE, created_ms INTEGER NOT NULL,
      UNIQUE (event_type, user_id, webhook)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS x_calls (seq INTEGER PRIMARY KEY AUTOINCREMENT, webhook TEXT NOT NULL, body TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, due_ms INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS x_call_faults (seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, times INTEGER NOT NULL) STRICT;
  `);
}
