import { z } from 'zod';

const Cursor = z.object({
  page: z.string(),
  /** Newest moment of which something was read. */
  at: z.iso.datetime(),
  /** Ids read of about that moment: Facebook shows things a little out of order, and tells whole seconds. */
  seen: z.array(z.string().max(700)).max(5_000),
});
export type FacebookCursor = z.output<typeof Cursor>;

/** Undefined for what is no cursor of ours, or of another Page: then the first look is made again, which is harmless. */
export function readCursor(text: string, page: string): FacebookCursor | undefined {
  try {
    const cursor = Cursor.parse(JSON.parse(text));
    return cursor.page === page ? cursor : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

export function writeCursor(cursor: FacebookCursor): string {
  return JSON.stringify(cursor);
}
