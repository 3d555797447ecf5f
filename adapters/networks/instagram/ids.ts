/**
 * What one of our ids names: a comment under a post of ours by its bare number, a post of ours, where others named us, or what we
 * answered there, which Graph shows us no more.
 */
export type Place =
  | { is: 'comment'; id: string }
  | { is: 'media'; id: string }
  | { is: 'mention'; media: string; comment: string | undefined }
  | { is: 'elsewhere' };

export const mediaKey = (id: string): string => `media:${id}`;
export const mentionKey = (media: string, comment?: string): string =>
  comment === undefined ? `mention:${media}` : `mention:${media}:${comment}`;

export const elsewhereKey = (media: string, comment: string): string => `elsewhere:${media}:${comment}`;

export function placeOf(key: string): Place {
  const [what, first = '', second] = key.split(':');
  if (what === 'elsewhere') return { is: 'elsewhere' };
  if (what === 'media') return { is: 'media', id: first };
  if (what === 'mention') return { is: 'mention', media: first, comment: second };
  return { is: 'comment', id: key };
}
