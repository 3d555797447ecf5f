import type { FactId, Facts } from '#core/reports/facts.ts';
import { figures, type FigureId } from '#core/reports/figures.ts';
import { isTimeGrouping, periodBefore, periodOf, timeStarts, type Period } from '#core/reports/period.ts';
import { reportOf, type Report } from '#core/reports/report.ts';
import type { Grouping, ReportSpec } from '#core/reports/spec.ts';
import { createPlacing, createTally, factsFor, fieldsFor, takeOf, type Tallied } from '#core/reports/tally.ts';
import { standing } from '#core/hours/promise.ts';
import { tell, waits } from '#core/hours/ticket-clock.ts';
import type { Services } from '../context.ts';
import { withinScope, type ReadScope } from '../people/read-scope.ts';
import type { FactFilter, RowFilter, Timing } from '../../store/reports/filter.ts';
import type { FactPage, WaitingRow } from '../../store/reports/facts.ts';

export type Needs = Pick<Services, 'store' | 'config' | 'clock' | 'time' | 'pressing'>;

export interface Asked {
  spec: ReportSpec;
  timeZone: string;
  /** What whoever asks may read. */
  scope: ReadScope;
  signal?: AbortSignal;
  /** Hears now and then how much of it is counted, from 0 to 1. */
  progress?: ((share: number) => void) | undefined;
}

/** Counts a report, page by page, from what is stored. @throws the signal's reason once it is aborted */
export async function makeReport(services: Needs, asked: Asked): Promise<Report> {
  const { spec, timeZone } = asked;
  const now = services.clock.now();
  const period = periodOf(spec, { timeZone, now });
  const before = periodBefore(spec, { timeZone, now });
  const counted = await counting(services, asked, before ? [period, before] : [period], now);
  return reportOf(
    { spec, period, before, timeZone, at: now, isAll: asked.scope === 'all' },
    await count(services, asked, { period, now, counted }),
    before && (await count(services, asked, { period: before, now, counted, isBefore: true })),
  );
}

/** Hears of each page, and tells which share of all rows that was. */
type Counted = (page: Pick<FactPage<unknown>, 'rows'>) => void;

/** What is under way is few against what was, so it is not counted. */
async function counting(
  services: Needs,
  { progress, ...asked }: Asked,
  periods: readonly Period[],
  now: Date,
): Promise<Counted> {
  if (!progress) return () => undefined;
  const ids = factsFor(asked.spec.figures).filter((id) => id !== 'waiting');
  const guesses = await Promise.all(
    periods.flatMap((period) =>
      ids.map((id) => services.store.reports.guess(id, filterOf(services, asked, id, { period, now }))),
    ),
  );
  const whole = guesses.reduce((sum, rows) => sum + rows, 0);
  let read = 0;
  return ({ rows }) => {
    read += rows;
    // There may be more than was guessed, and nobody is told that it is over before it is.
    if (whole > 0) progress(read < MOST_SHARE * whole ? read / whole : MOST_SHARE);
  };
}
const MOST_SHARE = 0.99;

async function count(
  services: Needs,
  asked: Asked,
  { period, now, counted, isBefore = false }: { period: Period; now: Date; counted: Counted; isBefore?: boolean },
): Promise<Tallied> {
  const { spec, timeZone } = asked;
  const tally = createTally({ spec, period, timeZone, now });
  for (const id of factsFor(spec.figures)) {
    // How things stand now is no part of another period.
    if (id === 'waiting' && isBefore) continue;
    for await (const page of pagesOf(services, asked, id, { period, now })) {
      tally.take(id, page.facts);
      counted(page);
    }
  }
  return tally.result();
}

interface CountedPeriod {
  period: Period;
  now: Date;
  /** Of each fact, which conversation it is of. */
  named?: boolean;
}

/** The facts of one kind, page by page. */
export async function* pagesOf<Id extends FactId>(
  services: Needs,
  asked: Pick<Asked, 'spec' | 'scope' | 'timeZone' | 'signal'>,
  id: Id,
  of: CountedPeriod,
): AsyncGenerator<FactPage<Facts[Id]>> {
  const pages: AsyncGenerator<FactPage<Facts[FactId]>> =
    id === 'waiting'
      ? waitingFacts(services, rowsOf(asked, of), of.now)
      : services.store.reports.facts(id, filterOf(services, asked, id, of));
  for await (const page of pages) {
    asked.signal?.throwIfAborted();
    // The page is of the kind that was asked for.
    yield page as FactPage<Facts[Id]>;
    // A press is many small statements: one page between each two of them would make it twice as long.
    await services.pressing.letBy();
  }
}

