import { z } from 'zod';
import type { GraphParameters } from './client.ts';

const Page = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({
      cursors: z
        .object({ after: z.string().nullish().catch(undefined) })
        .optional()
        .catch(undefined),
      next: z.string().nullish().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

interface Following<R> {
  parameters: GraphParameters;
  /** Pages that are read at most, whatever Graph says. */
  pages: number;
  /** Undefined for a row that makes no sense, which is left out. */
  read(row: unknown): R | undefined;
  /** What was read so far reaches to where it has to. */
  enough?(rows: readonly R[]): boolean;
  signal?: AbortSignal | undefined;
}

/** Rows of a list page by page, and whether it was read to where it had to be. @throws ZodError where it is no list, and as `get` */
export async function followList<R>(
  get: (path: string, parameters: GraphParameters, signal?: AbortSignal) => Promise<unknown>,
  path: string,
  { parameters, pages, read, enough = () => false, signal }: Following<R>,
): Promise<{ rows: R[]; complete: boolean }> {
  const rows: R[] = [];
  let after: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const list = readList(await get(path, { ...parameters, after }, signal));
    rows.push(...list.rows.flatMap((row) => read(row) ?? []));
    if (list.after === undefined || list.after === after || enough(rows)) return { rows, complete: true };
    after = list.after;
  }
  return { rows, complete: false };
}

/** Rows of a list and the place of the next; `after` is undefined where it ends. @throws ZodError where it is no list */
export function readList(answer: unknown): { rows: unknown[]; after: string | undefined } {
  const { data, paging } = Page.parse(answer);
  return { rows: data, after: (paging?.next && paging.cursors?.after) || undefined };
}
