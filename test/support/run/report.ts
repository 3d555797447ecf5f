import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { root } from '../source.ts';

/** What a finished vitest run wrote; only what is summed here. */
const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number().default(0),
  testResults: z.array(z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}
export interface FileCount {
  /** From the root, with forward slashes. */
  file: string;
  passed: number;
  skipped: number;
}

/** Nothing where vitest ended before it could write. */
export function readReport(file: string, exitCode: number): { count: Count; files: FileCount[] } | undefined {
  let report: z.output<typeof Report>;
  try {
    report = Report.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
  // A file that cannot even be loaded has no failed test in it, and an error outside every test fails only the run.
  const brokenFiles = report.testResults.filter((each) => each.status === 'failed' && !each.assertionResults.some((test) => test.status === 'failed')).length;
  const failed = report.numFailedTests + brokenFiles;
  const count = { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped: report.numPendingTests + report.numTodoTests };
  const files = report.testResults.map(({ name, assertionResults }) => ({
    file: path.relative(root, name).split(path.sep).join('/'),
    passed: assertionResults.filter(({ status }) => status === 'passed').length,
    skipped: assertionResults.filter(({ status }) => !['passed', 'failed'].includes(status)).length,
  }));
  return { count, files };
}
