import type { Dimensions, FactId, Facts } from './facts.ts';
import { figures, LEAST, type CountedTime, type FigureId, type Unit } from './figures.ts';
import { hourOfWeek, isTimeGrouping, timeKey, timeKeys, type Period, type TimeGrouping } from './period.ts';
import type { Grouping, ReportSpec } from './spec.ts';

/** What stands in one cell. `value` is null where nothing was, or too little to be told. */
export interface Cell {
  value: number | null;
  /** Of durations: nine of ten lie at or under it. */
  p90: number | null;
  n: number;
  /** There were some, but fewer than are told. */
  few: boolean;
}

export interface TallyRow {
  /** '' for what belongs nowhere: no area, nobody's. */
  key: string;
  cells: Cell[];
}

export interface Tallied {
  rows: TallyRow[];
  total: TallyRow;
}

export const ages = ['0-1h', '1-4h', '4-24h', '1-3d', '3d'] as const;
const AGE_HOURS = [1, 4, 24, 72];
const HOUR_MS = 3_600_000;
/** Clocks of every zone stand on a quarter of an hour: what lies in one quarter lies in one hour and one day. */
const QUARTER_MS = 900_000;

/** Adds facts up, figure by figure and row by row. What it is given may come in pages, in any order. */
export interface Tally {
  take<Id extends FactId>(id: Id, facts: readonly Facts[Id][]): void;
  result(): Tallied;
}

interface TallyOptions {
  spec: Pick<ReportSpec, 'figures' | 'by' | 'clock'>;
  period: Period;
  timeZone: string;
  now: Date;
}

/** Names the rows that a fact belongs to: none where nothing is split, several for tags. */
export function createPlacing({
  by,
  timeZone,
  now,
}: {
  by: Grouping;
  timeZone: string;
  now: Date;
}): (fact: Placed) => readonly string[] {
  const quarters = new Map<number, string>();

  function momentKey(grouping: TimeGrouping | 'hour-of-week', at: number): string {
    const quarter = Math.floor(at / QUARTER_MS);
    const known = quarters.get(quarter);
    if (known !== undefined) return known;
    const moment = new Date(at);
    const key = grouping === 'hour-of-week' ? hourOfWeek(moment, timeZone) : timeKey(grouping, moment, timeZone);
    quarters.set(quarter, key);
    return key;
  }

  return (fact) => {
    switch (by) {
      case 'none':
        return [];
      case 'day':
      case 'week':
      case 'month':
      case 'hour-of-week':
        return [momentKey(by, fact.at)];
      case 'tag':
        return fact.tags.length === 0 ? [''] : fact.tags;
      case 'age':
        return [ageOf(now.getTime() - fact.at)];
      default:
        return [fact[by] ?? ''];
    }
  };
}

type Placed = Dimensions & { at: number; person: string | null };

export function createTally({ spec, period, timeZone, now }: TallyOptions): Tally {
  const rows = new Map<string, Values[]>();
  const total = spec.figures.map((id) => createValues(figures[id].unit));
  const groupOf = createPlacing({ by: spec.by, timeZone, now });
  const newRow = (): Values[] => spec.figures.map((id) => createValues(figures[id].unit));
  if (isTimeGrouping(spec.by)) for (const key of timeKeys(spec.by, period, timeZone)) rows.set(key, newRow());
  if (spec.by === 'age') for (const key of ages) rows.set(key, newRow());

  function rowOf(key: string): Values[] {
    const found = rows.get(key) ?? newRow();
    rows.set(key, found);
    return found;
  }

  return {
    take(id, facts) {
      const takers = spec.figures.flatMap((figure, index) => {
        const take = takeOf(figure, id);
        return take ? [{ index, take }] : [];
      });
      if (takers.length === 0) return;
      for (const fact of facts) {
        let of: Values[][] | undefined;
        for (const { index, take } of takers) {
          const value = take(fact, spec.clock);
          if (value === null) continue;
          total[index]?.add(value, fact.many);
          of ??= groupOf(fact).map(rowOf);
          for (const row of of) row[index]?.add(value, fact.many);
        }
      }
    },
    result: () => ({
      rows: ordered(
        [...rows].map(([key, values]) => ({ key, cells: values.map((each) => each.cell()) })),
        spec.by,
      ),
      total: { key: '', cells: total.map((each) => each.cell()) },
    }),
  };
}

/** Which facts the figures of a report are drawn from. */
export function factsFor(chosen: readonly FigureId[]): FactId[] {
  return [...new Set(chosen.flatMap((id) => figures[id].sources.map(({ from }) => from)))];
}

/** What is read of facts of one kind for these figures: of the two times the one that counts. */
export function fieldsFor(chosen: readonly FigureId[], id: FactId, clock: CountedTime): Set<string> {
  const sources: readonly { from: FactId; needs: readonly string[] }[] = chosen.flatMap(
    (each) => figures[each].sources,
  );
  const needed = new Set(sources.flatMap(({ from, needs }) => (from === id ? needs : [])));
  const other = clock === 'service' ? ['calendarMs', 'lastCalendarMs'] : ['serviceMs', 'lastServiceMs'];
  for (const name of other) needed.delete(name);
  return needed;
}

/** What a figure takes of facts of one kind; undefined where it takes nothing of them. */
export function takeOf<Id extends FactId>(
  figure: FigureId,
  id: Id,
): ((fact: Facts[Id], clock: CountedTime) => number | null) | undefined {
  const source = figures[figure].sources.find(({ from }) => from === id);
  // Found by the very id that its facts go under.
  return source?.take as ((fact: Facts[Id], clock: CountedTime) => number | null) | undefined;
}

function ageOf(ms: number): string {
  const index = AGE_HOURS.findIndex((hours) => ms < hours * HOUR_MS);
  return ages[index === -1 ? ages.length - 1 : index] ?? '';
}

/** Times and ages as they follow one another; the rest by how much there is, and what belongs nowhere last. People stand in no order of merit. */
function ordered(rows: TallyRow[], by: Grouping): TallyRow[] {
  if (by === 'age') return rows;
  if (isTimeGrouping(by) || by === 'hour-of-week' || by === 'person')
    return rows.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return rows.toSorted(
    (a, b) =>
      Number(a.key === '') - Number(b.key === '') ||
      (b.cells[0]?.n ?? 0) - (a.cells[0]?.n ?? 0) ||
      (a.key < b.key ? -1 : 1),
  );
}

interface Values {
  add(value: number, many: number): void;
  cell(): Cell;
}

function createValues(unit: Unit): Values {
  if (unit === 'duration') return createDurations();
  let n = 0;
  let sum = 0;
  return {
    add(value, many) {
      n += many;
      sum += value * many;
    },
    cell() {
      if (unit === 'count') return { value: n, p90: null, n, few: false };
      const few = n > 0 && n < LEAST;
      return { value: n < LEAST ? null : (sum / n) * (unit === 'hundred' ? 100 : 1), p90: null, n, few };
    },
  };
}

function createDurations(): Values {
  const values: number[] = [];
  return {
    add(value, many) {
      for (let each = 0; each < many; each += 1) values.push(value);
    },
    cell() {
      const n = values.length;
      if (n < LEAST) return { value: null, p90: null, n, few: n > 0 };
      const sorted = Float64Array.from(values).sort();
      const lower = sorted[Math.floor((n - 1) / 2)] ?? 0;
      const upper = sorted[Math.ceil((n - 1) / 2)] ?? 0;
      return { value: (lower + upper) / 2, p90: sorted[Math.ceil(0.9 * n) - 1] ?? 0, n, few: false };
    },
  };
}
