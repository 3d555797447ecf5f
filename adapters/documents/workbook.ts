import { writeXlsx, writeXlsxStream, type CellValue } from 'hucre';
import type { ReportDocument, RowsDocument } from '#core/ports/documents.ts';
import type { Column, TableValue } from '#core/reports/table.ts';
import { fitToOnePageWide } from './print-fit.ts';

const FORMATS: Readonly<Record<Column['kind'], string | undefined>> = {
  text: undefined,
  count: '0',
  share: '0.0%',
  minutes: '0.0',
  number: '0.00',
  moment: 'yyyy-mm-dd hh:mm',
};
/** Excel repairs a file with a longer text. */
const LONGEST = 32_767;
const WIDE = 28;
const NARROW = 16;

interface Style {
  font?: { bold: true };
  alignment?: { wrapText: true; vertical: 'top' };
  numFmt?: string;
}

/** On paper no column stands on a page of its own. */
const PRINTED = { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const;

/** The table as it was seen, with a chart that the spreadsheet draws itself, and what each figure counts. */
export async function reportWorkbook(document: ReportDocument): Promise<Uint8Array> {
  const { title, about, notes, table, meanings, meaningsTitle, chart } = document;
  const above: CellValue[][] = [[cut(title)], ...about.map((line) => [cut(line)]), []];
  const first = above.length + 1;
  const body = [...table.rows, table.total].map((row) => row.map(toCell));
  const below = notes.map((line): CellValue[] => [cut(line)]);
  const rows = [...above, table.columns.map(({ label }) => cut(label)), ...body, [], ...below];
  const cells = new Map<string, { style: Style }>();
  const bold = { style: { font: { bold: true as const } } };
  // The name of a figure is longer than its values.
  const heading = { style: { ...bold.style, alignment: { wrapText: true as const, vertical: 'top' as const } } };
  cells.set('0,0', bold);
  for (const [at, { kind }] of table.columns.entries()) {
    cells.set(`${above.length},${at}`, heading);
    const numFmt = FORMATS[kind];
    for (let row = 0; row < body.length && numFmt !== undefined; row += 1)
      cells.set(`${first + row},${at}`, { style: { numFmt } });
  }
  const last = above.length + 1 + table.rows.length;
  const range = (at: number): string => `${letter(at)}${first + 1}:${letter(at)}${last}`;
  const [name = '', meaningsName = ''] = sheetNames([title, meaningsTitle]);
  return await writeXlsx({
    sheets: [
      {
        name,
        rows,
        cells,
        columns: table.columns.map((_, at) => ({ width: at === 0 ? WIDE : NARROW })),
        pageSetup: PRINTED,
        charts:
          chart && table.rows.length > 0
            ? [
                {
                  type: chart.shape,
                  title: cut(chart.title),
                  series: chart.columns.map((at) => ({
                    name: cut(table.columns[at]?.label ?? ''),
                    values: range(at),
                    categories: range(0),
                  })),
                  anchor: { from: { row: rows.length + 1, col: 0 }, to: { row: rows.length + 21, col: 6 } },
                },
              ]
            : undefined,
      },
      {
        name: meaningsName,
        rows: meanings.map((figure) => [cut(figure.name), cut(figure.text)]),
        columns: [{ width: WIDE }, { width: 110 }],
        pageSetup: PRINTED,
      },
    ],
  });
}

/** A row for each conversation, written as they come. */
export async function rowsWorkbook(
  { columns, sheet }: RowsDocument,
  pages: AsyncIterable<readonly (readonly TableValue[])[]>,
): Promise<Uint8Array> {
  async function* rows(): AsyncGenerator<CellValue[]> {
    for await (const page of pages) for (const row of page) yield row.map(toCell);
  }
  const stream = writeXlsxStream(rows(), {
    name: sheetNames([sheet])[0] ?? '',
    columns: columns.map(({ label, kind }, at) => {
      const numFmt = FORMATS[kind];
      return { header: cut(label), width: at === 0 ? 10 : NARROW, numFmt };
    }),
    freezePane: { rows: 1 },
  });
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return await fitToOnePageWide(Buffer.concat(parts));
}

/** Words stay words: a text cell is never a formula. */
function toCell(value: TableValue): CellValue {
  return typeof value === 'string' ? cut(value) : value;
}

const cut = (text: string): string => text.slice(0, LONGEST);

const LONGEST_NAME = 31;

/** Names that a workbook may have: of 31 signs at most, none of some, and no two alike whatever their capitals. */
export function sheetNames(texts: readonly string[]): string[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    const plain =
      text
        .toWellFormed()
        .replaceAll(/[[\]:*?/\\'\p{Cc}]/gu, ' ')
        .trim() || 'Recado';
    for (let nth = 1; ; nth += 1) {
      const end = nth === 1 ? '' : ` (${nth})`;
      const name = `${cutTo(plain, LONGEST_NAME - end.length)}${end}`;
      // Excel keeps this one for itself.
      if (taken.has(name.toLowerCase()) || name.toLowerCase() === 'history') continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}

/** Not in the middle of a sign. */
function cutTo(text: string, most: number): string {
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (cut.length + segment.length > most) break;
    cut += segment;
  }
  return cut.trim();
}

function letter(at: number): string {
  return at < 26 ? String.fromCodePoint(65 + at) : letter(Math.floor(at / 26) - 1) + letter(at % 26);
}
