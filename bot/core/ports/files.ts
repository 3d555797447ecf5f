import type { Media } from '../message.ts';

/** Largest file that is taken from a stranger or given to one, in bytes. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** What a file is; told from its bytes, never from its name or from what a server says of it. */
export interface FileType {
  mime: string;
  /** Without a dot. */
  extension: string;
  kind: Media['kind'];
}

/** Why a stranger's file is not shown; each has a sentence `file.not-shown.<why>`. */
export type FileRefusal =
  /** No https, or an address that is not public. */
  'address' | 'too-large' | 'type' | 'gone' | 'unreachable';

export type Fetched =
  | { kind: 'taken'; bytes: Uint8Array; type: FileType }
  | { kind: 'refused'; why: FileRefusal; detail: string }
  /** Nobody knows yet: it may be there later. */
  | { kind: 'failed'; detail: string };

/** Bytes under the hex SHA-256 of themselves. */
export interface FileBox {
  put(bytes: Uint8Array): Promise<string>;
  /** Undefined where they are not there, or no longer what they were. */
  get(sha256: string): Promise<Uint8Array | undefined>;
  remove(sha256: string): Promise<void>;
  /** Removes what nobody put there since then; gives how many. */
  forget(before: Date): Promise<number>;
}

/** Files from outside and where they are kept. */
export interface Files {
  /** False where none are brought here: then none are offered, and none are sent. */
  readonly isKept: boolean;
  /**
   * Fetches a stranger's file. `headers` are those that its server wants, asked anew for every address that a redirect leads to.
   * Throws nothing.
   */
  fetch(
    address: string,
    how: { signal: AbortSignal; headers?: (url: URL) => Record<string, string> | undefined },
  ): Promise<Fetched>;
  /** Undefined for whatever is not among the types that are passed on. */
  typeOf(bytes: Uint8Array): Promise<FileType | undefined>;
  readonly box: FileBox;
}

/** Brings none and has none. */
export const noFiles: Files = {
  isKept: false,
  fetch: () => Promise.resolve({ kind: 'failed', detail: 'no files are kept here' }),
  typeOf: () => Promise.resolve(undefined),
  box: {
    put: () => Promise.reject(new Error('no files are kept here')),
    get: () => Promise.resolve(undefined),
    remove: () => Promise.resolve(),
    forget: () => Promise.resolve(0),
  },
};
