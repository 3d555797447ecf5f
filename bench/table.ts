/** One line of the report. Figures are text, in the unit that the name says. */
export interface Row {
  name: string;
  ours: string;
  baseline: string;
  ratio: string;
  /** The aim or floor in words; empty where none was set. */
  aim: string;
  /** Undefined where there is no aim. */
  met?: boolean;
  /** At what rate, on how many samples, with what spread. */
  how: string;
}

const heads = {
  name: 'what',
  ours: 'ours',
  baseline: 'baseline',
  ratio: 'ratio',
  aim: 'aim or floor',
  met: 'met',
  how: 'rate, samples, spread',
} as const;
const columns = ['name', 'ours', 'baseline', 'ratio', 'aim', 'met', 'how'] as const;

/** Aligned plain text; figures to the right, words to the left. */
export function table(rows: readonly Row[]): string {
  const cells = [heads, ...rows.map((row) => ({ ...row, met: row.met === undefined ? '' : row.met ? 'yes' : 'NO' }))];
  const width = (column: (typeof columns)[number]): number => Math.max(...cells.map((row) => row[column].length));
  const widths = new Map(columns.map((column) => [column, width(column)]));
  const line = (row: (typeof cells)[number]): string =>
    columns
      .map((column) =>
        ['ours', 'baseline', 'ratio'].includes(column)
          ? row[column].padStart(widths.get(column) ?? 0)
          : row[column].padEnd(widths.get(column) ?? 0),
      )
      .join('  ')
      .trimEnd();
  const [head, ...body] = cells.map(line);
  return [head, '-'.repeat(Math.max(...cells.map((row) => line(row).length))), ...body].join('\n');
}
