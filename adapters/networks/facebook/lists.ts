import type { GraphParameters } from '../meta/client.ts';
import type { FacebookSession } from './session.ts';
import { readList } from './wire.ts';

/** Graph gives so many rows at most. */
export const PER_PAGE = 100;

/**
 * Rows of a list page by page until `enough` says so or the list ends; no more than `pages`, whatever Graph says. Gives whether it
 * was read to where it had to be.
 */
export async function followList<R>(
  session: FacebookSession,
  path: string,
  {
    parameters,
    pages,
    read,
    enough,
    signal,
  }: {
    parameters: GraphParameters;
    pages: number;
    read(row: unknown): R | undefined;
    enough(rows: readonly R[]): boolean;
    signal?: AbortSignal | undefined;
  },
): Promise<{ rows: R[]; complete: boolean }> {
  const rows: R[] = [];
  let after: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const list = readList(await session.read(path, { limit: PER_PAGE, ...parameters, after }, signal));
    rows.push(...list.rows.flatMap((row) => read(row) ?? []));
    if (list.after === undefined || list.after === after || enough(rows)) return { rows, complete: true };
    after = list.after;
  }
  return { rows, complete: false };
}
