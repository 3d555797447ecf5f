import { drawable } from '#core/chart/svg-text.ts';
import type { Column } from '#core/reports/table.ts';
import { FONTS, INK, type Pdf } from './paper.ts';

/** More columns than these cannot be read on a page that stands upright, and on one that lies. */
export const MOST_COLUMNS = { upright: 7, wide: 10 } as const;
const PADDING = 3;
const LEAST_NAME = 110;

interface PaperTable {
  columns: readonly Column[];
  heads: readonly string[];
  rows: readonly (readonly string[])[];
  /** Empty where there is none. */
  total: readonly string[];
}

/** Places of the columns of each table: the first one again in each, and those of one figure together. */
export function tablesOf(columns: readonly Pick<Column, 'figure'>[], most: number): number[][] {
  const tables: number[][] = [];
  const figures = Map.groupBy(columns.map((_, at) => at).slice(1), (at) => columns[at]?.figure ?? null);
  for (const places of figures.values()) {
    const last = tables.at(-1);
    if (last && last.length + places.length <= most) last.push(...places);
    else tables.push([0, ...places]);
  }
  return tables.length === 0 ? [[0]] : tables;
}

/** One table below the other, as wide as the paper; each page begins with what its columns are. */
export function drawTables(
  pdf: Pdf,
  { columns, heads, rows, total }: PaperTable,
  { width, edge, size, most }: { width: number; edge: number; size: number; most: number },
): void {
  for (const [index, places] of tablesOf(columns, most).entries()) {
    if (index > 0) pdf.moveDown(1.2);
    const pick = (row: readonly string[]): string[] => places.map((at) => drawable(row[at] ?? ''));
    drawTable(
      pdf,
      {
        columns: places.flatMap((at) => columns[at] ?? []),
        heads: pick(heads),
        rows: rows.map(pick),
        total: total.every((text) => text === '') ? [] : pick(total),
      },
      { width, edge, size },
    );
  }
}

function drawTable(
  pdf: Pdf,
  { columns, heads, rows, total }: PaperTable,
  { width, edge, size }: { width: number; edge: number; size: number },
): void {
  const areWords = columns.every(({ kind }) => kind === 'text');
  const first = Math.max(LEAST_NAME, areWords ? 0 : width / (columns.length + 1));
  const widths = columns.map((_, at) => (at === 0 ? first : (width - first) / Math.max(1, columns.length - 1)));
  const font = (isBold: boolean): Pdf =>
    pdf
      .font(isBold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(INK);
  const heightOf = (row: readonly string[], isBold: boolean): number => {
    font(isBold);
    return (
      Math.max(...row.map((text, at) => pdf.heightOfString(text, { width: (widths[at] ?? 0) - 2 * PADDING }))) +
      2 * PADDING
    );
  };
  const cell = (text: string, at: number, isBold: boolean) => ({
    text,
    align: { x: columns[at]?.kind === 'text' ? ('left' as const) : ('right' as const) },
    font: isBold ? { src: FONTS.bold, family: 'bold' } : undefined,
  });
  const open = () => {
    font(false);
    pdf.x = edge;
    return pdf.table({
      defaultStyle: { border: [0, 0, 0.5, 0], borderColor: '#cbd5e1', padding: PADDING },
      columnStyles: widths,
    });
  };
  const bottom = pdf.page.height - edge;
  // What its columns are never stands alone at the end of a page.
  if (pdf.y + heightOf(heads, true) + heightOf(rows[0] ?? total, false) > bottom) pdf.addPage();
  let table = open().row(heads.map((text, at) => cell(text, at, true)));
  for (const [index, row] of [...rows, ...(total.length === 0 ? [] : [total])].entries()) {
    const isTotal = index === rows.length;
    const height = heightOf(row, isTotal);
    if (pdf.y + height > bottom && height + heightOf(heads, true) < bottom - edge) {
      table.end();
      pdf.addPage();
      table = open().row(heads.map((text, at) => cell(text, at, true)));
    }
    font(false);
    table.row(row.map((text, at) => cell(text, at, isTotal)));
  }
  table.end();
}
