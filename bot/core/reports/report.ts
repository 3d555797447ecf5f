import type { Period } from './period.ts';
import { isTimeGrouping } from './period.ts';
import type { ReportSpec } from './spec.ts';
import type { Tallied, TallyRow } from './tally.ts';

export interface ReportLine extends TallyRow {
  /** Of the period before; null where nothing is compared, or there was no such row. */
  before: TallyRow['cells'] | null;
}

/** A report as it was counted: picture, table and every file are drawn from this and nothing else. */
export interface Report {
  spec: ReportSpec;
  period: Period;
  before: Period | null;
  timeZone: string;
  at: Date;
  /** False where it counts only what whoever asked may read. Left out by an earlier version. */
  isAll?: boolean;
  lines: ReportLine[];
  total: ReportLine;
}

/** Puts two countings side by side: days beside the days that stand at the same place, everything else by its name. */
export function reportOf(
  about: Pick<Report, 'spec' | 'period' | 'before' | 'timeZone' | 'at' | 'isAll'>,
  now: Tallied,
  before: Tallied | null,
): Report {
  const { by } = about.spec;
  const known = new Map(before?.rows.map((row) => [row.key, row.cells]));
  const beside = (row: TallyRow, index: number): TallyRow['cells'] | null => {
    if (before === null) return null;
    if (isTimeGrouping(by)) return before.rows[index]?.cells ?? null;
    return known.get(row.key) ?? null;
  };
  return {
    ...about,
    lines: now.rows.map((row, index) => ({ ...row, before: beside(row, index) })),
    total: { ...now.total, before: before?.total.cells ?? null },
  };
}

/** Whether nothing at all came in before, so that no figure has anything to stand beside. Only what counts messages can tell. */
export function isFirst({ spec, total: { before } }: Pick<Report, 'spec' | 'total'>): boolean {
  return (
    before !== null &&
    spec.figures.includes('received') &&
    before.every(({ value, n }) => n === 0 && (value === null || value === 0))
  );
}
