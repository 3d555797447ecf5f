import { parentPort, workerData } from 'node:worker_threads';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { ensureDatabase } from './ready-made.ts';
import { DurableNodeFS, durableStartParams } from './durable-fs.ts';
import { EmbeddedPostgres } from './embedded-postgres.ts';
import { pack } from './long-texts.ts';
import { keepStatements, type Ran, type Statements } from './prepared.ts';
import {
  BEATS,
  DISK_FULL,
  type FromWorker,
  type ToWorker,
  type WorkerCells,
  type WorkerError,
  type WorkerQuery,
  type WorkerStart,
} from './worker-protocol.ts';

/** The database thread: owns PGlite, answers one query after another, and beats so that the main thread sees it alive. */
const port = parentPort;
const cells: WorkerCells = workerData;
const shared = new Int32Array(cells.shared);
let fsyncs = 0;

const BEAT_MS = 200;
setInterval(() => Atomics.add(shared, BEATS, 1), BEAT_MS).unref();

function tell(message: FromWorker, handed: ArrayBuffer[] = []): void {
  port?.postMessage(message, handed);
}

async function open(start: WorkerStart): Promise<PGlite> {
  if (start.caches !== undefined) await ensureDatabase(start.dir, start.caches);
  if (!start.fsync) return await whenReady(new EmbeddedPostgres({ fs: new NodeFS(start.dir) }));
  const fs = new DurableNodeFS(start.dir, {
    onFsync: () => {
      fsyncs += 1;
    },
    onFull: () => {
      Atomics.store(shared, DISK_FULL, 1);
    },
  });
  return await whenReady(new EmbeddedPostgres({ fs, startParams: [...durableStartParams] }));
}

async function whenReady(pg: PGlite): Promise<PGlite> {
  await pg.waitReady;
  return pg;
}

async function run(statements: Statements, { sql, params, before }: WorkerQuery): Promise<Ran> {
  try {
    return await statements.run({ sql, params }, before);
  } catch (error) {
    // A text that opens its own transaction leaves the only connection aborted when it fails half-way.
    if (/^\s*begin\b/i.test(sql)) await statements.run({ sql: 'rollback' });
    throw error;
  }
}

function flatten(error: unknown): WorkerError {
  if (!(error instanceof Error)) return { message: String(error) };
  const flat: WorkerError = { message: error.message };
  const fields = new Map<string, unknown>(Object.entries(error));
  for (const name of ['code', 'detail', 'constraint', 'table'] as const) {
    const value = fields.get(name);
    if (typeof value === 'string') flat[name] = value;
  }
  return flat;
}

async function answer({ pg, statements }: Open, message: Exclude<ToWorker, { open: WorkerStart }>): Promise<void> {
  try {
    if (!('ask' in message)) {
      const { rows, affected, before } = await pg.runExclusive(() => run(statements, message));
      const { packed, handed } = pack(rows);
      tell({ id: message.id, ...packed, affected, before }, handed);
    } else if (message.ask === 'fsyncs')
      tell({ id: message.id, rows: [fsyncs], affected: undefined, before: undefined });
    else {
      await pg.close();
      tell({ id: message.id, rows: [], affected: undefined, before: undefined });
      port?.close();
    }
  } catch (error) {
    tell({ id: message.id, error: flatten(error) });
  }
}

interface Open {
  pg: PGlite;
  statements: Statements;
}

let opened: Open | undefined;
port?.on('message', (message: ToWorker) => {
  if (!('open' in message)) {
    if (opened) void answer(opened, message);
    return;
  }
  open(message.open).then(
    (pg) => {
      opened = { pg, statements: keepStatements(pg) };
      tell({ ready: true });
    },
    (error: unknown) => tell({ failed: flatten(error).message }),
  );
});
