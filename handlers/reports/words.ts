import type { Inline } from '#core/card.ts';
import type { Config } from '#core/config/config.ts';
import { figures, LEAST, type FigureId } from '#core/reports/figures.ts';
import type { Period } from '#core/reports/period.ts';
import { isFirst, type Report } from '#core/reports/report.ts';
import { filters, type ReportSpec } from '#core/reports/spec.ts';
import { hasFew, type Column, type ReportTable, type TableValue } from '#core/reports/table.ts';
import type { Cell } from '#core/reports/tally.ts';
import type { Speaker } from '#core/texts/index.ts';
import { timeTaken } from '../cards/format.ts';
import { DOT, dotted, foreign, ours } from '../cards/sentence.ts';
import { nameOf } from './names.ts';
import { dateLocale } from '../date-locale.ts';

const MINUTE = 60_000;

/** One value as people read it. */
export function valueText(t: Speaker, kind: Column['kind'], value: TableValue): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  if (value instanceof Date)
    return new Intl.DateTimeFormat(dateLocale(t), { dateStyle: 'short', timeStyle: 'short' }).format(value);
  if (kind === 'minutes') return timeTaken(t, value * MINUTE);
  return kind === 'share' ? percent(t, value) : plainNumber(t, value, kind === 'count' ? 0 : 1);
}

/** What is told of a figure where its name stands beside it. */
export function cellText(t: Speaker, id: FigureId, { value, few, n }: Pick<Cell, 'value' | 'few' | 'n'>): string {
  if (value === null) return few ? t('report.value.few', { count: n }) : t('report.value.nothing');
  const { unit } = figures[id];
  if (unit === 'duration') return timeTaken(t, value);
  return unit === 'share' ? percent(t, value) : valueText(t, unit === 'count' ? 'count' : 'number', value);
}

