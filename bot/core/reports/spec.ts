import { z } from 'zod';
import { clocks, figureIds, figures, type FigureId } from './figures.ts';

export const groupings = [
  'none',
  'day',
  'week',
  'month',
  'hour-of-week',
  'area',
  'region',
  'centre',
  'network',
  'account',
  'category',
  'sentiment',
  'tag',
  'age',
  'person',
] as const;
export type Grouping = (typeof groupings)[number];

export const periods = [
  'today',
  'yesterday',
  'this-week',
  'last-week',
  'last-7-days',
  'last-30-days',
  'this-month',
  'last-month',
  'between',
] as const;

export const comparisons = ['previous', 'last-year', 'none'] as const;
export type Comparison = (typeof comparisons)[number];

export const shapes = ['bars', 'line', 'stacked', 'heat', 'table'] as const;

/** What a report can be kept to. */
export const filters = ['area', 'region', 'centre', 'network', 'account', 'category', 'sentiment', 'tag'] as const;
export type FilterId = (typeof filters)[number];
export type Only = { [Id in FilterId]?: readonly string[] };

/** More figures than these nobody reads in one table. */
export const MOST_FIGURES = 6;
/** Of one kind, and signs of each. */
export const MOST_ONLY = { words: 20, signs: 100 } as const;
/** Each day of a period is looked at: of more than two years nobody asks by accident. */
const MOST_DAYS = 800;

const day = z.iso.date();

/** All that a person chooses of a report; everything in it follows from this and from what is stored. */
export const ReportSpec = z.object({
  period: z.enum(periods),
  /** With the period `between`: the first and the last day, both counted. */
  from: day.optional(),
  to: day.optional(),
  figures: z.array(z.enum(figureIds)).min(1).max(MOST_FIGURES),
  by: z.enum(groupings),
  clock: z.enum(clocks),
  shape: z.enum(shapes),
  compare: z.enum(comparisons),
  only: z.partialRecord(z.enum(filters), z.array(z.string().max(MOST_ONLY.signs)).max(MOST_ONLY.words)),
});
export type ReportSpec = z.output<typeof ReportSpec>;

export const firstSpec: ReportSpec = {
  period: 'last-7-days',
  figures: ['received', 'answers', 'first-response'],
  by: 'day',
  clock: 'service',
  shape: 'bars',
  compare: 'previous',
  only: {},
};

/** What does not go together, with the field to say it at. */
export type SpecProblem =
  | { field: 'from' | 'to'; what: 'missing' | 'no-day' | 'too-long' }
  | { field: 'to'; what: 'before-from' }
  | { field: 'by'; what: 'no-person' | 'no-age' | 'now-only'; figure: FigureId }
  | { field: 'figures'; what: 'none' | 'too-many' }
  | { field: 'only'; what: 'too-many-only' }
  | { field: 'only'; what: 'long-only'; word: string };

/** Null where the report can be made. */
export function problemOf(spec: ReportSpec): SpecProblem | null {
  if (spec.figures.length === 0) return { field: 'figures', what: 'none' };
  if (spec.figures.length > MOST_FIGURES) return { field: 'figures', what: 'too-many' };
  if (spec.period === 'between') {
    for (const field of ['from', 'to'] as const) {
      const given = spec[field];
      if (given === undefined || given === '') return { field, what: 'missing' };
      if (!day.safeParse(given).success) return { field, what: 'no-day' };
    }
    const days = (Date.parse(spec.to ?? '') - Date.parse(spec.from ?? '')) / 86_400_000;
    if (days < 0) return { field: 'to', what: 'before-from' };
    if (days > MOST_DAYS) return { field: 'to', what: 'too-long' };
  }
  for (const words of Object.values(spec.only)) {
    if (words.length > MOST_ONLY.words) return { field: 'only', what: 'too-many-only' };
    const word = words.find(({ length }) => length > MOST_ONLY.signs);
    if (word !== undefined) return { field: 'only', what: 'long-only', word };
  }
  const isTime = spec.by === 'day' || spec.by === 'week' || spec.by === 'month' || spec.by === 'hour-of-week';
  for (const figure of spec.figures) {
    const row = figures[figure];
    if (spec.by === 'person' && !row.byPerson) return { field: 'by', what: 'no-person', figure };
    if (spec.by === 'age' && row.now !== true) return { field: 'by', what: 'no-age', figure };
    if (isTime && row.now === true) return { field: 'by', what: 'now-only', figure };
  }
  return null;
}
