import { stringify as stringifyAll } from 'csv-stringify/sync';
import type { ReportDocument, RowsDocument } from '#core/ports/documents.ts';
import type { Column, TableValue } from '#core/reports/table.ts';

type Voice = ReportDocument['voice'];

/**
 * As the spreadsheets of a language read it without being asked: where decimals have a comma, values are kept apart by a semicolon.
 */
function optionsFor(voice: Voice): {
  delimiter: string;
  bom: true;
  record_delimiter: 'windows';
} {
  return { delimiter: hasComma(voice) ? ';' : ',', bom: true, record_delimiter: 'windows' };
}

/**
 * What a spreadsheet would take for a formula, also behind what it may leave out when it reads: blanks, signs that nobody sees, quotes.
 * Half- and full-width, as keyboards of Japan write them.
 */
const FORMULA = /^(?:[=+\-@＝＋－＠\t\r\n]|[\s\p{Cf}'"]+[=+\-@＝＋－＠])/u;

/** Text that stays text. */
const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const hasComma = (voice: Voice): boolean => (1.5).toLocaleString(voice).includes(',');

export function reportCsv({ table, voice }: ReportDocument): Uint8Array {
  const head = table.columns.map(({ label }) => guarded(label));
  const rows = [...table.rows, table.total].map((row) =>
    row.map((value, at) => written(voice, table.columns[at], value)),
  );
  return new TextEncoder().encode(stringifyAll([head, ...rows], optionsFor(voice)));
}

export async function rowsCsv(
  { columns, voice }: RowsDocument,
  pages: AsyncIterable<readonly (readonly TableValue[])[]>,
): Promise<Uint8Array> {
  const options = optionsFor(voice);
  // A page at a time: as a stream of rows each of them would be kept as a buffer of its own until the last is written.
  const parts = [Buffer.from(stringifyAll([columns.map(({ label }) => guarded(label))], options))];
  for await (const rows of pages) {
    const page = rows.map((row) => row.map((value, at) => written(voice, columns[at], value)));
    parts.push(Buffer.from(stringifyAll(page, { ...options, bom: false })));
  }
  return Buffer.concat(parts);
}

/** Numbers are written as they are, whatever their size: no grouping, no rounding to what people read. */
function written(voice: Voice, column: Column | undefined, value: TableValue): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace('T', ' ');
  if (typeof value === 'string') return guarded(value);
  const digits = column?.kind === 'share' ? 4 : 2;
  const text = String(Number(value.toFixed(digits)));
  return hasComma(voice) ? text.replace('.', ',') : text;
}
