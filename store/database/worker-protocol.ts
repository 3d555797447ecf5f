import type { Packed } from './long-texts.ts';

/** What the main thread and the database thread say to each other. */
export interface WorkerStart {
  dir: string;
  /** False only in the test that shows what happens without it, and while a new database is made. */
  fsync: boolean;
  /** Where a ready-made database is looked for if there is none in `dir`; left out: it is made there, by PostgreSQL itself. */
  caches?: readonly string[];
}

/** What the thread is made with: two 32-bit cells, beats, and 1 once the disk was found full. */
export interface WorkerCells {
  shared: SharedArrayBuffer;
}

export const BEATS = 0;
export const DISK_FULL = 1;

export interface Statement {
  sql: string;
  /** Absent: several statements in one text are allowed. */
  params?: readonly unknown[];
}

/** What is done before a statement. Where one of them fails, none after it is tried and the error is that one's. */
export interface Before {
  /** The transaction whose first statement this is; it begins even where the statement fails. */
  begin?: string;
  statements?: readonly StatementBefore[];
}

export interface StatementBefore extends Statement {
  /** Somebody reads its answer, which comes with that of the statement itself; it has parameters. */
  heard?: boolean;
}

export interface WorkerQuery extends Statement {
  id: number;
  before?: Before;
}

export type ToWorker = { open: WorkerStart } | WorkerQuery | { id: number; ask: 'fsyncs' | 'close' };

/** A PostgreSQL error, flattened: class instances lose their fields between threads. */
export interface WorkerError {
  message: string;
  code?: string;
  detail?: string;
  constraint?: string;
  table?: string;
}

export type FromWorker =
  | ({ id: number; affected: number | undefined; before: unknown[][] | undefined } & Packed)
  | { id: number; error: WorkerError }
  | { ready: true }
  | { failed: string };