/** Of whole conversations: which. */
export function rowsOf({ spec: { only }, scope }: Pick<Asked, 'spec' | 'scope'>, { period }: CountedPeriod): RowFilter {
  return { ...period, ...withinScope(scope), only };
}

/** What each fact has to tell, and nothing more: most of a page's time is what it tells. */
function filterOf(
  { config }: Needs,
  asked: Pick<Asked, 'spec' | 'scope' | 'timeZone'>,
  id: FactId,
  of: CountedPeriod,
): FactFilter {
  const { figures: chosen, by, clock } = asked.spec;
  return {
    ...rowsOf(asked, of),
    told: [...(of.named === true ? (['ticketId'] as const) : []), ...dimensionOf(by)],
    at: of.named === true ? 'exact' : timingOf(by, of.period, asked.timeZone),
    fields: fieldsFor(chosen, id, clock),
    waits: waits.filter((wait) => chosen.includes(`wait-${wait}`)),
    replies: repliesOf(chosen),
    reopenDays: config.reopenDays,
  };
}

function timingOf(by: Grouping, period: Period, timeZone: string): Timing {
  if (isTimeGrouping(by)) return timeStarts(by, period, timeZone);
  return by === 'hour-of-week' ? 'hour' : 'none';
}

/** Figures of one kind of answer need no other. */
function repliesOf(chosen: readonly FigureId[]): FactFilter['replies'] {
  const ofOne = { 'first-response': 'first', 'next-response': 'next' } as const;
  const kinds = chosen
    .filter((figure) => takeOf(figure, 'reply') !== undefined)
    .map((figure) => (figure === 'first-response' || figure === 'next-response' ? ofOne[figure] : 'both'));
  return (['first', 'next'] as const).filter((kind) => kinds.includes(kind) || kinds.includes('both'));
}

/** What says in which row it is counted; of times and ages the moment does. */
function dimensionOf(by: Grouping): FactFilter['told'] {
  switch (by) {
    case 'none':
    case 'day':
    case 'week':
    case 'month':
    case 'hour-of-week':
    case 'age':
      return [];
    case 'tag':
      return ['tags'];
    default:
      return [by];
  }
}

/** Since when each customer waits, and whether it is late: told from the clock of the conversation, as the warnings are. */
async function* waitingFacts(
  { store, time }: Needs,
  filter: RowFilter,
  now: Date,
): AsyncGenerator<FactPage<Facts['waiting']>> {
  for await (const page of store.reports.waiting(filter))
    yield { facts: page.flatMap((row) => waitingFact(row, time, now)), rows: 0 };
}

function waitingFact({ fact, ticket, isAnswered }: WaitingRow, time: Needs['time'], now: Date): Facts['waiting'] | [] {
  const since = ticket.clock ? tell(ticket.clock).now.askedSince : isAnswered ? null : fact.at;
  if (since === null) return [];
  const promised = standing(time, ticket, now)?.promised ?? [];
  return {
    ...fact,
    at: since,
    overdue: promised.some(({ kind, elapsed, target }) => kind !== 'resolution' && elapsed >= target),
  };
}

/** Ids of the conversations behind a figure, newest last; at most `most`. `of`: only of one row. */
export async function ticketsBehind(
  services: Needs,
  asked: Asked,
  { figure, of, most }: { figure: FigureId; of: string | undefined; most: number },
): Promise<string[]> {
  const spec = { ...asked.spec, figures: [figure] };
  const now = services.clock.now();
  const period = periodOf(spec, { timeZone: asked.timeZone, now });
  const found = new Set<string>();
  const groupOf = createPlacing({ by: spec.by, timeZone: asked.timeZone, now });
  for (const { from } of figures[figure].sources) {
    const take = takeOf(figure, from);
    for await (const { facts } of pagesOf(services, { ...asked, spec }, from, { period, now, named: true })) {
      for (const fact of facts) {
        if ((take?.(fact, spec.clock) ?? null) === null) continue;
        if (of === undefined || groupOf(fact).includes(of)) found.add(fact.ticketId);
        if (found.size >= most) return [...found];
      }
    }
  }
  return [...found];
}
