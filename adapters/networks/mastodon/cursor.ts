import { z } from 'zod';

const id = z.string().min(1).max(64);
const Cursor = z.object({
  /** Server that the ids are of. */
  base: z.string(),
  /** Where the first look began; used until there is an id. */
  from: z.iso.datetime(),
  /** Newest notification read. */
  mentions: id.optional(),
  /** Newest post of ours read. */
  own: id.optional(),
});
export type MastodonCursor = z.output<typeof Cursor>;

/** Undefined for what is no cursor of ours, or of another server: then the first look is made again, which is harmless. */
export function readCursor(text: string, base: string): MastodonCursor | undefined {
  try {
    const cursor = Cursor.parse(JSON.parse(text));
    return cursor.base === base ? cursor : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

export function writeCursor(cursor: MastodonCursor): string {
  return JSON.stringify(cursor);
}
