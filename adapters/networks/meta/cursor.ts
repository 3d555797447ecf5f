import { z } from 'zod';

/** Ids kept of about the newest moment. */
export const MOST_SEEN = 5_000;

const Kept = z.object({
  /** Number of the account of ours that was looked at. */
  account: z.string(),
  /** Newest moment of which something was read. */
  at: z.iso.datetime(),
  /** Ids read of about that moment: Meta shows things a little out of order, and tells whole seconds. */
  seen: z.array(z.string().max(700)).max(MOST_SEEN),
  /** Comments that each post had, where they are counted: where there are as many, none is read. */
  counts: z.record(z.string(), z.number()).optional(),
});
/** An earlier version called the account of Facebook its page. */
const Cursor = z.preprocess(
  (value) =>
    typeof value === 'object' && value !== null && 'page' in value ? { account: value.page, ...value } : value,
  Kept,
);
export type MetaCursor = z.output<typeof Kept>;

/** Undefined for what is no cursor of ours, or of another account: then the first look is made again, which is harmless. */
export function readCursor(text: string, account: string): MetaCursor | undefined {
  try {
    const cursor = Cursor.parse(JSON.parse(text));
    return cursor.account === account ? cursor : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

export function writeCursor(cursor: MetaCursor): string {
  return JSON.stringify(cursor);
}
