import { z } from 'zod';

const Cursor = z.object({
  account: z.string(),
  /** Newest moment of which something was read. */
  at: z.iso.datetime(),
  /** Ids read of about that moment: whole seconds are told. */
  seen: z.array(z.string().max(700)).max(5_000),
  /** Comments that each post had: where there are as many, none is read. */
  counts: z.record(z.string(), z.number()),
});
export type InstagramCursor = z.output<typeof Cursor>;

/** Undefined for what is no cursor of ours, or of another account: then the first look is made again, which is harmless. */
export function readCursor(text: string, account: string): InstagramCursor | undefined {
  try {
    const cursor = Cursor.parse(JSON.parse(text));
    return cursor.account === account ? cursor : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

export function writeCursor(cursor: InstagramCursor): string {
  return JSON.stringify(cursor);
}
