import type { Column, ReportTable, TableValue } from '../reports/table.ts';
import type { Voice } from '../config/config.ts';

/** A report as a file: what the person saw, with its labels in her language and its values as they are. */
export interface ReportDocument {
  title: string;
  /** Period, zone, filters. */
  about: readonly string[];
  notes: readonly string[];
  table: ReportTable;
  /** The same cells as people read them: for a format without types. */
  said: { heads: readonly string[]; rows: readonly (readonly string[])[]; total: readonly string[] };
  /** What each figure counts. */
  meanings: readonly { name: string; text: string }[];
  meaningsTitle: string;
  /** PNG of its chart. */
  picture: Uint8Array | null;
  /** How a spreadsheet draws it itself: places of columns of the table, and what these tell. */
  chart: { shape: 'column' | 'line'; columns: readonly number[]; title: string } | null;
  voice: Voice;
}

/** One row for each conversation. */
export interface RowsDocument {
  columns: readonly Column[];
  sheet: string;
  voice: Voice;
}

/** A conversation on paper: what was said, written and decided, in its order. */
export interface ConversationDocument {
  title: string;
  about: readonly string[];
  /** `head`: who and when; `text`: what was said, empty where it is forgotten or where nothing was. */
  entries: readonly { kind: 'customer' | 'ours' | 'team'; head: string; text: string }[];
  voice: Voice;
}

/** Writes files in a thread of its own, so that no press of a button waits for one. */
export interface Documents {
  report(format: 'csv' | 'xlsx' | 'pdf', document: ReportDocument): Promise<Uint8Array>;
  /** As a PDF. */
  conversation(document: ConversationDocument): Promise<Uint8Array>;
  /** Rows come page by page; no more than a few pages are in mind at once. */
  rows(
    format: 'csv' | 'xlsx',
    document: RowsDocument,
    pages: AsyncIterable<readonly (readonly TableValue[])[]>,
  ): Promise<Uint8Array>;
}

export const noDocuments: Documents = {
  report: () => Promise.reject(new Error('no documents are written here')),
  conversation: () => Promise.reject(new Error('no documents are written here')),
  rows: () => Promise.reject(new Error('no documents are written here')),
};
