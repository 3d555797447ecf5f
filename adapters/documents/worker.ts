import { parentPort } from 'node:worker_threads';
import type { TableValue } from '#core/reports/table.ts';
import type { Answered, DocumentOrder } from './protocol.ts';

type Rows = readonly (readonly TableValue[])[];

const answer = (answered: Answered): void => parentPort?.postMessage(answered, wholeOf(answered));

/** A file is handed over, not copied: it may be tens of megabytes. Small ones may share a buffer with others. */
function wholeOf(answered: Answered): ArrayBuffer[] {
  if (answered.kind !== 'done') return [];
  const { buffer, byteLength } = answered.bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}

/** Pages as they come; the next one is asked for once the last was written. */
const waiting: (Rows | null)[] = [];
let wake = Promise.withResolvers<void>();
async function* pages(): AsyncGenerator<Rows> {
  while (true) {
    const next = waiting.shift();
    if (next === null) return;
    if (next === undefined) {
      await wake.promise;
      wake = Promise.withResolvers();
    } else {
      yield next;
      answer({ kind: 'more' });
    }
  }
}

async function write(told: Extract<DocumentOrder, { kind: 'report' | 'conversation' | 'rows' }>): Promise<Uint8Array> {
  if (told.kind === 'conversation') return await (await import('./conversation-pdf.ts')).conversationPdf(told.document);
  if (told.format === 'pdf') return await (await import('./pdf.ts')).reportPdf(told.document);
  if (told.format === 'csv') {
    const { reportCsv, rowsCsv } = await import('./csv.ts');
    return told.kind === 'report' ? reportCsv(told.document) : await rowsCsv(told.document, pages());
  }
  const { reportWorkbook, rowsWorkbook } = await import('./workbook.ts');
  return told.kind === 'report' ? await reportWorkbook(told.document) : await rowsWorkbook(told.document, pages());
}

parentPort?.on('message', (told: DocumentOrder) => {
  if (told.kind === 'page' || told.kind === 'end') {
    waiting.push(told.kind === 'page' ? told.rows : null);
    wake.resolve();
    return;
  }
  write(told).then(
    (bytes) => answer({ kind: 'done', bytes }),
    (error: unknown) => answer({ kind: 'failed', why: error instanceof Error ? error.message : String(error) }),
  );
});
