import { heatSvg } from '#core/chart/heat-svg.ts';
import { nativeChart } from '#core/chart/native.ts';
import { ticksTo } from '#core/chart/chart.ts';
import { drawnOf, MINUTES, reportChart, timeUnit, type ReportChart } from '#core/reports/chart.ts';
import type { Report } from '#core/reports/report.ts';
import type { ReportTable } from '#core/reports/table.ts';
import { figures, type FigureId } from '#core/reports/figures.ts';
import type { Config } from '#core/config/config.ts';
import type { Speaker } from '#core/texts/index.ts';
import { drawingOf, type Drawing } from '../pictures/chart-block.ts';
import { weekdayName } from './names.ts';
import { aboutReport, figureText, percent, titleOf, valueText } from './words.ts';

export interface DrawnAs {
  report: Report;
  table: ReportTable;
  name: string | null;
}

/** The picture of a report, from its table; null where there is nothing to see, or none was wanted. */
export function drawReport(t: Speaker, config: Config, { report, table, name }: DrawnAs): Drawing | null {
  // It names what can be seen on it: figures of another unit stand in the table.
  const title = titleOf(t, { ...report.spec, figures: drawnOf(report.spec) }, name);
  const subtitle = aboutReport(t, config, report)[0] ?? '';
  if (report.spec.by === 'hour-of-week' && report.spec.shape === 'heat')
    return heatOf(t, { report, table, title, subtitle });
  const drawn = reportChart(report, table, {
    title,
    subtitle,
    before: t('report.before.name'),
    figure: (index) => {
      const id = report.spec.figures[index];
      return id === undefined ? '' : t(`figure.${id}`);
    },
  });
  if (drawn === null) return null;
  const { chart, unit } = drawn;
  const by = unit === 'share' ? 100 : 1;
  return {
    ...drawingOf(t, chart, figureIn(t, drawn)),
    native: (limits) =>
      nativeChart(chart, limits, {
        unit: unit === 'share' ? '%' : unit === 'number' ? '' : suffixes[unit],
        // As many digits as people read.
        value: (figure) => Number((figure * by).toFixed(2)),
      }),
  };
}

const suffixes = { minutes: 'min', hours: 'h', days: 'd' } as const;

function figureIn(t: Speaker, { unit, chart }: ReportChart): (value: number) => string {
  if (unit === 'share') return (value) => percent(t, value);
  const highest = Math.max(0, ...chart.series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const digits = ticksTo(highest, chart.whole).every(Number.isInteger) ? 1 : 2;
  const format = new Intl.NumberFormat(t.voice, { maximumFractionDigits: digits });
  return unit === 'number' ? (value) => format.format(value) : (value) => `${format.format(value)} ${suffixes[unit]}`;
}

function heatOf(
  t: Speaker,
  { report, table, title, subtitle }: Omit<DrawnAs, 'name'> & { title: string; subtitle: string },
): Drawing | null {
  const [first] = report.spec.figures;
  const column = table.columns.findIndex(({ figure, part }) => figure === 0 && part === 'value');
  if (first === undefined || report.lines.length === 0) return null;
  const values = Array.from({ length: 7 }, () => Array.from({ length: 24 }, (): number | null => null));
  for (const [index, { key }] of report.lines.entries()) {
    const value = table.rows[index]?.[column];
    const day = values[Number(key.slice(0, 1)) - 1];
    if (day && typeof value === 'number') day[Number(key.slice(2))] = value;
  }
  const { figure, suffix } = inCells(t, first, values);
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) => weekdayName(day, t));
  const busiest = report.lines
    .map(({ key }, index) => ({ key, index, value: table.rows[index]?.[column] }))
    .toSorted((a, b) => Number(b.value ?? 0) - Number(a.value ?? 0))
    .slice(0, 3)
    .map(({ index }) => {
      const row = table.rows[index] ?? [];
      return `${String(row[0])}: ${figureText(t, report, { table, row, figure: 0 })}`;
    });
  return {
    svg: heatSvg({ title, subtitle: suffix === '' ? subtitle : `${suffix} · ${subtitle}`, days, values }, figure),
    alt: [`${title} (${subtitle})`, ...busiest].join('. '),
  };
}

/** A cell has room for three signs: what they are in stands above. */
function inCells(
  t: Speaker,
  id: FigureId,
  values: readonly (readonly (number | null)[])[],
): { figure(value: number): string; suffix: string } {
  const { unit } = figures[id];
  if (unit === 'share') return { figure: (value) => String(Math.round(value * 100)), suffix: '%' };
  if (unit !== 'duration')
    return { figure: (value) => valueText(t, unit === 'count' ? 'count' : 'number', value), suffix: '' };
  const told = timeUnit(Math.max(0, ...values.flat().map((value) => value ?? 0)));
  const format = new Intl.NumberFormat(t.voice, { maximumFractionDigits: told === 'minutes' ? 0 : 1 });
  return { figure: (value) => format.format(value / MINUTES[told]), suffix: suffixes[told] };
}
