import type { Speaker } from '../texts/index.ts';
import { figures, type Unit } from './figures.ts';
import type { Report, ReportLine } from './report.ts';
import type { Cell } from './tally.ts';

/** `minutes` holds minutes, `share` 0 to 1. */
export type ColumnKind = 'text' | 'count' | 'share' | 'minutes' | 'number' | 'moment';

export interface Column {
  label: string;
  kind: ColumnKind;
  /** Place among the figures of the report; null for the name of the row. */
  figure: number | null;
  part: 'name' | 'value' | 'p90' | 'n' | 'before';
}

export type TableValue = string | number | Date | null;

/** What every view of a report shows, as typed values: the words in a chat, the picture, CSV, Excel and PDF are written from this. */
export interface ReportTable {
  columns: Column[];
  rows: TableValue[][];
  total: TableValue[];
}

const MINUTE = 60_000;
const kinds: Readonly<Record<Unit, ColumnKind>> = {
  count: 'count',
  share: 'share',
  duration: 'minutes',
  mean: 'number',
  hundred: 'number',
};

export function tableOf(report: Report, t: Speaker, nameOf: (key: string) => string): ReportTable {
  const columns: Column[] = [
    { label: t(`report.by.${report.spec.by}`), kind: 'text', figure: null, part: 'name' },
    ...report.spec.figures.flatMap((id, figure): Column[] => {
      const { unit } = figures[id];
      const name = t(`figure.${id}`);
      const kind = kinds[unit];
      const label = unit === 'duration' ? t('report.column.median', { figure: name }) : name;
      const beside = report.before !== null && figures[id].now !== true;
      return [
        { label, kind, figure, part: 'value' },
        ...(unit === 'duration'
          ? [{ label: t('report.column.p90', { figure: name }), kind, figure, part: 'p90' as const }]
          : []),
        ...(unit === 'count'
          ? []
          : [{ label: t('report.column.n', { figure: name }), kind: 'count' as const, figure, part: 'n' as const }]),
        ...(beside
          ? [{ label: t('report.column.before', { figure: name }), kind, figure, part: 'before' as const }]
          : []),
      ];
    }),
  ];
  const row = (line: ReportLine, name: string): TableValue[] =>
    columns.map(({ figure, part, kind }) => (figure === null ? name : valueOf(line, figure, part, kind)));
  return {
    columns,
    rows: report.spec.by === 'none' ? [] : report.lines.map((line) => row(line, nameOf(line.key))),
    total: row(report.total, t('report.total')),
  };
}

function valueOf(line: ReportLine, figure: number, part: Column['part'], kind: ColumnKind): number | null {
  const cell: Cell | undefined = (part === 'before' ? line.before : line.cells)?.[figure];
  if (!cell) return null;
  if (part === 'n') return cell.n;
  const value = part === 'p90' ? cell.p90 : cell.value;
  return value === null ? null : kind === 'minutes' ? value / MINUTE : value;
}

/** Whether something in it was too little to be told. */
export function hasFew({ lines, total }: Report): boolean {
  return [...lines, total].some(({ cells }) => cells.some(({ few }) => few));
}
