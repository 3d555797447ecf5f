import type { DatabaseSync } from 'node:sqlite';
import { addColumn } from '../state.ts';

/** Bodies are JSON as Slack would return them; columns repeat what is searched for. */
export function createSlackTables(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS slack_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS slack_users (id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, email TEXT, locale TEXT NOT NULL, title TEXT NOT NULL DEFAULT '', bot INTEGER NOT NULL DEFAULT 0, place INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE IF NOT EXISTS slack_channels (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, person TEXT, archived INTEGER NOT NULL DEFAULT 0, created INTEGER NOT NULL, place INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE IF NOT EXISTS slack_members (channel TEXT NOT NULL, user TEXT NOT NULL, PRIMARY KEY (channel, user));
    CREATE TABLE IF NOT EXISTS slack_groups (id TEXT PRIMARY KEY, handle TEXT NOT NULL UNIQUE, users TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS slack_messages (channel TEXT NOT NULL, ts TEXT NOT NULL, thread TEXT, in_channel INTEGER NOT NULL, body TEXT NOT NULL, metadata TEXT, PRIMARY KEY (channel, ts));
    CREATE INDEX IF NOT EXISTS slack_messages_thread ON slack_messages (channel, thread, ts);
    CREATE TABLE IF NOT EXISTS slack_earlier (place INTEGER PRIMARY KEY, channel TEXT NOT NULL, ts TEXT NOT NULL, block TEXT NOT NULL, UNIQUE (channel, ts, block));
    CREATE TABLE IF NOT EXISTS slack_ephemerals (ts TEXT PRIMARY KEY, channel TEXT NOT NULL, user TEXT NOT NULL, thread TEXT, body TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS slack_ephemerals_user ON slack_ephemerals (user, ts);
    CREATE TABLE IF NOT EXISTS slack_views (id TEXT PRIMARY KEY, user TEXT NOT NULL, type TEXT NOT NULL, external_id TEXT, root TEXT NOT NULL, previous TEXT, open INTEGER NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL);
    CREATE INDEX IF NOT EXISTS slack_views_user ON slack_views (user, type, open);
    CREATE TABLE IF NOT EXISTS slack_triggers (id TEXT PRIMARY KEY, user TEXT NOT NULL, view TEXT, at INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE IF NOT EXISTS slack_response_urls (id TEXT PRIMARY KEY, channel TEXT NOT NULL, user TEXT NOT NULL, ts TEXT, thread TEXT, ephemeral INTEGER NOT NULL, uses INTEGER NOT NULL DEFAULT 0, at INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS slack_outbox (id TEXT PRIMARY KEY, payload TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, reason TEXT, at INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS slack_marks (user TEXT NOT NULL, channel TEXT NOT NULL, ts TEXT NOT NULL, PRIMARY KEY (user, channel));
    CREATE TABLE IF NOT EXISTS slack_thread_marks (user TEXT NOT NULL, channel TEXT NOT NULL, thread TEXT NOT NULL, ts TEXT NOT NULL, PRIMARY KEY (user, channel, thread));
    CREATE TABLE IF NOT EXISTS slack_mentions (user TEXT NOT NULL, channel TEXT NOT NULL, ts TEXT NOT NULL, thread TEXT, at TEXT NOT NULL, PRIMARY KEY (user, channel, ts));
    CREATE INDEX IF NOT EXISTS slack_mentions_place ON slack_mentions (channel, ts);
    CREATE TABLE IF NOT EXISTS slack_changes (channel TEXT NOT NULL, ts TEXT NOT NULL, thread TEXT, in_channel INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (channel, ts));
    CREATE INDEX IF NOT EXISTS slack_changes_seq ON slack_changes (channel, seq);
    CREATE TABLE IF NOT EXISTS slack_pins (channel TEXT NOT NULL, ts TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (channel, ts));
    CREATE TABLE IF NOT EXISTS slack_files (id TEXT PRIMARY KEY, name TEXT NOT NULL, length INTEGER NOT NULL, alt TEXT NOT NULL, bytes BLOB, done INTEGER NOT NULL DEFAULT 0);
  `);
  for (const column of ['title', 'user', 'taken']) addColumn(db, 'slack_files', `${column} TEXT NOT NULL DEFAULT ''`);
  addColumn(db, 'slack_views', "screen TEXT NOT NULL DEFAULT ''");
  addColumn(db, 'slack_triggers', "screen TEXT NOT NULL DEFAULT ''");
}
