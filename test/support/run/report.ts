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
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).default([]) }),
      ),
    }),
  ),
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

/** Letters of a failure's message that are repeated at the end of a run. */
const MESSAGE = 600;

/** Nothing where vitest ended before it could write. `failures` names each failed test and file with its message, for the last lines of a run. */
export function readReport(
  file: string,
  exitCode: number,
): { count: Count; files: FileCount[]; failures: string[] } | undefined {
  let report: z.output<typeof Report>;
  try {
    report = Report.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
  // A file that cannot even be loaded has no failed test in it, and an error outside every test fails only the run.
  const brokenFiles = report.testResults.filter(
    (each) => each.status === 'failed' && !each.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  const count = {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  const fromRoot = (name: string): string => path.relative(root, name).split(path.sep).join('/');
  const files = report.testResults.map(({ name, assertionResults }) => ({
    file: fromRoot(name),
    passed: assertionResults.filter(({ status }) => status === 'passed').length,
    skipped: assertionResults.filter(({ status }) => !['passed', 'failed'].includes(status)).length,
  }));
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [`${fromRoot(name)}: ${message.slice(0, MESSAGE)}`];
    return failed.map(
      ({ fullName, failureMessages }) =>
        `${fromRoot(name)} > ${fullName}: ${failureMessages.join(' ').slice(0, MESSAGE)}`,
    );
  });
  return { count, files, failures };
}
