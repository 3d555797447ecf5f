import type { Wait } from '../hours/ticket-clock.ts';
import type { FactId, Facts, FieldOf } from './facts.ts';

/** Which time counts. */
export const clocks = ['service', 'calendar'] as const;
export type CountedTime = (typeof clocks)[number];

/**
 * `count`: how many. `share`: how many of all that could, from 0 to 1. `duration`: milliseconds, told by the median and the value that
 * nine of ten lie at or under. `mean` and `hundred`: the mean, and a hundred times it.
 */
export type Unit = 'count' | 'share' | 'duration' | 'mean' | 'hundred';

/** What a figure takes of one fact: a value, or null where the fact says nothing of it. Only what it names of the fact is read. */
interface Source<Id extends FactId> {
  from: Id;
  needs: readonly FieldOf<Id>[];
  take(fact: Facts[Id], clock: CountedTime): number | null;
}
type AnySource = { [Id in FactId]: Source<Id> }[FactId];

function of<Id extends FactId, Field extends FieldOf<Id> = never>(
  from: Id,
  needs: readonly Field[],
  take: (fact: Pick<Facts[Id], Field>, clock: CountedTime) => number | null,
): Source<Id> {
  return { from, needs, take };
}

export interface FigureRow {
  unit: Unit;
  sources: readonly AnySource[];
  /** It can be told by person: the facts say whose each is. */
  byPerson: boolean;
  /** It differs between service and calendar time. */
  clocked: boolean;
  /** In which part of the form it is chosen. */
  group: 'volume' | 'time' | 'quality';
  /** It tells how things stand now, whatever the period. */
  now?: true;
}

/** Which of the two is read follows from the time that counts. */
const times = ['calendarMs', 'serviceMs'] as const;
const lastTimes = ['lastCalendarMs', 'lastServiceMs'] as const;
const yes = (holds: boolean): 0 | 1 => (holds ? 1 : 0);
const took = (fact: Record<(typeof times)[number], number>, clock: CountedTime): number =>
  clock === 'service' ? fact.serviceMs : fact.calendarMs;

const waited = (wait: Wait): FigureRow => ({
  unit: 'duration',
  group: 'time',
  byPerson: false,
  clocked: true,
  sources: [of('wait', ['wait', ...times], (fact, clock) => (fact.wait === wait ? took(fact, clock) : null))],
});
const answeredIn = (kind: 'first' | 'next'): FigureRow => ({
  unit: 'duration',
  group: 'time',
  byPerson: true,
  clocked: true,
  sources: [of('reply', ['kind', ...times], (fact, clock) => (fact.kind === kind ? took(fact, clock) : null))],
});

/**
 * Every figure there is, defined here and nowhere else: what it is drawn from and how. What begins and ends it stands in words in
 * bot/core/texts/figure.ts, beside its name. The moment at which it ends puts it into a period.
 */
