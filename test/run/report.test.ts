import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readReport } from '../support/run/report.ts';
import { root } from '../support/source.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'recado-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(report: unknown): string {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
}

it('names every failed test, and a file that could not be loaded, with what they said', () => {
  const file = written({
    numPassedTests: 1,
    numFailedTests: 1,
    numPendingTests: 0,
    testResults: [
      {
        name: path.join(root, 'test/flows/start.test.ts'),
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'a start is quick' },
          { status: 'failed', fullName: 'a start tells where it listens', failureMessages: ['expected 1 to be 2'] },
        ],
      },
      {
        name: path.join(root, 'test/flows/broken.test.ts'),
        status: 'failed',
        message: 'no such file',
        assertionResults: [],
      },
    ],
  });
  const report = readReport(file, 1);
  expect(report?.count).toEqual({ passed: 1, failed: 2, skipped: 0 });
  expect(report?.failures).toEqual([
    'test/flows/start.test.ts > a start tells where it listens: expected 1 to be 2',
    'test/flows/broken.test.ts: no such file',
  ]);
});

it('is nothing where the run ended before it could write', () => {
  expect(readReport(path.join(folder, 'none.json'), 1)).toBeUndefined();
});
