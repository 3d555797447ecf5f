import { RecadoError } from '#core/errors.ts';

/** Rows of one page, newest first as Mastodon gives them. */
interface Row {
  id: string;
  createdAt: Date;
}

export type ReadPage<R extends Row> = (where: { minId?: string; maxId?: string }) => Promise<R[]>;

/** Pages that one look reads at most; the next look goes on where it ended. */
const MOST_PAGES = 25;
/** So far back is read where the place of the last look is worth nothing. */
const AGAIN_FOR_MS = 7 * 24 * 3_600_000;

/**
 * Everything newer than `since`, oldest first, read forwards so that nothing is left out where there is more than one look reads.
 * Without a place, or with one that the server no longer takes, everything since a moment.
 */
export async function newerThan<R extends Row>(
  read: ReadPage<R>,
  { since, from, now, refused }: { since: string | undefined; from: Date; now: Date; refused(error: unknown): void },
): Promise<{ rows: R[]; newest: string | undefined }> {
  if (since === undefined) return sinceMoment(read, from);
  const rows: R[] = [];
  let newest = since;
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const found = await read({ minId: newest });
      const [last] = found;
      if (last === undefined || last.id === newest) break;
      rows.push(...found.toReversed());
      newest = last.id;
    }
  } catch (error) {
    if (!(error instanceof RecadoError) || error.code !== 'network.unexpected') throw error;
    refused(error);
    return sinceMoment(read, new Date(Math.max(from.getTime(), now.getTime() - AGAIN_FOR_MS)));
  }
  return { rows, newest };
}

async function sinceMoment<R extends Row>(
  read: ReadPage<R>,
  from: Date,
): Promise<{ rows: R[]; newest: string | undefined }> {
  const rows: R[] = [];
  let maxId: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const found = await read(maxId === undefined ? {} : { maxId });
    const fresh = found.filter(({ createdAt }) => createdAt >= from);
    rows.push(...fresh);
    const last = found.at(-1);
    if (last === undefined || fresh.length < found.length || last.id === maxId) break;
    maxId = last.id;
  }
  return { rows: rows.toReversed(), newest: rows[0]?.id };
}
