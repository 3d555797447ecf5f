import { CLOSES, OPENS } from './clock.ts';

/** The value that `share` of all lie at or under (nearest rank); NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length, Math.max(1, Math.ceil(share * sorted.length))) - 1] ?? Number.NaN;
}

interface HourRow {
  hour: number;
  in: number;
  answered: number;
  /** Milliseconds. */
  toCard: number[];
  toRedraw: number[];
  presses: number;
  refused: number;
  /** Of Slack's 429. */
  slowed: number;
  /** The most that were due at once. */
  due: number;
}

export type Figures = ReturnType<typeof createFigures>;

/** What is counted while the day goes by, hour by hour. */
export function createFigures(hourNow: () => number) {
  const rows = new Map(
    Array.from({ length: CLOSES - OPENS }, (_, i): [number, HourRow] => [
      OPENS + i,
      { hour: OPENS + i, in: 0, answered: 0, toCard: [], toRedraw: [], presses: 0, refused: 0, slowed: 0, due: 0 },
    ]),
  );
  const blank: HourRow = {
    hour: 0,
    in: 0,
    answered: 0,
    toCard: [],
    toRedraw: [],
    presses: 0,
    refused: 0,
    slowed: 0,
    due: 0,
  };
  const row = (hour = hourNow()): HourRow => rows.get(hour) ?? blank;
  let slowed = 0;
  return {
    cameIn: () => void (row().in += 1),
    answered: () => void (row().answered += 1),
    pressed: () => void (row().presses += 1),
    refused: () => void (row().refused += 1),
    /** In the hour in which it began. */
    card: (hour: number, ms: number) => void row(hour).toCard.push(ms),
    redrawn: (hour: number, ms: number) => void row(hour).toRedraw.push(ms),
    slowedSoFar(total: number): void {
      row().slowed += Math.max(0, total - slowed);
      slowed = total;
    },
    due: (count: number) => void (row().due = Math.max(row().due, count)),
    hours: (): HourRow[] => [...rows.values()],
  };
}

const seconds = (ms: number): string => (Number.isFinite(ms) ? (ms / 1000).toFixed(ms < 9_950 ? 1 : 0) : '-');
const three = (values: readonly number[]): string =>
  values.length === 0
    ? '-'
    : `${seconds(percentile(values, 0.5))} / ${seconds(percentile(values, 0.95))} / ${seconds(Math.max(...values))}`;

/** One line an hour and one for the day. Times in seconds: half of them, 95 of 100, the longest. */
export function figuresTable(hours: readonly HourRow[]): string {
  const whole: HourRow = {
    hour: 0,
    in: sum(hours, 'in'),
    answered: sum(hours, 'answered'),
    presses: sum(hours, 'presses'),
    refused: sum(hours, 'refused'),
    slowed: sum(hours, 'slowed'),
    due: Math.max(0, ...hours.map(({ due }) => due)),
    toCard: hours.flatMap(({ toCard }) => toCard),
    toRedraw: hours.flatMap(({ toRedraw }) => toRedraw),
  };
  const cells = [
    ['hour', 'in', 'answered', 'post -> card, s', 'presses', 'refused', 'press -> redrawn, s', '429', 'jobs due, most'],
    ...[...hours, whole].map((row) =>
      [
        row.hour === 0 ? 'day' : `${row.hour} h`,
        row.in,
        row.answered,
        three(row.toCard),
        row.presses,
        row.refused,
        three(row.toRedraw),
        row.slowed,
        row.due,
      ].map(String),
    ),
  ];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0))) ?? [];
  const lines = cells.map((line) => line.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '));
  const rule = '-'.repeat(lines[0]?.length ?? 0);
  return [lines[0], rule, ...lines.slice(1, -1), rule, lines.at(-1)].join('\n');
}

function sum(hours: readonly HourRow[], what: 'in' | 'answered' | 'presses' | 'refused' | 'slowed'): number {
  return hours.reduce((total, row) => total + row[what], 0);
}
