import type { Chart } from '../chart/chart.ts';
import { figures, type FigureId } from './figures.ts';
import type { Report } from './report.ts';
import type { ReportSpec } from './spec.ts';
import type { ReportTable } from './table.ts';

/** More bars than these are no picture; the table has them all. */
export const MOST_BARS = 24;
const LONGEST_NAME = 24;

/** A chart, and in which unit its figures are. */
export interface ReportChart {
  chart: Chart;
  unit: 'number' | 'share' | 'minutes' | 'hours' | 'days';
}

/** The figures that one picture can show: those in the unit of the first; of a heat map, the first alone. */
export function drawnOf({ figures: chosen, by, shape }: Pick<ReportSpec, 'figures' | 'by' | 'shape'>): FigureId[] {
  const [first] = chosen;
  if (first === undefined) return [];
  if (by === 'hour-of-week' && shape === 'heat') return [first];
  return chosen.filter((id) => figures[id].unit === figures[first].unit);
}

/**
 * The report as a picture: the figures that are told in the same unit as the first, drawn from its table. Null where there is nothing
 * to draw.
 */
export function reportChart(
  report: Report,
  table: ReportTable,
  words: { title: string; subtitle: string; before: string; figure(index: number): string },
): ReportChart | null {
  const { spec } = report;
  const first = spec.figures[0];
  if (first === undefined || spec.shape === 'table' || spec.by === 'none' || table.rows.length === 0) return null;
  const { unit } = figures[first];
  const drawn = drawnOf(spec).map((id) => spec.figures.indexOf(id));
  const columnOf = (figure: number, part: 'value' | 'before'): number =>
    table.columns.findIndex((column) => column.figure === figure && column.part === part);
  const isTime = spec.by === 'day' || spec.by === 'week' || spec.by === 'month';
  // Of days the newest matter, of everything else the largest, which stand first.
  const rows = isTime
    ? table.rows.slice(-MOST_DAYS)
    : spec.by === 'hour-of-week'
      ? table.rows
      : table.rows.slice(0, MOST_BARS);
  const valuesIn = (column: number): (number | null)[] =>
    rows.map((row) => {
      const value = row[column];
      return typeof value === 'number' ? value : null;
    });
  const before = drawn.length === 1 ? columnOf(drawn[0] ?? 0, 'before') : -1;
  const series = drawn.map((figure) => ({
    name: words.figure(figure),
    values: valuesIn(columnOf(figure, 'value')),
    look: 'main' as const,
  }));
  if (series.every(({ values }) => values.every((value) => value === null || value === 0))) return null;
  const beside = before === -1 ? [] : [{ name: words.before, values: valuesIn(before), look: 'usual' as const }];
  const all = [...series, ...beside];
  const highest = Math.max(0, ...all.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const told = unit === 'duration' ? timeUnit(highest) : unit === 'share' ? 'share' : 'number';
  const by = told === 'number' || told === 'share' ? 1 : MINUTES[told];
  return {
    unit: told,
    chart: {
      title: words.title,
      subtitle: words.subtitle,
      whole: unit === 'count',
      unordered: !isTime && spec.by !== 'hour-of-week',
      shape: spec.shape === 'line' || spec.shape === 'stacked' ? spec.shape : 'bars',
      labels: rows.map(([name]) => shortened(typeof name === 'string' ? name : '')),
      series: all.map((each) => ({
        ...each,
        values: each.values.map((value) => (value === null ? null : value / by)),
      })),
    },
  };
}

/** How many minutes are one. */
export const MINUTES = { minutes: 1, hours: 60, days: 24 * 60 } as const;

/** The one in which the highest of them is a number that people say. */
export function timeUnit(minutes: number): keyof typeof MINUTES {
  return minutes <= 120 ? 'minutes' : minutes <= 72 * 60 ? 'hours' : 'days';
}

const MOST_DAYS = 62;

function shortened(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}
