import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '#core/ports/clock.ts';
import { createIds, type Snowflakes } from './ids.ts';

export interface MediaRow {
  id: string;
  /** User id of the account that uploaded it; null for what a customer has. */
  owner: string | null;
  mime: string;
  /** As the network calls it. */
  category: string;
  /** Announced; null where nothing was. */
  total: number | null;
  alt: string;
  /** Read only by those who wrote the private message. */
  private: number;
  state: 'open' | 'processing' | 'ready';
  ready_ms: number;
  bytes: Uint8Array;
}

/** Addresses of ours among those that a post may carry, whichever network's. */
export const ownMedia = /^\/(\w+)-media\/(\d{1,19})$/;
export const mediaPath = (network: string): string => `/${network}-media/`;

const MAGIC: readonly [mime: string, at: number, bytes: string][] = [
  ['image/jpeg', 0, '\u00ff\u00d8\u00ff'],
  ['image/png', 0, '\u0089PNG\r\n\u001a\n'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['video/quicktime', 4, 'ftypqt'],
  ['video/mp4', 4, 'ftyp'],
  ['application/pdf', 0, '%PDF'],
];

export function mimeOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  return MAGIC.find(([, at, sign]) => head.startsWith(sign, at))?.[0];
}

/** "image", "gif" or "video". */
export function kindOfMime(mime: string): 'image' | 'gif' | 'video' {
  return mime.startsWith('video/') ? 'video' : mime === 'image/gif' ? 'gif' : 'image';
}

export interface MediaShelf {
  get(id: string): MediaRow | undefined;
  isReady(row: MediaRow): boolean;
  /** Of a customer, whole. Its address. */
  add(bytes: Uint8Array): { id: string; url: string };
  /** Of an account, as it comes in. */
  open(file: { owner: string; mime: string; category: string; total: number | null }): string;
  /** All of it is there; moving pictures take a while to get ready. */
  fill(id: string, bytes: Uint8Array, processingMs: number): void;
  describe(id: string, alt: string): void;
  keepPrivate(url: string): void;
}

/** Pictures and films of one simulated network: a customer's, and what accounts upload. */
export function createMediaShelf(
  db: DatabaseSync,
  { id: net, ids, clock }: { id: string; ids: Snowflakes; clock: Clock },
): MediaShelf {
  db.exec(`CREATE TABLE IF NOT EXISTS ${net}_media (
    id TEXT PRIMARY KEY, owner TEXT, mime TEXT NOT NULL, category TEXT NOT NULL, total INTEGER, alt TEXT NOT NULL DEFAULT '',
    private INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL, ready_ms INTEGER NOT NULL DEFAULT 0, bytes BLOB NOT NULL
  ) STRICT`);
  const newestId = (db.prepare(`SELECT MAX(id) AS id FROM ${net}_media`).get() as { id: string | null } | undefined)
    ?.id;
  const nextId = createIds(clock, ids, newestId ?? undefined);
  const insert = db.prepare(
    `INSERT INTO ${net}_media (id, owner, mime, category, total, state, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const byId = db.prepare(`SELECT * FROM ${net}_media WHERE id = ?`);

  return {
    get: (id) => byId.get(id) as unknown as MediaRow | undefined,
    isReady: (row) => row.state === 'ready' || (row.state === 'processing' && clock.now().getTime() >= row.ready_ms),
    add(bytes) {
      const mime = mimeOf(bytes) ?? 'application/octet-stream';
      const id = nextId();
      insert.run(id, null, mime, kindOfMime(mime), null, 'ready', bytes);
      return { id, url: `${mediaPath(net)}${id}` };
    },
    open({ owner, mime, category, total }) {
      const id = nextId();
      insert.run(id, owner, mime, category, total, 'open', new Uint8Array());
      return id;
    },
    fill(id, bytes, processingMs) {
      db.prepare(`UPDATE ${net}_media SET bytes = ?, state = ?, ready_ms = ? WHERE id = ?`).run(
        bytes,
        processingMs > 0 ? 'processing' : 'ready',
        clock.now().getTime() + processingMs,
        id,
      );
    },
    describe: (id, alt) => void db.prepare(`UPDATE ${net}_media SET alt = ? WHERE id = ?`).run(alt, id),
    keepPrivate: (url) =>
      void db.prepare(`UPDATE ${net}_media SET private = 1 WHERE id = ?`).run(ownMedia.exec(url)?.[2] ?? ''),
  };
}
