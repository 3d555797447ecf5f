import type { Files } from '#core/ports/files.ts';
import { createBox } from './box.ts';
import { createFetcher, type FetcherOptions } from './fetch.ts';
import { typeOf } from './type.ts';

/** Files from outside: fetched with care, known by their bytes, kept in a folder under their hash. */
export function createFiles({ folder, ...fetcher }: FetcherOptions & { folder: string }): Files {
  return { isKept: true, fetch: createFetcher(fetcher), typeOf, box: createBox(folder) };
}
