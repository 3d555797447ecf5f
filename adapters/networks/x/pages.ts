/** X leaves out what we may not see, so a page can be empty and not the last; so many in a row are the end. */
const MOST_EMPTY = 5;

interface Following<P> {
  /** Calls at most. */
  most: number;
  isEmpty(page: P): boolean;
  /** False: it is enough. */
  take(page: P): boolean | undefined;
  /** Where to begin; left out: at the newest. */
  token?: string | undefined;
}

export interface Followed {
  pages: number;
  /** Whether the last page was reached; not where there were more than `most`, or X gave tokens that lead nowhere. */
  complete: boolean;
  /** Where the next page begins, if `most` was the reason to end. */
  rest: string | undefined;
}

/** Reads page after page, and ends whatever tokens X gives: the same again, or ever new ones for empty pages. */
export async function followPages<P extends { nextToken: string | undefined }>(
  read: (token: string | undefined) => Promise<P>,
  { most, isEmpty, take, token: first }: Following<P>,
): Promise<Followed> {
  const seen = new Set<string>();
  let token = first;
  let empty = 0;
  for (let pages = 1; ; pages += 1) {
    const page = await read(token);
    const goOn = take(page);
    const next = page.nextToken;
    if (next === undefined) return { pages, complete: true, rest: undefined };
    if (goOn === false) return { pages, complete: false, rest: undefined };
    empty = isEmpty(page) ? empty + 1 : 0;
    if (empty >= MOST_EMPTY || seen.has(next) || next === token) return { pages, complete: false, rest: undefined };
    if (pages >= most) return { pages, complete: false, rest: next };
    seen.add(next);
    token = next;
  }
}
