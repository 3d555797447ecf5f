import type { FactId, Facts } from '#core/reports/facts.ts';
import { figures, type FigureId } from '#core/reports/figures.ts';
import { periodBefore, periodOf, type Period } from '#core/reports/period.ts';
import { reportOf, type Report } from '#core/reports/report.ts';
import type { Grouping, ReportSpec } from '#core/reports/spec.ts';
import { createPlacing, createTally, factsFor, takeOf, type Tallied } from '#core/reports/tally.ts';
import { standing } from '#core/hours/promise.ts';
import { tell, waits } from '#core/hours/ticket-clock.ts';
import type { Services } from '../context.ts';
import { withinScope, type ReadScope } from '../people/read-scope.ts';
import type { FactFilter } from '../../store/reports/queries.ts';
import type { WaitingRow } from '../../store/reports/facts.ts';

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
  // The period before is as long, and counted after it.
  const part = (index: number): Pick<Asked, 'progress'> => ({
    progress: asked.progress && ((share) => asked.progress?.(before ? (index + share) / 2 : share)),
  });
  return reportOf(
    { spec, period, before, timeZone, at: now, isAll: asked.scope === 'all' },
    await count(services, { ...asked, ...part(0) }, { period, now, withNow: true }),
    before && (await count(services, { ...asked, ...part(1) }, { period: before, now, withNow: false })),
  );
}

async function count(
  services: Needs,
  asked: Asked,
  { period, now, withNow }: { period: Period; now: Date; withNow: boolean },
): Promise<Tallied> {
  const { spec, timeZone } = asked;
  const tally = createTally({ spec, period, timeZone, now });
  // How things stand now is no part of another period.
  const ids = factsFor(spec.figures).filter((id) => id !== 'waiting' || withNow);
  const length = period.until.getTime() - period.from.getTime();
  for (const [index, id] of ids.entries()) {
    for await (const facts of pagesOf(services, asked, id, { period, now })) {
      tally.take(id, facts);
      // Facts come in the order of their moments: the last one says how far it is.
      const at = id === 'waiting' ? undefined : facts.at(-1)?.at;
      if (at !== undefined) asked.progress?.((index + (at - period.from.getTime()) / length) / ids.length);
    }
  }
  return tally.result();
}

/** The facts of one kind, page by page. */
export async function* pagesOf<Id extends FactId>(
  services: Needs,
  { spec, scope, signal }: Pick<Asked, 'spec' | 'scope' | 'signal'>,
  id: Id,
  {
    period,
    now,
    named = false,
  }: { period: Period; now: Date; /** Of each fact, which conversation it is of. */ named?: boolean },
): AsyncGenerator<Facts[Id][]> {
  const filter = filterOf(services, spec, { period, scope, named });
  const pages: AsyncGenerator<readonly Facts[FactId][]> =
    id === 'waiting' ? waitingFacts(services, filter, now) : services.store.reports.facts(id, filter);
  for await (const page of pages) {
    signal?.throwIfAborted();
    // The page is of the kind that was asked for.
    yield page as Facts[Id][];
    // A press is many small statements: one page between each two of them would make it twice as long.
    await services.pressing.letBy();
  }
}

export function filterOf(
  { config }: Needs,
  spec: ReportSpec,
  { period, scope, named = false }: { period: Period; scope: ReadScope; named?: boolean },
): FactFilter {
  const chosen = new Set<FigureId>(spec.figures);
  const has = (...ids: FigureId[]): boolean => ids.some((id) => chosen.has(id));
  return {
    ...period,
    ...withinScope(scope),
    only: spec.only,
    told: [...(named ? (['ticketId'] as const) : []), ...dimensionOf(spec.by)],
    waits: waits.filter((wait) => chosen.has(`wait-${wait}`)),
    beside: {
      handOvers: has('hand-overs'),
      sentiments: has('negative-share', 'calmed-share'),
      reopened: has('reopened-share'),
      lastClose: has('last-close'),
    },
    reopenDays: config.reopenDays,
  };
}

/** What of a conversation says in which row it is counted; of times, ages and people the fact itself does. */
function dimensionOf(by: Grouping): FactFilter['told'] {
  switch (by) {
    case 'none':
    case 'day':
    case 'week':
    case 'month':
    case 'hour-of-week':
    case 'age':
    case 'person':
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
  filter: FactFilter,
  now: Date,
): AsyncGenerator<Facts['waiting'][]> {
  for await (const page of store.reports.waiting(filter)) yield page.flatMap((row) => waitingFact(row, time, now));
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
  const placeOf = createPlacing({ by: spec.by, timeZone: asked.timeZone, now });
  for (const { from } of figures[figure].sources) {
    const take = takeOf(figure, from);
    for await (const facts of pagesOf(services, { ...asked, spec }, from, { period, now, named: true })) {
      for (const fact of facts) {
        if ((take?.(fact, spec.clock) ?? null) === null) continue;
        if (of === undefined || placeOf(fact).includes(of)) found.add(fact.ticketId);
        if (found.size >= most) return [...found];
      }
    }
  }
  return [...found];
}
