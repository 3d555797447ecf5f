import type { DatabaseSync } from 'node:sqlite';
import { kindOfMime, mediaPath, mimeOf, ownMedia, type MediaRow, type MediaShelf } from '../social/media.ts';
import type { MediaItem } from '../social/posts.ts';
import { invalidRequest } from './problem.ts';

/** What X takes, in bytes (docs.x.com/x-api/media/quickstart/best-practices). */
export const MEDIA_LIMITS: Readonly<Record<string, { most: number; mimes: readonly string[] }>> = {
  image: { most: 5 * 1024 * 1024, mimes: ['image/jpeg', 'image/png', 'image/webp'] },
  gif: { most: 15 * 1024 * 1024, mimes: ['image/gif'] },
  video: { most: 512 * 1024 * 1024, mimes: ['video/mp4', 'video/quicktime'] },
};

const ITEM_TYPE: Readonly<Record<string, MediaItem['type']>> = { image: 'photo', gif: 'animated_gif', video: 'video' };
export const PUBLIC_PATH = mediaPath('x');
/** As on X, where the pictures of private messages want the account's signature. */
export const PRIVATE_PATH = '/1.1/ton/data/dm/';
/** Moving pictures take a moment. */
const PROCESSING_MS = 1_000;

export interface Uploads {
  append(id: string, segment: number, bytes: Uint8Array): void;
  /** Undefined where what came is not what was announced. */
  finalize(row: MediaRow): MediaRow | undefined;
  /**
   * What a post or a private message carries; what goes into the latter is from now on read only there.
   * @throws Problem where X would not take these together, from this account or here
   */
  itemsOf(ids: readonly string[], owner: string, use: 'tweet' | 'dm'): MediaItem[];
}

/** "tweet_image" -> "image" */
export const kindOf = (category: string): string => category.replace(/^(tweet|dm|amplify)_/, '');

/** Uploads in pieces, as X takes them. */
export function createUploads(db: DatabaseSync, shelf: MediaShelf): Uploads {
  db.exec(`CREATE TABLE IF NOT EXISTS x_media_parts (
    media TEXT NOT NULL, segment INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (media, segment)
  ) STRICT, WITHOUT ROWID`);
  const put = db.prepare('INSERT OR REPLACE INTO x_media_parts (media, segment, bytes) VALUES (?, ?, ?)');
  const all = db.prepare('SELECT bytes FROM x_media_parts WHERE media = ? ORDER BY segment');
  const drop = db.prepare('DELETE FROM x_media_parts WHERE media = ?');

  return {
    append: (id, segment, bytes) => void put.run(id, segment, bytes),
    finalize(row) {
      const bytes = Buffer.concat((all.all(row.id) as { bytes: Uint8Array }[]).map((part) => part.bytes));
      drop.run(row.id);
      if (bytes.length !== row.total || mimeOf(bytes) !== row.mime) return undefined;
      shelf.fill(row.id, bytes, kindOfMime(row.mime) === 'image' ? 0 : PROCESSING_MS);
      return shelf.get(row.id);
    },
    itemsOf(ids, owner, use) {
      const found = ids.flatMap((id) => {
        const row = shelf.get(id);
        return row && row.owner === owner && row.category.startsWith(use) && shelf.isReady(row) ? [row] : [];
      });
      const photos = found.filter((row) => kindOf(row.category) === 'image').length;
      if (found.length !== ids.length || found.length > 4 || (found.length > 1 && photos !== found.length))
        throw invalidRequest([{ message: 'Your media IDs are invalid.' }]);
      for (const { id } of use === 'dm' ? found : []) shelf.keepPrivate(`${PUBLIC_PATH}${id}`);
      return found.map((row) => ({
        type: ITEM_TYPE[kindOf(row.category)] ?? 'photo',
        url: `${PUBLIC_PATH}${row.id}`,
        alt: row.alt === '' ? undefined : row.alt,
      }));
    },
  };
}

/** An item's address as X gives it. */
export function addressOf(url: string, base: string, isPrivate: boolean): string {
  const id = ownMedia.exec(url)?.[2];
  return id === undefined ? url : `${base}${isPrivate ? PRIVATE_PATH : PUBLIC_PATH}${id}`;
}
