import { RecadoError } from '#core/errors.ts';

const HEAD = 'data:image/png;base64,';
/** Teams takes pictures of up to 1 MB (learn.microsoft.com, "Format your bot messages"). */
const MOST_BYTES = 1_000_000;

/** Teams shows a picture that stands inside the card itself: it needs no address that the world can reach, and none that ends. */
export function asPicture(bytes: Uint8Array): string {
  if (bytes.length > MOST_BYTES) throw new RecadoError('file.too-large', { params: { max: 1 } });
  return HEAD + Buffer.from(bytes).toString('base64');
}

export function isPicture(file: string | undefined): file is string {
  return file !== undefined && file.startsWith(HEAD);
}
