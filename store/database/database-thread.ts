import { Worker } from 'node:worker_threads';
import { unpack } from './long-texts.ts';
import type { Before, FromWorker, ToWorker, WorkerCells, WorkerError, WorkerStart } from './worker-protocol.ts';

/** An error of the database, with what `pg` would give: SQLSTATE and the constraint. */
export class DatabaseError extends Error {
  override name = 'DatabaseError';
  readonly code: string | undefined;
  readonly detail: string | undefined;
  readonly constraint: string | undefined;
  readonly table: string | undefined;

  constructor(flat: WorkerError) {
    super(flat.message);
    this.code = flat.code;
    this.detail = flat.detail;
    this.constraint = flat.constraint;
    this.table = flat.table;
  }
}

/** The database thread is gone; nothing can be said about what was under way. */
export class DatabaseGone extends Error {
  override name = 'DatabaseGone';
  /** As PostgreSQL names a lost connection, so that callers need one rule for both stores. */
  readonly code = '08006';
}

export interface Answer {
  rows: unknown[];
  affected: number | undefined;
  /** Of each statement before it that is heard. */
  before?: unknown[][] | undefined;
}

/** The main thread's end of the database thread. */
export interface DatabaseThread {
  query(sql: string, params?: readonly unknown[], before?: Before): Promise<Answer>;
  /** How many times the database has called fsync. */
  fsyncs(): Promise<number>;
  close(): Promise<void>;
}

/** A thread that reads what it needs while the main thread does something else, and opens a database when it is told which. */
export interface BootedThread {
  /** Beats, and whether the disk was found full. */
  shared: SharedArrayBuffer;
  /** Once. @throws Error with PGlite's own words when the folder cannot be opened */
  open(start: WorkerStart): Promise<DatabaseThread>;
  /** Ends it wherever it is. */
  cutOff(): Promise<void>;
}

export function bootDatabaseThread(): BootedThread {
  const shared = new SharedArrayBuffer(8);
  const workerData: WorkerCells = { shared };
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData });
  return { shared, open: (start) => openIn(worker, start), cutOff: async () => void (await worker.terminate()) };
}

async function openIn(worker: Worker, start: WorkerStart): Promise<DatabaseThread> {
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let gone: Error | undefined;

  const fail = (error: Error): void => {
    gone ??= error;
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  };
  worker.on('error', (error) => fail(new DatabaseGone('The database thread failed', { cause: error })));
  worker.on('exit', (code) => fail(new DatabaseGone(`The database thread ended (${code})`)));

  const tell = (message: ToWorker): void => worker.postMessage(message);
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if ('ready' in message) return resolve();
      if ('failed' in message) return reject(new Error(message.failed));
      const caller = waiting.get(message.id);
      waiting.delete(message.id);
      if ('error' in message) caller?.reject(new DatabaseError(message.error));
      else caller?.resolve({ rows: unpack(message), affected: message.affected, before: message.before });
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new DatabaseGone(`The database thread ended (${code})`)));
    tell({ open: start });
  }).catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });

  function ask(message: Omit<Extract<ToWorker, { sql: string }>, 'id'> | { ask: 'fsyncs' | 'close' }): Promise<Answer> {
    if (gone) return Promise.reject(gone);
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    lastId += 1;
    waiting.set(lastId, { resolve, reject });
    tell({ id: lastId, ...message });
    return promise;
  }

  return {
    query: (sql, params, before) => ask({ sql, params: params && params.length > 0 ? params : undefined, before }),
    fsyncs: async () => Number((await ask({ ask: 'fsyncs' })).rows[0]),
    close: async () => {
      if (gone) return;
      await ask({ ask: 'close' });
      await worker.terminate();
    },
  };
}
