import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Pictures } from '#core/ports/pictures.ts';
import { FONTS } from './fonts.ts';
import type { Drawn, ToDraw } from './protocol.ts';

/** Nobody waits longer for a picture; what it belongs to is shown without. */
const TIMEOUT_MS = 20_000;
/** What nobody drew with for so long gives its memory back. */
const IDLE_MS = 60_000;
/** Waiting at once: each holds its drawing in mind. */
const MOST_WAITING = 50;

interface Waiting {
  resolve(png: Uint8Array): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/**
 * Drawings become PNGs in a thread of their own: one costs a tenth of a second, which no press of a button should wait for. The thread
 * starts at the first picture and ends when none was wanted for a minute.
 * @throws Error where the fonts are missing: the library would draw no text and say nothing
 */
export function createPictures({ timeoutMs = TIMEOUT_MS, idleMs = IDLE_MS } = {}): Pictures & AsyncDisposable {
  const missing = FONTS.filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Error(`Fonts for pictures are missing: ${missing.join(', ')}`);
  let thread: { worker: Worker; waiting: Map<number, Waiting> } | undefined;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;

  function end(of: NonNullable<typeof thread>, why: Error): void {
    if (thread === of) thread = undefined;
    for (const { reject, timer } of of.waiting.values()) {
      clearTimeout(timer);
      reject(why);
    }
    of.waiting.clear();
    void of.worker.terminate();
  }

  function begin(): NonNullable<typeof thread> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    const begun = { worker, waiting: new Map<number, Waiting>() };
    worker.on('message', (drawn: Drawn) => {
      const caller = begun.waiting.get(drawn.id);
      begun.waiting.delete(drawn.id);
      if (caller) clearTimeout(caller.timer);
      if ('png' in drawn) caller?.resolve(drawn.png);
      else caller?.reject(new Error(`The picture cannot be drawn: ${drawn.failed}`));
      if (begun.waiting.size > 0) return;
      worker.unref();
      idle = setTimeout(() => end(begun, new Error('The thread of pictures was idle')), idleMs).unref();
    });
    worker.on('error', (error) => end(begun, new Error('The thread of pictures failed', { cause: error })));
    worker.on('exit', () => end(begun, new Error('The thread of pictures ended')));
    return begun;
  }

  return {
    png(svg, zoom = 2) {
      clearTimeout(idle);
      thread ??= begin();
      const { worker, waiting } = thread;
      if (waiting.size >= MOST_WAITING) return Promise.reject(new Error('Too many pictures wait to be drawn'));
      const mine = thread;
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
      lastId += 1;
      // Whatever keeps it so long would keep all that come after it.
      const timer = setTimeout(() => end(mine, new Error('The picture took too long to draw')), timeoutMs);
      waiting.set(lastId, { resolve, reject, timer });
      worker.ref();
      worker.postMessage({ id: lastId, svg, zoom } satisfies ToDraw);
      return promise;
    },
    [Symbol.asyncDispose]: async () => {
      clearTimeout(idle);
      const last = thread;
      if (last) end(last, new Error('No more pictures are drawn'));
      await last?.worker.terminate();
    },
  };
}
