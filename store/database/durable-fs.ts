import { fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { PGlite } from '@electric-sql/pglite';

type InitOptions = Parameters<NodeFS['init']>[1];

interface Stream {
  nfd: number;
}
interface StreamOps {
  fsync?: (stream: Stream) => number;
  write: (...args: unknown[]) => number;
}

/** WASI numbers, as emscripten's file system expects them. */
const EIO = 29;
const ENOSPC_WASI = 51;

/**
 * PGlite starts PostgreSQL with fsync off; fdatasync, the usual way to sync the log, is a stub in this build. Its 128 MB of buffers
 * are written full of zeros at the start and stay resident; the system keeps the same pages of the files anyway.
 */
export const durableStartParams: readonly string[] = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'synchronous_commit=on',
  '-c',
  'shared_buffers=24MB',
];

/**
 * PGlite's file system on Node files has no fsync, so that PostgreSQL believes its log is on the disk when it is not.
 * This one has it. `onFsync` counts them, `onFull` tells of a full disk, on which PGlite itself loops for ever.
 */
export class DurableNodeFS extends NodeFS {
  readonly #onFsync: (nfd: number) => void;
  readonly #onFull: () => void;

  constructor(dir: string, hooks: { onFsync: (nfd: number) => void; onFull: () => void }) {
    super(dir);
    this.#onFsync = hooks.onFsync;
    this.#onFull = hooks.onFull;
  }

  override async init(pg: PGlite, options: InitOptions): ReturnType<NodeFS['init']> {
    const made = await super.init(pg, options);
    const before = made.emscriptenOpts.preRun;
    const hook = (module: object): void => {
      const ops = streamOps(module);
      const write = ops.write;
      ops.fsync = (stream) => {
        try {
          fsyncSync(stream.nfd);
        } catch (error) {
          if (isFull(error)) this.#onFull();
          return EIO;
        }
        this.#onFsync(stream.nfd);
        return 0;
      };
      ops.write = (...args) => {
        try {
          return write(...args);
        } catch (error) {
          if (isFull(error)) this.#onFull();
          throw error;
        }
      };
    };
    const list = Array.isArray(before) ? before : before ? [before] : [];
    return { emscriptenOpts: { ...made.emscriptenOpts, preRun: [...list, hook] } };
  }
}

/** @throws Error when this version of PGlite is built otherwise; better no start than no fsync. */
function streamOps(module: object): StreamOps {
  const nodefs = 'NODEFS' in module ? module.NODEFS : undefined;
  if (typeof nodefs === 'object' && nodefs !== null && 'stream_ops' in nodefs) {
    const ops = nodefs.stream_ops;
    if (isStreamOps(ops)) return ops;
  }
  throw new Error('PGlite has no NODEFS.stream_ops to hook fsync into');
}

function isStreamOps(value: unknown): value is StreamOps {
  return typeof value === 'object' && value !== null && 'write' in value && typeof value.write === 'function';
}

function isFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  return ('code' in error && error.code === 'ENOSPC') || ('errno' in error && error.errno === ENOSPC_WASI);
}
