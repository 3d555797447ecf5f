import { invalid } from '../meta/problem.ts';
import { mediaPath, mimeOf, type MediaShelf } from '../social/media.ts';
import type { MediaItem } from '../social/posts.ts';
import type { UserRow } from '../social/tables.ts';

const MOST_BYTES = 4 * 1024 * 1024;
const MIMES: ReadonlySet<string | undefined> = new Set(['image/jpeg', 'image/png', 'image/gif']);

/** POST /me/photos with `published=false`: nobody sees it until a comment names it. @throws Problem */
export function takePhoto(
  shelf: MediaShelf,
  { page, parameters, file }: { page: UserRow; parameters: URLSearchParams; file: Buffer | undefined },
): { id: string } {
  if (parameters.get('published') !== 'false') throw invalid('photos for everybody are not simulated');
  const mime = file && mimeOf(file);
  if (file === undefined || mime === undefined || file.length > MOST_BYTES || !MIMES.has(mime))
    throw invalid('Missing or invalid image file');
  const id = shelf.open({ owner: page.id, mime, category: 'image', total: null });
  shelf.describe(id, parameters.get('alt_text_custom') ?? '');
  shelf.fill(id, file, 0);
  return { id };
}

/** The picture that a comment names. @throws Problem where the Page never brought it */
export function photoOf(
  shelf: MediaShelf,
  { page, id, network }: { page: UserRow; id: string; network: string },
): MediaItem {
  const row = shelf.get(id);
  if (row?.owner !== page.id || !row.mime.startsWith('image/')) throw invalid('Invalid attachment ID');
  return { type: 'photo', url: `${mediaPath(network)}${row.id}`, alt: row.alt === '' ? undefined : row.alt };
}
