import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '#core/ports/clock.ts';
import { invalidRequest } from './problem.ts';
import type { MediaItem } from './posts.ts';
import { createIds } from './snowflake.ts';

export interface MediaRow {
  id: string;
  /** User id of the account that uploaded it; null for what a customer has. */
  owner: string | null;
  mime: string;
  category: string;
  /** Announced; null for a customer's. */
  total: number | null;
  alt: string;
  /** Read only by those who wrote the private message. */
  private: number;
  state: 'open' | 'processing' | 'ready';
  ready_ms: number;
  bytes: Uint8Array;
}

/** What X takes, in bytes (docs.x.com/x-api/media/quickstart/best-practices). */
export const MEDIA_LIMITS: Readonly<Record<string, { most: number; mimes: readonly string[] }>> = {
  image: { most: 5 * 1024 * 1024, mimes: ['image/jpeg', 'image/png', 'image/webp'] },
  gif: { most: 15 * 1024 * 1024, mimes: ['image/gif'] },
  video: { most: 512 * 1024 * 1024, mimes: ['video/mp4', 'video/quicktime'] },
};

const ITEM_TYPE: Readonly<Record<string, MediaItem['type']>> = { image: 'photo', gif: 'animated_gif', video: 'video' };
export const PUBLIC_PATH = '/x-media/';
/** As on X, where the pictures of private messages want the account's signature. */
export const PRIVATE_PATH = '/1.1/ton/data/dm/';
/** Addresses of ours among those that a post may carry. */
export const OWN_MEDIA = /^\/x-media\/(\d{1,19})$/;
/** Moving pictures take a moment. */
const PROCESSING_MS = 1_000;

const MAGIC: readonly [mime: string, at: number, bytes: string][] = [
  ['image/jpeg', 0, '\u00ff\u00d8\u00ff'],
  ['image/png', 0, '\u0089PNG\r\n\u001a\n'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['video/quicktime', 4, 'ftypqt'],
  ['video/mp4', 4, 'ftyp'],
];

export function mimeOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  return MAGIC.find(([, at, sign]) => head.startsWith(sign, at))?.[0];
}

export type MediaShelf = ReturnType<typeof createMediaShelf>;

/** Pictures and films of the simulated X: a customer's, and what accounts upload. */
export function createMediaShelf(db: DatabaseSync, clock: Clock) {
  db.exec(`CREATE TABLE IF NOT EXISTS x_media (
    id TEXT PRIMARY KEY, owner TEXT, mime TEXT NOT NULL, category TEXT NOT NULL, total INTEGER, alt TEXT NOT NULL DEFAULT '', private INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL, ready_ms INTEGER NOT NULL DEFAULT 0, bytes BLOB NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS x_media_parts (media TEXT NOT NULL, segment INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (media, segment)) STRICT, WITHOUT ROWID;`);
  const nextId = createIds(
    clock,
    (db.prepare('SELECT MAX(id) AS id FROM x_media').get() as { id: string | null } | undefined)?.id ?? undefined,
  );
  const insert = db.prepare(
    'INSERT INTO x_media (id, owner, mime, category, total, state, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const byId = db.prepare('SELECT * FROM x_media WHERE id = ?');
  const get = (id: string): MediaRow | undefined => byId.get(id) as unknown as MediaRow | undefined;
  const kindOf = (category: string): string => category.replace(/^(tweet|dm|amplify)_/, '');

  return {
    get,
    kindOf,
    isReady: (row: MediaRow): boolean =>
      row.state === 'ready' || (row.state === 'processing' && clock.now().getTime() >= row.ready_ms),
    /** Of a customer, whole. */
    add(bytes: Uint8Array): string | undefined {
      const mime = mimeOf(bytes) ?? 'application/octet-stream';
      const id = nextId();
      insert.run(
        id,
        null,
        mime,
        mime.startsWith('video/') ? 'tweet_video' : mime === 'image/gif' ? 'tweet_gif' : 'tweet_image',
        null,
        'ready',
        bytes,
      );
      return id;
    },
    open({ owner, mime, category, total }: { owner: string; mime: string; category: string; total: number }): string {
      const id = nextId();
      insert.run(id, owner, mime, category, total, 'open', new Uint8Array());
      return id;
    },
    append: (id: string, segment: number, bytes: Uint8Array): void =>
      void db
        .prepare('INSERT OR REPLACE INTO x_media_parts (media, segment, bytes) VALUES (?, ?, ?)')
        .run(id, segment, bytes),
    /** Undefined where what came is not what was announced. */
    finalize(row: MediaRow): MediaRow | undefined {
      const parts = db.prepare('SELECT bytes FROM x_media_parts WHERE media = ? ORDER BY segment').all(row.id) as {
        bytes: Uint8Array;
      }[];
      const bytes = Buffer.concat(parts.map((part) => part.bytes));
      db.prepare('DELETE FROM x_media_parts WHERE media = ?').run(row.id);
      if (bytes.length !== row.total || mimeOf(bytes) !== row.mime) return undefined;
      const isMoving = row.mime === 'image/gif' || row.mime.startsWith('video/');
      db.prepare('UPDATE x_media SET bytes = ?, state = ?, ready_ms = ? WHERE id = ?').run(
        bytes,
        isMoving ? 'processing' : 'ready',
        clock.now().getTime() + PROCESSING_MS,
        row.id,
      );
      return get(row.id);
    },
    describe: (id: string, alt: string): void =>
      void db.prepare('UPDATE x_media SET alt = ? WHERE id = ?').run(alt, id),
    keepPrivate: (url: string): void =>
      void db.prepare('UPDATE x_media SET private = 1 WHERE id = ?').run(OWN_MEDIA.exec(url)?.[1] ?? ''),
    /**
     * What a post or a private message carries.
     * @throws Problem where X would not take these together, from this account or here
     */
    itemsOf(ids: readonly string[], owner: string, use: 'tweet' | 'dm'): MediaItem[] {
      const rows = ids.map((id) => get(id));
      const found = rows.flatMap((row) =>
        row &&
        row.owner === owner &&
        row.category.startsWith(use) &&
        (row.state === 'ready' || (row.state === 'processing' && clock.now().getTime() >= row.ready_ms))
          ? [row]
          : [],
      );
      const photos = found.filter((row) => kindOf(row.category) === 'image').length;
      if (found.length !== ids.length || found.length > 4 || (found.length > 1 && photos !== found.length))
        throw invalidRequest([{ message: 'Your media IDs are invalid.' }]);
      return found.map((row) => ({
        type: ITEM_TYPE[kindOf(row.category)] ?? 'photo',
        url: `${PUBLIC_PATH}${row.id}`,
        ...(row.alt !== '' && { alt: row.alt }),
      }));
    },
  };
}

/** An item's address as X gives it. */
export function addressOf(url: string, base: string, isPrivate: boolean): string {
  const id = OWN_MEDIA.exec(url)?.[1];
  return id === undefined ? url : `${base}${isPrivate ? PRIVATE_PATH : PUBLIC_PATH}${id}`;
}
