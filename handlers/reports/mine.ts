import type { Inline } from '#core/card.ts';
import { createTally, factsFor, takeOf, type Cell, type TallyRow } from '#core/reports/tally.ts';
import { figures, type FigureId } from '#core/reports/figures.ts';
import { periodOf, type Period } from '#core/reports/period.ts';
import { firstSpec, type ReportSpec } from '#core/reports/spec.ts';
import type { Speaker } from '#core/texts/index.ts';
import { dotted, ours } from '../cards/sentence.ts';
import type { ReadScope } from '../people/read-scope.ts';
import { pagesOf, type Needs } from './make.ts';
import { cellText } from './words.ts';

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

export interface MyNumber {
  id: FigureId;
  mine: Cell;
  team: number | null;
}

/** What each of the team did in thirty days, to be told to each alone. */
export interface TeamNumbers {
  period: Period;
  people: TallyRow[];
}

export async function teamNumbers(
  services: Needs,
  { scope, timeZone }: { scope: ReadScope; timeZone: string },
): Promise<TeamNumbers> {
  const spec: ReportSpec = { ...firstSpec, period: 'last-30-days', figures: [...SHOWN], by: 'person', compare: 'none' };
  const now = services.clock.now();
  const period = periodOf(spec, { timeZone, now });
  const tally = createTally({ spec, period, timeZone, now });
  for (const id of factsFor(spec.figures)) {
    // What is late now is nobody's own.
    if (id === 'waiting' || spec.figures.every((figure) => takeOf(figure, id) === undefined)) continue;
    for await (const { facts } of pagesOf(services, { spec, scope, timeZone }, id, { period, now }))
      tally.take(id, facts);
  }
  return { period, people: tally.result().rows.filter(({ key }) => key !== '') };
}

/** Hers, each beside the value that half of the team lies under. Nobody else's figure is told. */
export function numbersOf({ people }: TeamNumbers, personId: string): MyNumber[] {
  const nothing: Cell = { value: null, p90: null, n: 0, few: false };
  const mine = people.find(({ key }) => key === personId);
  return SHOWN.map((id, index) => ({
    id,
    mine: mine?.cells[index] ?? (figures[id].unit === 'count' ? { ...nothing, value: 0 } : nothing),
    team: medianOf(people.flatMap(({ cells }) => cells[index]?.value ?? [])),
  }));
}

/** "Respuestas · Tú: 34 · mediana del equipo: 28". */
export function mineLine(t: Speaker, { id, mine, team }: MyNumber): Inline[] {
  return dotted(
    [ours(t(`figure.${id}`), 'bold')],
    [ours(t('report.mine.you', { value: cellText(t, id, mine) }))],
    team === null
      ? null
      : [ours(t('report.mine.team', { value: cellText(t, id, { value: team, few: false, n: 0 }) }), 'muted')],
  );
}

function medianOf(values: readonly number[]): number | null {
  if (values.length < LEAST_PEOPLE) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
}
