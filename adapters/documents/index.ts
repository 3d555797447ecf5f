import { Worker } from 'node:worker_threads';
import type { Documents } from '#core/ports/documents.ts';
import type { Answered, DocumentOrder } from './protocol.ts';

/** A year of rows is written in less. */
const TIMEOUT_MS = 180_000;

/**
 * Each file is written in a thread that begins with it and ends with it: nothing that writes files is in mind before the first one,
 * or after the last.
 */
export function createDocuments({ timeoutMs = TIMEOUT_MS } = {}): Documents {
  async function write(
    first: DocumentOrder,
    pages?: AsyncIterable<Extract<DocumentOrder, { kind: 'page' }>['rows']>,
  ): Promise<Uint8Array> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    const { promise: done, resolve, reject } = Promise.withResolvers<Uint8Array>();
    let taken = Promise.withResolvers<void>();
    const end = (why: Error): void => {
      reject(why);
      taken.reject(why);
    };
    const timer = setTimeout(() => end(new Error('The file took too long to write')), timeoutMs);
    worker.on('message', (answered: Answered) => {
      if (answered.kind === 'more') taken.resolve();
      else if (answered.kind === 'done') resolve(answered.bytes);
      else end(new Error(`The file cannot be written: ${answered.why}`));
    });
    worker.on('error', (cause) => end(new Error('The thread of files failed', { cause })));
    worker.on('exit', () => end(new Error('The thread of files ended')));
    // Whoever waits for a page hears of it there; nobody waits for it after the last.
    taken.promise.catch(() => undefined);
    done.catch(() => undefined);
    try {
      worker.postMessage(first);
      if (pages) {
        for await (const rows of pages) {
          taken = Promise.withResolvers();
          taken.promise.catch(() => undefined);
          worker.postMessage({ kind: 'page', rows } satisfies DocumentOrder);
          await Promise.race([taken.promise, done]);
        }
        worker.postMessage({ kind: 'end' } satisfies DocumentOrder);
      }
      return await done;
    } finally {
      clearTimeout(timer);
      await worker.terminate();
    }
  }

  return {
    report: (format, document) => write({ kind: 'report', format, document }),
    conversation: (document) => write({ kind: 'conversation', document }),
    rows: (format, document, pages) => write({ kind: 'rows', format, document }, pages),
  };
}
