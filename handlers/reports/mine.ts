import { takeOf, factsFor } from '#core/reports/tally.ts';
import { createTally, type Cell } from '#core/reports/tally.ts';
import { figures, type FigureId } from '#core/reports/figures.ts';
import { periodOf, type Period } from '#core/reports/period.ts';
import { firstSpec, type ReportSpec } from '#core/reports/spec.ts';
import type { ActionContext } from '../context.ts';
import { zoneOf } from './ask.ts';
import { pagesOf } from './make.ts';

const SHOWN = [
  'answers',
  'first-response',
  'next-response',
  'within-target',
  'first-pass',
  'findings',
] as const satisfies FigureId[];
/** Of fewer people a median would be somebody's own figure. */
export const LEAST_PEOPLE = 4;

export interface MyNumbers {
  period: Period;
  timeZone: string;
  rows: { id: FigureId; mine: Cell; team: number | null }[];
}

/** Her own figures of thirty days, and the value that half of the team lies under. Nobody else's figure is told. */
export async function myNumbers(ctx: ActionContext): Promise<MyNumbers> {
  const spec: ReportSpec = { ...firstSpec, period: 'last-30-days', figures: [...SHOWN], by: 'person', compare: 'none' };
  const timeZone = zoneOf(ctx);
  const now = ctx.clock.now();
  const period = periodOf(spec, { timeZone, now });
  const tally = createTally({ spec, period, timeZone, now });
  const scope = await ctx.directory.readable(ctx.actor);
  for (const id of factsFor(spec.figures)) {
    // What is late now is nobody's own.
    if (id === 'waiting' || spec.figures.every((figure) => takeOf(figure, id) === undefined)) continue;
    for await (const facts of pagesOf(ctx, { spec, scope }, id, { period, now })) tally.take(id, facts);
  }
  const people = tally.result().rows.filter(({ key }) => key !== '');
  const nothing: Cell = { value: null, p90: null, n: 0, few: false };
  const mine = people.find(({ key }) => key === ctx.actor.id);
  return {
    period,
    timeZone,
    rows: SHOWN.map((id, index) => ({
      id,
      mine: mine?.cells[index] ?? (figures[id].unit === 'count' ? { ...nothing, value: 0 } : nothing),
      team: medianOf(people.flatMap(({ cells }) => cells[index]?.value ?? [])),
    })),
  };
}

function medianOf(values: readonly number[]): number | null {
  if (values.length < LEAST_PEOPLE) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
}
