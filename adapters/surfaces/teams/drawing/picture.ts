import { RecadoError } from '#core/errors.ts';

const HEAD = 'data:image/png;base64,';
/** Teams takes pictures of up to 1 MB (learn.microsoft.com, "Format your bot messages"). */
const MOST_BYTES = 1_000_000;

/**
 * A card is some 430 to 600 pixels wide. At twice its drawing's size the chart of a report left no room in the message for the rows and
 * buttons below it, so it stood there in words, or they were cut.
 */
export const PICTURE_ZOOM = 1.25;

/** Teams shows a picture that stands inside the card itself: it needs no address that the world can reach, and none that ends. */
export function asPicture(bytes: Uint8Array): string {
  if (bytes.length > MOST_BYTES) throw new RecadoError('file.too-large', { params: { max: 1 } });
  return HEAD + Buffer.from(bytes).toString('base64');
}

export function isPicture(file: string | undefined): file is string {
  return file !== undefined && file.startsWith(HEAD);
}
