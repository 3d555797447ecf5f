import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '#core/ports/clock.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A token that somebody's visit made. */
export interface TokenRow {
  token: string;
  app: string;
  /** A person's, for hours or for sixty days, or a Page's. */
  kind: 'short' | 'long' | 'page';
  /** Numbers of the business's Pages, as JSON; a Page's own has one. */
  pages: string;
  /** Permissions, one after the other. */
  scope: string;
  made_ms: number;
  /** 0: never. */
  until_ms: number;
  /** From then on it reads nothing, until somebody visits again; 0: never. */
  data_until_ms: number;
  /** Of a business, not of a person: it can be renewed, and the tokens of its Pages end with it. */
  system: number;
}

export interface Tokens {
  find(token: string): TokenRow | undefined;
  short(visit: Pick<TokenRow, 'pages' | 'scope' | 'system'>): TokenRow;
  long(from: TokenRow): TokenRow;
  page(from: TokenRow, page: number): TokenRow;
  /** For so many days whatever a person grants from now on may be read. */
  last(days: number): void;
}

/** Tokens of one app of Meta's; the networks that it is an app of share them. */
export function createTokens(db: DatabaseSync, { app, clock }: { app: string; clock: Clock }): Tokens {
  db.exec(`CREATE TABLE IF NOT EXISTS meta_tokens (
    token TEXT PRIMARY KEY, app TEXT NOT NULL, kind TEXT NOT NULL, pages TEXT NOT NULL, scope TEXT NOT NULL, made_ms INTEGER NOT NULL,
    until_ms INTEGER NOT NULL, data_until_ms INTEGER NOT NULL, system INTEGER NOT NULL
  ) STRICT`);
  const found = db.prepare('SELECT * FROM meta_tokens WHERE token = ? AND app = ?');
  const put = db.prepare('INSERT INTO meta_tokens VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const now = (): number => clock.now().getTime();
  let lasts = 90 * DAY_MS;

  function make(row: Omit<TokenRow, 'token' | 'app' | 'made_ms'>): TokenRow {
    const made = { ...row, token: `EAAB${randomBytes(48).toString('hex')}`, app, made_ms: now() };
    const { token, kind, pages, scope, made_ms, until_ms, data_until_ms, system } = made;
    put.run(token, app, kind, pages, scope, made_ms, until_ms, data_until_ms, system);
    return made;
  }

  return {
    find: (token) => found.get(token, app) as TokenRow | undefined,
    short: ({ pages, scope, system }) =>
      make({
        kind: 'short',
        pages,
        scope,
        system,
        until_ms: now() + 2 * HOUR_MS,
        data_until_ms: system === 0 ? now() + lasts : 0,
      }),
    long: ({ pages, scope, system, data_until_ms }) =>
      make({ kind: 'long', pages, scope, system, until_ms: now() + 60 * DAY_MS, data_until_ms }),
    page: ({ kind, scope, system, until_ms, data_until_ms }, page) =>
      make({
        kind: 'page',
        pages: JSON.stringify([page]),
        scope,
        system,
        until_ms: kind === 'long' && system === 0 ? 0 : until_ms,
        data_until_ms,
      }),
    last(days) {
      lasts = days * DAY_MS;
    },
  };
}

/** Numbers of the Pages that a token is for. */
export function pagesOf({ pages }: Pick<TokenRow, 'pages'>): number[] {
  return (JSON.parse(pages) as unknown[]).map(Number);
}