export function percent(t: Speaker, share: number): string {
  return new Intl.NumberFormat(t.voice, { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

function plainNumber(t: Speaker, value: number, digits: number): string {
  return new Intl.NumberFormat(t.voice, { maximumFractionDigits: digits }).format(value);
}

/** What the report is called: its own name, else what it tells. */
export function titleOf(
  t: Speaker,
  { figures: chosen, by }: Pick<ReportSpec, 'figures' | 'by'>,
  name: string | null = null,
): string {
  if (name !== null) return name;
  const told = chosen.map((id) => t(`figure.${id}`)).join(', ');
  if (by === 'none') return told;
  return t('report.title.by', { figures: told, by: t(`report.by.${by}`).toLocaleLowerCase(t.voice) });
}

/** "Del 3 nov 2026 al 9 nov 2026 · Europe/Madrid". */
export function periodText(t: Speaker, { from, until }: Period, timeZone: string): string {
  const [first, last] = daysOf(t, { from, until }, timeZone);
  return first === last
    ? t('report.subtitle.day', { from: first, zone: timeZone })
    : t('report.subtitle', { from: first, until: last, zone: timeZone });
}

function daysOf(t: Speaker, { from, until }: Period, timeZone: string): [string, string] {
  const day = new Intl.DateTimeFormat(dateLocale(t), { day: 'numeric', month: 'short', year: 'numeric', timeZone });
  return [day.format(from), day.format(new Date(Math.max(from.getTime(), until.getTime() - 1)))];
}

/** Everything below the title: period and zone, the time that counts, what it is kept to, and what it stands beside. */
export function aboutReport(t: Speaker, config: Config, report: Report): string[] {
  const { spec, period, before, timeZone } = report;
  const isClocked = spec.figures.some((id) => figures[id].clocked);
  const only = onlyText(t, config, spec);
  const lines = [
    [periodText(t, period, timeZone), ...(isClocked ? [t(`report.clock.${spec.clock}`)] : [])].join(DOT),
    ...(only === '' ? [] : [t('report.filtered', { what: only })]),
  ];
  if (before === null) return lines;
  const [from, until] = daysOf(t, before, timeZone);
  const key = isFirst(report) ? ('report.before.nothing' as const) : ('report.before' as const);
  return [...lines, from === until ? t(`${key}.day`, { from }) : t(key, { from, until })];
}

function onlyText(t: Speaker, config: Config, { only }: ReportSpec): string {
  return filters
    .flatMap((id) => {
      const names = (only[id] ?? []).map((key) => nameOf(config, id, { key, t }));
      return names.length === 0 ? [] : [t('report.only.one', { what: t(`report.by.${id}`), name: names.join(', ') })];
    })
    .join(DOT);
}

/** What whoever reads the figures should know. */
export function notesOf(
  t: Speaker,
  report: Report,
  { by, since, ranking }: { by: string | null; since: Date | null; ranking: boolean },
): string[] {
  const { spec, period } = report;
  const isTimed = spec.figures.some((id) => figures[id].unit === 'duration');
  const day = new Intl.DateTimeFormat(dateLocale(t), { dateStyle: 'medium', timeZone: report.timeZone });
  const [first] = spec.figures;
  return [
    ...(ranking && spec.by === 'person' && first !== undefined
      ? [t('report.note.ranking', { figure: t(`figure.${first}`) })]
      : []),
    ...(hasFew(report) ? [t('report.note.few', { count: LEAST })] : []),
    ...(spec.by === 'tag' ? [t('report.note.tags')] : []),
    ...(isTimed && since !== null && since > (report.before ?? period).from
      ? [t('report.note.since', { day: day.format(since) })]
      : []),
    ...(report.isAll === false ? [by === null ? t('report.note.scope') : t('report.note.scope-of', { name: by })] : []),
  ];
}

/** Each row as one line: its name, then each figure with what belongs to it. */
export function lineOf(t: Speaker, report: Report, table: ReportTable, row: readonly TableValue[]): Inline[] {
  const name = row[0];
  return dotted(
    [foreign(typeof name === 'string' ? name : '', 'bold')],
    ...report.spec.figures.map((_, figure) => [ours(figureText(t, report, { table, row, figure }))]),
  );
}

/** "Primera respuesta: 14 min (9 de cada 10 en 1 h 05 min, antes 20 min, 23 casos)". */
export function figureText(
  t: Speaker,
  report: Report,
  { table, row, figure }: { table: ReportTable; row: readonly TableValue[]; figure: number },
): string {
  const id = report.spec.figures[figure];
  if (id === undefined) return '';
  const of = (part: Column['part']): { value: TableValue; kind: Column['kind'] } | undefined => {
    const at = table.columns.findIndex((column) => column.figure === figure && column.part === part);
    const column = table.columns[at];
    return column && { value: row[at] ?? null, kind: column.kind };
  };
  const said = (part: 'value' | 'p90' | 'before'): string | null => {
    const found = of(part);
    // "1 h 38 min" stands on one line.
    return found === undefined || found.value === null
      ? null
      : valueText(t, found.kind, found.value).replaceAll(' ', '\u00A0');
  };
  const count = of('n')?.value;
  const n = typeof count === 'number' ? count : null;
  const known = said('value');
  const isFew = known === null && n !== null && n > 0;
  const value = known ?? (isFew ? t('report.value.few', { count: n }) : t('report.value.nothing'));
  const p90 = said('p90');
  // What begins has nothing beside it, and forty times nought is noise.
  const before = isFirst(report) ? null : said('before');
  const beside = [
    ...(p90 === null ? [] : [t('report.value.p90', { value: p90 })]),
    ...(before === null ? [] : [t('report.value.before', { value: before })]),
    ...(n === null || n === 0 || isFew ? [] : [t('report.value.n', { count: n })]),
  ];
  const name = t(`figure.${id}`);
  return `${t('report.value', { figure: name, value })}${beside.length === 0 ? '' : ` (${beside.join(', ')})`}`;
}