const rows = {
  received: {
    unit: 'count',
    group: 'volume',
    byPerson: false,
    clocked: false,
    sources: [of('opened', [], () => 1)],
  },
  answered: {
    unit: 'count',
    group: 'volume',
    byPerson: false,
    clocked: false,
    sources: [of('opened', ['needsAnswer', 'answered'], (fact) => (fact.needsAnswer && fact.answered ? 1 : null))],
  },
  answers: {
    unit: 'count',
    group: 'volume',
    byPerson: true,
    clocked: false,
    sources: [of('reply', [], () => 1)],
  },
  closed: {
    unit: 'count',
    group: 'volume',
    byPerson: false,
    clocked: false,
    sources: [of('closing', [], () => 1)],
  },
  backlog: {
    unit: 'count',
    group: 'volume',
    byPerson: false,
    clocked: false,
    now: true,
    sources: [of('waiting', [], () => 1)],
  },
  'answered-share': {
    unit: 'share',
    group: 'volume',
    byPerson: false,
    clocked: false,
    sources: [of('opened', ['needsAnswer', 'answered'], (fact) => (fact.needsAnswer ? yes(fact.answered) : null))],
  },
  'within-target': {
    unit: 'share',
    group: 'volume',
    byPerson: true,
    clocked: false,
    sources: [
      of('reply', ['met'], ({ met }) => (met === null ? null : yes(met))),
      // What is late already counts against it, though nobody has answered yet.
      of('waiting', ['overdue'], ({ overdue }) => (overdue ? 0 : null)),
    ],
  },
  'hand-overs': {
    unit: 'mean',
    group: 'volume',
    byPerson: false,
    clocked: false,
    sources: [of('opened', ['handOvers'], ({ handOvers }) => handOvers)],
  },
  'first-response': answeredIn('first'),
  'next-response': answeredIn('next'),
  'wait-claim': waited('claim'),
  'wait-writing': waited('writing'),
  'wait-expert': waited('expert'),
  'wait-approver': waited('approver'),
  'wait-network': waited('network'),
  'wait-customer': waited('customer'),
  'first-close': {
    unit: 'duration',
    group: 'time',
    byPerson: false,
    clocked: true,
    sources: [of('closing', ['round', ...times], (fact, clock) => (fact.round === 1 ? took(fact, clock) : null))],
  },
  'last-close': {
    unit: 'duration',
    group: 'time',
    byPerson: false,
    clocked: true,
    sources: [
      of('closing', lastTimes, ({ lastCalendarMs, lastServiceMs }, clock) =>
        clock === 'service' ? lastServiceMs : lastCalendarMs,
      ),
    ],
  },
  'reopened-share': {
    unit: 'share',
    group: 'quality',
    byPerson: false,
    clocked: false,
    sources: [of('closing', ['reopened'], ({ reopened }) => yes(reopened))],
  },
  'negative-share': {
    unit: 'share',
    group: 'quality',
    byPerson: false,
    clocked: false,
    sources: [
      of('opened', ['firstNegative'], ({ firstNegative }) => (firstNegative === null ? null : yes(firstNegative))),
    ],
  },
  'calmed-share': {
    unit: 'share',
    group: 'quality',
    byPerson: false,
    clocked: false,
    sources: [
      of('opened', ['beforeNegative', 'lastNegative'], ({ beforeNegative, lastNegative }) =>
        beforeNegative === true && lastNegative !== null ? yes(!lastNegative) : null,
      ),
    ],
  },
  'first-pass': {
    unit: 'share',
    group: 'quality',
    byPerson: true,
    clocked: false,
    sources: [of('decision', ['isFirst', 'approved'], ({ isFirst, approved }) => (isFirst ? yes(approved) : null))],
  },
  findings: {
    unit: 'hundred',
    group: 'quality',
    byPerson: true,
    clocked: false,
    sources: [of('draft', ['findings'], ({ findings }) => findings)],
  },
  'review-score': {
    unit: 'mean',
    group: 'quality',
    byPerson: true,
    clocked: false,
    sources: [of('review', ['score'], ({ score }) => score)],
  },
  'review-good': {
    unit: 'share',
    group: 'quality',
    byPerson: true,
    clocked: false,
    sources: [of('review', ['score'], ({ score }) => yes(score >= 4))],
  },
  'rating-score': {
    unit: 'mean',
    group: 'quality',
    byPerson: true,
    clocked: false,
    sources: [of('rating', ['score'], ({ score }) => score)],
  },
  'rating-good': {
    unit: 'share',
    group: 'quality',
    byPerson: true,
    clocked: false,
    sources: [of('rating', ['score'], ({ score }) => yes(score >= 4))],
  },
  'rating-rate': {
    unit: 'share',
    group: 'quality',
    byPerson: true,
    clocked: false,
    sources: [of('rating-asked', ['rated'], ({ rated }) => yes(rated))],
  },
  reactions: {
    unit: 'mean',
    group: 'quality',
    byPerson: true,
    clocked: false,
    sources: [of('reaction', ['likes', 'shares'], ({ likes, shares }) => likes + shares)],
  },
} as const satisfies Record<string, FigureRow>;

export type FigureId = keyof typeof rows;
export const figures: Readonly<Record<FigureId, FigureRow>> = rows;
export const figureIds = Object.keys(rows) as [FigureId, ...FigureId[]];

/** Whether less of a figure of people is the better. */
export function isLessBetter(id: FigureId): boolean {
  return figures[id].unit === 'duration' || figures[id].unit === 'hundred';
}

/** Fewer than these tell more of single people and chances than of how things are. */
export const LEAST = 5;
