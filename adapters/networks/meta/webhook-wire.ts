import { z } from 'zod';
import { parseExactly } from './exact-json.ts';

/** Meta writes ids as text, and some of them as numbers. */
export const anyId = z.union([z.string().min(1).max(128), z.number().int().nonnegative()]).transform(String);

/** Before Facebook, and after every calendar. */
const [FIRST_MS, LAST_MS] = [Date.UTC(2004, 0), Date.UTC(9999, 0)];

/** Seconds, or milliseconds where people write in private. */
export const moment = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,16}$/)
      .transform(Number),
  ])
  .transform((at) => new Date(at > 100_000_000_000 ? at : at * 1000))
  // Anything else is no time: it would break where it is written down, or end every window for an answer.
  .refine((at) => at.getTime() >= FIRST_MS && at.getTime() < LAST_MS);

const Change = z.object({ field: z.string().max(100), value: z.unknown().optional() });
export type MetaChange = z.output<typeof Change>;

/** One call of Meta: several pages, and several things of each. What stands beside these fields is nobody's. */
const Envelope = z.object({ object: z.string().max(100), entry: z.array(z.unknown()) });
const Entry = z.object({
  id: anyId,
  time: moment.optional().catch(undefined),
  changes: z.array(z.unknown()).catch([]).default([]),
  messaging: z.array(z.unknown()).catch([]).default([]),
  standby: z.array(z.unknown()).catch([]).default([]),
});

export interface MetaEntry {
  object: string;
  id: string;
  time: Date | undefined;
  changes: (MetaChange | { field: undefined; value: unknown })[];
  messaging: unknown[];
  /** What another app answers meanwhile. */
  standby: unknown[];
}

/**
 * The entries of a call, and of each its changes, told apart: one that makes no sense spoils none, and `odd` names it. Undefined: no
 * call of Meta's.
 * @throws SyntaxError
 */
export function readEntries(body: Uint8Array): { entries: MetaEntry[]; odd: string[] } | undefined {
  const read = Envelope.safeParse(parseExactly(Buffer.from(body).toString('utf8')));
  if (!read.success) return undefined;
  const { object } = read.data;
  const entries: MetaEntry[] = [];
  const odd: string[] = [];
  for (const each of read.data.entry) {
    const entry = Entry.safeParse(each).data;
    if (entry === undefined) odd.push('an entry that is nobody’s');
    else
      entries.push({
        ...entry,
        object,
        time: entry.time,
        changes: entry.changes.map((change) => Change.safeParse(change).data ?? { field: undefined, value: change }),
      });
  }
  return { entries, odd };
}
