import { drawnOf } from '#core/reports/chart.ts';
import { periodOf } from '#core/reports/period.ts';
import type { Report } from '#core/reports/report.ts';
import type { ReportSpec } from '#core/reports/spec.ts';
import type { Column, TableValue } from '#core/reports/table.ts';
import type { ReportDocument } from '#core/ports/documents.ts';
import { wallClock } from '#core/hours/wall-time.ts';
import type { Actor } from '#core/people.ts';
import { RecadoError } from '#core/errors.ts';
import type { Speaker, TextKey } from '#core/texts/index.ts';
import type { CloseReason, TicketState } from '#core/ticket/ticket.ts';
import type { Services } from '../context.ts';
import { drawReport } from './drawing.ts';
import { makeReport, rowsOf } from './make.ts';
import { mayAsk } from './ask.ts';
import { nameOf } from './names.ts';
import { isEmpty, viewOf, type Viewed } from './view.ts';
import { titleOf, valueText } from './words.ts';
import { writeRecord } from '../crisis/record-file.ts';
import type { ExportRow } from '../../store/reports/reports.ts';
import type { RawRow } from '../../store/reports/facts.ts';

/** What a report can be exported as, with its type and the end of its name. */
export const exportFormats = {
  xlsx: { extension: 'xlsx', mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  'rows-xlsx': { extension: 'xlsx', mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  csv: { extension: 'csv', mime: 'text/csv; charset=utf-8' },
  'rows-csv': { extension: 'csv', mime: 'text/csv; charset=utf-8' },
  pdf: { extension: 'pdf', mime: 'application/pdf' },
  png: { extension: 'png', mime: 'image/png' },
  /** The record of an incident, whose id is the name. */
  incident: { extension: 'pdf', mime: 'application/pdf' },
} as const;
export type ExportFormat = keyof typeof exportFormats;

export function isExportFormat(text: string): text is ExportFormat {
  return Object.hasOwn(exportFormats, text);
}

function isOfRows(format: string): format is 'rows-xlsx' | 'rows-csv' {
  return format === 'rows-xlsx' || format === 'rows-csv';
}

/** What the message that brings it calls it. */
export function exportTitle(
  t: Speaker,
  { format, spec, name }: Pick<ExportRow, 'format' | 'name'> & { spec: ReportSpec },
): string {
  if (format === 'incident') return t('incident.file');
  const what = isOfRows(format) ? t('report.tickets.title') : titleOf(t, spec, name);
  return `${what} (${isExportFormat(format) ? exportFormats[format].extension : format})`;
}

/** What its file is called beside its day: by the name that she gave it, else by what it is. */
export function exportName(t: Speaker, { format, name }: Pick<ExportRow, 'format' | 'name'>): string {
  if (format === 'incident') return t('report.file.incident');
  return isOfRows(format) ? t('report.file.rows') : (name ?? t('report.file.report'));
}

/** Writes the file for her, with what she may read now. @throws RecadoError right.missing */
export async function writeExport(
  services: Services,
  { actor, spec, name, format }: { actor: Actor; spec: ReportSpec; name: string | null; format: ExportFormat },
): Promise<Uint8Array> {
  if (format === 'incident') return await writeRecord(services, { actor, incidentId: name ?? '' });
  if (!actor.rights.has('report') || !mayAsk(actor, spec.by))
    throw new RecadoError('right.missing', { params: { right: actor.rights.has('report') ? 'manage' : 'report' } });
  const { texts, config, directory, documents, pictures } = services;
  const t = texts.in(actor.locale);
  const timeZone = actor.timeZone ?? config.timeZone;
  const scope = await directory.readable(actor);
  if (isOfRows(format)) {
    const now = services.clock.now();
    const period = periodOf(spec, { timeZone, now });
    const filter = rowsOf({ spec, scope }, { period, now });
    // Who was how fast is a figure of single people, here as everywhere.
    const people = mayAsk(actor, 'person');
    const document = {
      columns: rowColumns(t, { zone: timeZone, people }),
      sheet: t('report.tickets.title'),
      voice: t.voice,
    };
    return await documents.rows(
      format === 'rows-csv' ? 'csv' : 'xlsx',
      document,
      pagesOfRows(services, services.store.reports.rows(filter), { t, timeZone, people }),
    );
  }
  const report = await makeReport(services, { spec, timeZone, scope });
  const view = await viewOf(services, report, { t, name });
  const drawing = format === 'pdf' || format === 'png' ? drawReport(t, config, view) : null;
  const picture = drawing ? await pictures.png(drawing.svg) : null;
  if (format === 'png') {
    if (picture === null) throw new RecadoError('report.no-picture');
    return picture;
  }
  return await documents.report(format, documentOf(t, view, picture));
}

/** The same table that is shown in the chat. */
export function documentOf(
  t: Speaker,
  { report, table, name, title, about, notes }: Viewed,
  picture: Uint8Array | null,
): ReportDocument {
  const labelled: Column[] = table.columns.map((column) =>
    column.kind === 'minutes' ? { ...column, label: t('report.column.minutes', { label: column.label }) } : column,
  );
  const say = (row: readonly TableValue[]): string[] =>
    row.map((value, at) => valueText(t, table.columns[at]?.kind ?? 'text', value));
  return {
    title,
    about,
    notes: isEmpty(report) ? [t('report.empty'), ...notes] : notes,
    table: { ...table, columns: labelled },
    // In words each value says its unit itself.
    said: {
      heads: table.columns.map(({ label }) => label),
      rows: table.rows.map(say),
      total: say(table.total),
    },
    meanings: report.spec.figures.map((id) => ({ name: t(`figure.${id}`), text: t(`figure.${id}.means`) })),
    meaningsTitle: t('report.means'),
    picture,
    chart: chartOf(t, report, { name, columns: table.columns }),
    voice: t.voice,
  };
}

/** The columns that the picture shows: figures of the unit of the first. */
function chartOf(
  t: Speaker,
  { spec }: Report,
  { name, columns }: { name: string | null; columns: readonly Column[] },
): ReportDocument['chart'] {
  if (spec.figures.length === 0 || spec.shape === 'table' || spec.by === 'none') return null;
  const chosen = drawnOf(spec);
  const drawn = columns.flatMap(({ figure, part }, at) => {
    const id = figure === null ? undefined : spec.figures[figure];
    return part === 'value' && id !== undefined && chosen.includes(id) ? [at] : [];
  });
  const title = titleOf(t, { ...spec, figures: chosen }, name);
  return { shape: spec.shape === 'line' ? 'line' : 'column', columns: drawn, title };
}

function rowColumns(t: Speaker, { zone, people }: { zone: string; people: boolean }): Column[] {
  const column = (label: string, kind: Column['kind']): Column => ({ label, kind, figure: null, part: 'name' });
  return [
    column(t('report.rows.number'), 'count'),
    ...(['network', 'account', 'area', 'region', 'centre', 'category', 'sentiment', 'tag'] as const).map((by) =>
      column(t(`report.by.${by}`), 'text'),
    ),
    column(t('report.rows.state'), 'text'),
    column(t('report.rows.reason'), 'text'),
    ...(people ? [column(t('report.rows.owner'), 'text'), column(t('report.rows.sender'), 'text')] : []),
    column(t('report.rows.opened', { zone }), 'moment'),
    column(t('report.rows.answered', { zone }), 'moment'),
    column(t('report.rows.wrote', { zone }), 'moment'),
    column(t('report.rows.closed', { zone }), 'moment'),
    column(t('report.rows.service'), 'minutes'),
    column(t('report.rows.calendar'), 'minutes'),
    column(t('report.rows.reopened'), 'count'),
  ];
}

const MINUTE = 60_000;

const stateKeys = {
  open: 'report.rows.state.open',
  snoozed: 'report.rows.state.snoozed',
  closed: 'report.rows.state.closed',
} as const satisfies Record<TicketState, TextKey>;
const reasonKeys = {
  answered: 'report.rows.reason.answered',
  'no-answer-needed': 'report.rows.reason.no-answer-needed',
  spam: 'report.rows.reason.spam',
  'answered-outside': 'report.rows.reason.answered-outside',
  'continued-elsewhere': 'report.rows.reason.continued-elsewhere',
} as const satisfies Record<CloseReason, TextKey>;

/** As people say it; a word of another version as it is kept. */
function said(t: Speaker, keys: Readonly<Record<string, TextKey>>, value: string | null): string | null {
  const key = value !== null && Object.hasOwn(keys, value) ? keys[value] : undefined;
  return key === undefined ? value : t(key);
}

async function* pagesOfRows(
  { config, store, pressing }: Services,
  pages: AsyncIterable<RawRow[]>,
  { t, timeZone, people }: { t: Speaker; timeZone: string; people: boolean },
): AsyncGenerator<TableValue[][]> {
  const names = new Map<string, string>();
  // What a spreadsheet shows is the clock of that zone, which it does not know.
  const clock = wallClock(timeZone);
  const wall = (at: number | null): Date | null => (at === null ? null : clock(at));
  const minutes = (ms: number | null): number | null => (ms === null ? null : ms / MINUTE);
  const person = (id: string | null): string | null =>
    id === null ? null : (names.get(id) ?? config.people[id]?.name ?? id);
  for await (const page of pages) {
    const ids = page.flatMap(({ owner, answeredBy }) => [owner, answeredBy]).filter((id) => id !== null);
    const unknown = people ? ids.filter((id) => !names.has(id)) : [];
    if (unknown.length > 0) for (const [id, { name }] of await store.people.get(unknown)) names.set(id, name);
    const named = (
      by: 'network' | 'account' | 'area' | 'region' | 'centre' | 'category' | 'sentiment',
      key: string | null,
    ) => (key === null ? null : nameOf(config, by, { key, t }));
    yield page.map((row) => [
      row.number,
      named('network', row.network),
      named('account', row.account),
      named('area', row.area),
      named('region', row.region),
      named('centre', row.centre),
      named('category', row.category),
      named('sentiment', row.sentiment),
      row.tags.join(', '),
      said(t, stateKeys, row.state),
      said(t, reasonKeys, row.closeReason),
      ...(people ? [person(row.owner), person(row.answeredBy)] : []),
      wall(row.openedAt),
      wall(row.firstAnsweredAt),
      wall(row.lastInboundAt),
      wall(row.closedAt),
      minutes(row.serviceMs),
      minutes(row.calendarMs),
      row.reopened,
    ]);
    await pressing.letBy();
  }
}
