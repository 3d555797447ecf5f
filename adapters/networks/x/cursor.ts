import { z } from 'zod';

const id = z.string().regex(/^\d{1,19}$/);
const Cursor = z.object({
  /** Newest mention seen. */
  mentions: id.optional(),
  /** Newest post of ours seen. */
  own: id.optional(),
  /** Newest direct message seen. */
  direct: id.optional(),
  /** Where more direct messages wait than one look may read: the page to go on with, and the newest that is read already. */
  directRest: z
    .object({ token: z.string().max(500), newest: id })
    .optional()
    .catch(undefined),
  /** Where the first look began; used until there is an id. */
  from: z.iso.datetime(),
  /** Newest mention at the last second look: the next one begins there again. */
  sweptFrom: id.optional(),
  sweptAt: z.iso.datetime(),
  /** Quotes of our posts counted at the last second look, by post. */
  quotes: z.record(id, z.number()).default({}),
});
export type XCursor = z.output<typeof Cursor>;

/** By so much the clocks of X and of this machine may differ. */
const skewMs = 3_600_000;
/** Timelines are read back so far at most where the place of the last look is worth nothing. */
export const againForMs = 7 * 24 * 3_600_000;

/** Undefined for what is no cursor of ours: then the first look is made again, which is harmless. */
export function readCursor(text: string): XCursor | undefined {
  try {
    return Cursor.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

/** Places are kept by id. One that lies in the future is of another X, and nothing of this one would ever come after it. */
export function withoutFuture(cursor: XCursor, now: Date): XCursor {
  const end = now.getTime() + skewMs;
  const possible = (each: string | undefined): string | undefined =>
    each !== undefined && timeOf(each) <= end ? each : undefined;
  const { mentions, own, direct, sweptFrom, directRest } = cursor;
  if ([mentions, own, direct, sweptFrom, directRest?.newest].every((each) => each === possible(each))) return cursor;
  const from = new Date(Math.max(Date.parse(cursor.from), now.getTime() - againForMs)).toISOString();
  return {
    ...cursor,
    from,
    mentions: possible(mentions),
    own: possible(own),
    direct: possible(direct),
    sweptFrom: possible(sweptFrom),
    directRest: undefined,
  };
}

export function writeCursor(cursor: XCursor): string {
  return JSON.stringify(cursor);
}

/** X's ids hold the milliseconds since this moment above their 22 lowest bits. */
const idEpoch = 1_288_834_974_657n;

/** When that was written, in milliseconds. */
export function timeOf(id: string): number {
  return Number((BigInt(id) >> 22n) + idEpoch);
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
