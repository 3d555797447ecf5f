import { randomOf } from '../../adapters/text/learn/softmax.ts';

/** What was true and what was said; null where nothing was said. */
export interface Pair {
  truth: string;
  said: string | null;
}

export interface ClassScore {
  name: string;
  count: number;
  precision: number;
  recall: number;
  f1: number;
}

/** One row for each class that is true somewhere or was said. */
export function classScores(pairs: readonly Pair[], classes: readonly string[]): ClassScore[] {
  return classes.map((name) => {
    const hit = pairs.filter(({ truth, said }) => truth === name && said === name).length;
    const said = pairs.filter((pair) => pair.said === name).length;
    const count = pairs.filter(({ truth }) => truth === name).length;
    return {
      name,
      count,
      precision: said === 0 ? 0 : hit / said,
      recall: count === 0 ? 0 : hit / count,
      f1: said + count === 0 ? 0 : (2 * hit) / (said + count),
    };
  });
}

export function macroF1(pairs: readonly Pair[], classes: readonly string[]): number {
  const present = classScores(pairs, classes).filter(({ count }) => count > 0);
  return present.length === 0 ? 0 : present.reduce((sum, { f1 }) => sum + f1, 0) / present.length;
}

/** In how wide a band the figure lies in 95 of a hundred draws of as many examples. */
export function interval(
  pairs: readonly Pair[],
  figure: (pairs: readonly Pair[]) => number,
  draws = 1000,
): [number, number] {
  const chance = randomOf(7);
  const figures = Array.from({ length: draws }, () =>
    figure(pairs.map(() => pairs[Math.floor(chance() * pairs.length)] as Pair)),
  ).toSorted((one, other) => one - other);
  return [figures[Math.floor(draws * 0.025)] ?? 0, figures[Math.floor(draws * 0.975)] ?? 0];
}

export const percent = (share: number): string => (share * 100).toFixed(1);

/** Rows of words under each other. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
