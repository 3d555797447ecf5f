import { z } from 'zod';

/** Meta writes ids as text, and some of them as numbers. */
export const anyId = z.union([z.string().min(1).max(128), z.number().int().nonnegative()]).transform(String);

/** Seconds, or milliseconds where people write in private. */
export const moment = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,16}$/)
      .transform(Number),
  ])
  .transform((at) => new Date(at > 100_000_000_000 ? at : at * 1000));

const Change = z.object({ field: z.string().max(100), value: z.unknown().optional() });
export type MetaChange = z.output<typeof Change>;

/** One call of Meta: several pages, and several things of each. What stands beside these fields is nobody's. */
const Envelope = z.object({
  object: z.string().max(100),
  entry: z.array(
    z.object({
      id: anyId,
      time: moment.optional().catch(undefined),
      changes: z.array(z.unknown()).catch([]).default([]),
      messaging: z.array(z.unknown()).catch([]).default([]),
      standby: z.array(z.unknown()).catch([]).default([]),
    }),
  ),
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

/** The entries of a call, each change told apart from the others: one that makes no sense spoils none. Undefined: no call of Meta's. */
export function readEntries(body: Uint8Array): MetaEntry[] | undefined {
  const read = Envelope.safeParse(JSON.parse(Buffer.from(body).toString('utf8')));
  return read.success
    ? read.data.entry.map((entry) => ({
        ...entry,
        object: read.data.object,
        time: entry.time,
        changes: entry.changes.map((change) => Change.safeParse(change).data ?? { field: undefined, value: change }),
      }))
    : undefined;
}
