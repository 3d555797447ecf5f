import type { ConversationDocument, ReportDocument, RowsDocument } from '#core/ports/documents.ts';
import type { TableValue } from '#core/reports/table.ts';

/** To the thread: what to write, then, for rows, page after page and their end. */
export type DocumentOrder =
  | { kind: 'report'; format: 'csv' | 'xlsx' | 'pdf'; document: ReportDocument }
  | { kind: 'conversation'; document: ConversationDocument }
  | { kind: 'rows'; format: 'csv' | 'xlsx'; document: RowsDocument }
  | { kind: 'page'; rows: readonly (readonly TableValue[])[] }
  | { kind: 'end' };

/** From it: a page was taken, or the file is there. */
export type Answered = { kind: 'more' } | { kind: 'done'; bytes: Uint8Array } | { kind: 'failed'; why: string };
