import type { CardBlock, Inline } from '#core/card.ts';
import type { FormBlock } from '#core/form.ts';
import { isLessBetter } from '#core/reports/figures.ts';
import type { Report } from '#core/reports/report.ts';
import { tableOf, type ReportTable } from '#core/reports/table.ts';
import type { Speaker } from '#core/texts/index.ts';
import { ours } from '../cards/sentence.ts';
import type { Services } from '../context.ts';
import { pictureBlock } from '../pictures/chart-block.ts';
import { drawReport } from './drawing.ts';
import { namesFor } from './names.ts';
import { aboutReport, lineOf, notesOf, titleOf } from './words.ts';

/** More lines than these are for a file. */
const MOST_LINES = 20;
const HIGHEST = 5;

export interface Viewed {
  report: Report;
  table: ReportTable;
  name: string | null;
  title: string;
  about: string[];
  notes: string[];
}

/** A report with its table and its words, from which every view of it is drawn. */
export async function viewOf(
  services: Pick<Services, 'config' | 'store'>,
  report: Report,
  {
    t,
    name,
    by = null,
  }: { t: Speaker; name: string | null; /** Who it was counted for, where others read it. */ by?: string | null },
): Promise<Viewed> {
  const nameOf = await namesFor(services, report.spec.by, { keys: report.lines.map(({ key }) => key), t });
  const table = tableOf(report, t, nameOf);
  const { ranking } = services.config.reports;
  return {
    report,
    table: report.spec.by === 'person' ? { ...table, rows: people(report, table, { t, ranking }) } : table,
    name,
    title: titleOf(t, report.spec, name),
    about: aboutReport(t, services.config, report),
    notes: notesOf(t, report, { by, ranking, since: await services.store.reports.timesSince() }),
  };
}

/** In the order of their names; by merit only where the configuration says so. Whoever has too little to be told stands last. */
function people(
  { spec }: Report,
  { rows, columns }: ReportTable,
  { t, ranking }: { t: Speaker; ranking: boolean },
): ReportTable['rows'] {
  const byName = rows.toSorted((a, b) => String(a[0]).localeCompare(String(b[0]), t.voice));
  const first = spec.figures[0];
  if (!ranking || first === undefined) return byName;
  const at = columns.findIndex(({ figure, part }) => figure === 0 && part === 'value');
  const sign = isLessBetter(first) ? 1 : -1;
  const rank = (row: ReportTable['rows'][number]): number => {
    const value = row[at];
    return typeof value === 'number' ? value * sign : Infinity;
  };
  return byName.toSorted((a, b) => {
    const [one, other] = [rank(a), rank(b)];
    return one === other ? 0 : one - other;
  });
}

/** Of the hours of a week, which the picture shows, the few that somebody asks about. */
function highest({ rows, columns }: ReportTable): ReportTable['rows'] {
  const at = columns.findIndex(({ figure, part }) => figure === 0 && part === 'value');
  return rows.toSorted((a, b) => Number(b[at] ?? 0) - Number(a[at] ?? 0)).slice(0, HIGHEST);
}

export function isEmpty({ total }: Pick<Report, 'total'>): boolean {
  return total.cells.every(({ n }) => n === 0);
}

type Block = Extract<CardBlock & FormBlock, { kind: 'line' | 'context' | 'image' | 'divider' }>;

/** The report in a chat: its picture, or its figures in words where the chat shows none, then row by row. */
export async function blocksOf(
  services: Pick<Services, 'config' | 'pictures' | 'surfaces' | 'log' | 'clock'>,
  { report, table, name, title, about, notes }: Viewed,
  { t, surface, on = 'form' }: { t: Speaker; surface: string; on?: 'message' | 'form' },
): Promise<Block[]> {
  const drawing = drawReport(t, services.config, { report, table, name });
  const context = (text: string): Block => ({ kind: 'context', inlines: [ours(text)] });
  const line = (inlines: Inline[]): Block => ({ kind: 'line', inlines });
  const isHeat = drawing !== null && report.spec.by === 'hour-of-week';
  const shown = isHeat
    ? highest(table)
    : report.spec.by === 'day'
      ? table.rows.slice(-MOST_LINES)
      : table.rows.slice(0, MOST_LINES);
  const more = table.rows.length - shown.length;
  return [
    line([ours(title, 'bold')]),
    context(about.join('\n')),
    ...(isEmpty(report)
      ? [line([ours(t('report.empty'))])]
      : [
          ...(drawing ? [await pictureBlock(services, surface, drawing, on)] : []),
          line(lineOf(t, report, table, table.total)),
          ...(isHeat ? [context(t('report.highest'))] : []),
          ...shown.map((row) => line(lineOf(t, report, table, row))),
          ...(more > 0 ? [context(t('report.note.more', { count: more }))] : []),
        ]),
    ...(notes.length > 0 ? [context(notes.join('\n'))] : []),
  ];
}
