import { expect, it } from 'vitest';
import { isFirst } from '../../../bot/core/reports/report.ts';
import type { ReportSpec } from '../../../bot/core/reports/spec.ts';

const of = (figures: ReportSpec['figures'], before: number[] | null) =>
  isFirst({
    spec: { figures } as ReportSpec,
    total: {
      key: '',
      cells: [],
      before: before && before.map((value) => ({ value, p90: null, n: value, few: false })),
    },
  });

it.each([
  ['nothing came in before', ['received', 'answers'], [0, 0], true],
  ['something came in before', ['received', 'answers'], [3, 0], false],
  ['nothing is compared', ['received'], null, false],
  ['nought of what may well be nought stands before', ['reopened-share'], [0], false],
] as const)('a report is the first where %s: that is told once', (_what, figures, before, first) => {
  expect(of([...figures] as ReportSpec['figures'], before && [...before])).toBe(first);
});
