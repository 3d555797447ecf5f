import { z } from 'zod';

const id = z.string().regex(/^\d{1,19}$/);
const Cursor = z.object({
  /** Newest mention seen. */
  mentions: id.optional(),
  /** Newest post of ours seen. */
  own: id.optional(),
  /** Newest direct message seen. */
  direct: id.optional(),
  /** Where the first look began; used until there is an id. */
  from: z.iso.datetime(),
  /** Newest mention at the last second look: the next one begins there again. */
  sweptFrom: id.optional(),
  sweptAt: z.iso.datetime(),
  /** Quotes of our posts counted at the last second look, by post. */
  quotes: z.record(id, z.number()).default({}),
});
export type XCursor = z.output<typeof Cursor>;

/** Undefined for what is no cursor of ours: then the first look is made again, which is harmless. */
export function readCursor(text: string): XCursor | undefined {
  try {
    return Cursor.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

export function writeCursor(cursor: XCursor): string {
  return JSON.stringify(cursor);
}

/** Ids grow with time but are too long for a number. */
export function byId(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

export function newestOf(ids: readonly (string | undefined)[]): string | undefined {
  return ids
    .filter((each) => each !== undefined)
    .toSorted(byId)
    .at(-1);
}
