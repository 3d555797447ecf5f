import type { DatabaseSync } from 'node:sqlite';
import { addColumn } from '../state.ts';

/** What may be done to an account by whoever runs the network; each is a column below. */
export type AccountState = 'suspended' | 'locked' | 'outOfCredit' | 'revoked';

export interface UserRow {
  id: string;
  handle: string;
  name: string;
  bio: string;
  followers: number;
  created_ms: number;
  /** Key of the brand's account; null for a customer. */
  account: string | null;
  suspended: number;
  locked: number;
  out_of_credit: number;
  /** Its token is no longer accepted. */
  revoked: number;
}

/** One version of a post; an edit is a new row with a new id and the same root. */
export interface PostRow {
  id: string;
  root: string;
  version: number;
  latest: number;
  author: string;
  /** Handles that stand before a reply; not shown, not counted. */
  prefix: string;
  /** A title, or a warning before the text; empty where there is none. */
  title: string;
  text: string;
  reply_to: string | null;
  reply_root: string | null;
  quote: string | null;
  quote_root: string | null;
  conversation: string;
  created_ms: number;
  edited_ms: number | null;
  deleted: number;
  media: string;
  likes: number;
  reply_settings: string;
  /** "direct": only for those whom it names. */
  visibility: string;
}

/** A message between two people. */
export interface DirectRow {
  id: string;
  /** "<smaller user id>-<larger user id>" */
  conversation: string;
  sender: string;
  recipient: string;
  text: string;
  created_ms: number;
  media: string;
  /** JSON of what her side shows to press below it (`Choice`). */
  choices: string;
  /** What comes back with a press; empty where she wrote herself. */
  pressed: string;
}

/** The tables of one simulated network, made where they are missing. */
export function createTables(db: DatabaseSync, id: string): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS ${id}_users (
      id TEXT PRIMARY KEY, handle TEXT NOT NULL UNIQUE COLLATE NOCASE, name TEXT NOT NULL, bio TEXT NOT NULL,
      followers INTEGER NOT NULL, created_ms INTEGER NOT NULL, account TEXT UNIQUE, suspended INTEGER NOT NULL DEFAULT 0,
      locked INTEGER NOT NULL DEFAULT 0, out_of_credit INTEGER NOT NULL DEFAULT 0, revoked INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE IF NOT EXISTS ${id}_posts (
      id TEXT PRIMARY KEY, root TEXT NOT NULL, version INTEGER NOT NULL, latest INTEGER NOT NULL,
      author TEXT NOT NULL REFERENCES ${id}_users, prefix TEXT NOT NULL, text TEXT NOT NULL,
      reply_to TEXT, reply_root TEXT, quote TEXT, quote_root TEXT, conversation TEXT NOT NULL,
      created_ms INTEGER NOT NULL, edited_ms INTEGER, deleted INTEGER NOT NULL DEFAULT 0, media TEXT NOT NULL,
      likes INTEGER NOT NULL DEFAULT 0, reply_settings TEXT NOT NULL DEFAULT 'everyone',
      title TEXT NOT NULL DEFAULT '', visibility TEXT NOT NULL DEFAULT 'public'
    ) STRICT;
    CREATE INDEX IF NOT EXISTS ${id}_posts_root ON ${id}_posts (root, version);
    CREATE INDEX IF NOT EXISTS ${id}_posts_author ON ${id}_posts (author, id);
    CREATE INDEX IF NOT EXISTS ${id}_posts_reply ON ${id}_posts (reply_root) WHERE reply_root IS NOT NULL;
    CREATE INDEX IF NOT EXISTS ${id}_posts_quote ON ${id}_posts (quote_root) WHERE quote_root IS NOT NULL;
    CREATE INDEX IF NOT EXISTS ${id}_posts_conversation ON ${id}_posts (conversation, id);
    CREATE TABLE IF NOT EXISTS ${id}_mentions (
      user TEXT NOT NULL, post TEXT NOT NULL, PRIMARY KEY (user, post)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ${id}_directs (
      id TEXT PRIMARY KEY, conversation TEXT NOT NULL, sender TEXT NOT NULL REFERENCES ${id}_users,
      recipient TEXT NOT NULL REFERENCES ${id}_users, text TEXT NOT NULL, created_ms INTEGER NOT NULL, media TEXT NOT NULL,
      choices TEXT NOT NULL DEFAULT '[]', pressed TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE INDEX IF NOT EXISTS ${id}_directs_conversation ON ${id}_directs (conversation, id);
    CREATE TABLE IF NOT EXISTS ${id}_faults (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, times INTEGER NOT NULL
    ) STRICT;
  `);
  // A workspace of an earlier version.
  addColumn(db, `${id}_users`, 'revoked INTEGER NOT NULL DEFAULT 0');
  addColumn(db, `${id}_posts`, "title TEXT NOT NULL DEFAULT ''");
  addColumn(db, `${id}_directs`, "choices TEXT NOT NULL DEFAULT '[]'");
  addColumn(db, `${id}_directs`, "pressed TEXT NOT NULL DEFAULT ''");
  addColumn(db, `${id}_posts`, "visibility TEXT NOT NULL DEFAULT 'public'");
}
