/**
 * V8 puts a text of more than 100 KB that comes from another thread among its old objects, where each page of a long export lies until
 * everything is collected. As bytes it comes as a young one and is gone with the next page.
 */
const LONG = 100_000;
/** A text is that long where it holds a whole list; then it does not come in many rows. */
const FEW = 4;

/** Where in the rows a text stands as bytes. */
export type LongText = readonly [row: number, column: string];

type Row = Record<string, unknown>;
const isRow = (row: unknown): row is Row => typeof row === 'object' && row !== null;

export interface Packed {
  rows: unknown[];
  long?: LongText[];
}

/** For the way to the main thread, and what is handed over with it. */
export function pack(rows: unknown[]): { packed: Packed; handed: ArrayBuffer[] } {
  const long: LongText[] = [];
  const handed: ArrayBuffer[] = [];
  if (rows.length > FEW) return { packed: { rows }, handed };
  const light = rows.map((row, index) => {
    if (!isRow(row)) return row;
    const texts = Object.entries(row).flatMap(([column, value]): [string, Uint8Array<ArrayBuffer>][] =>
      typeof value === 'string' && value.length > LONG ? [[column, new TextEncoder().encode(value)]] : [],
    );
    for (const [column, { buffer }] of texts) {
      long.push([index, column]);
      handed.push(buffer);
    }
    return texts.length === 0 ? row : { ...row, ...Object.fromEntries(texts) };
  });
  return { packed: long.length === 0 ? { rows } : { rows: light, long }, handed };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** What it was. */
export function unpack({ rows, long = [] }: Packed): unknown[] {
  for (const [index, column] of long) {
    const row = rows[index];
    const bytes = isRow(row) ? row[column] : undefined;
    if (isRow(row) && bytes instanceof Uint8Array) row[column] = decoder.decode(bytes);
  }
  return rows;
}
