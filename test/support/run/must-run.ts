import type { FileCount } from './report.ts';

/**
 * Files that CI must have run whole, by the step that runs them. They leave themselves out where a machine lacks what they need (a browser,
 * a PostgreSQL server), which is right on somebody's laptop and would hide a fault in CI. What reads folders beside the checkout is not here.
 */
export const mustRun: Record<string, readonly string[]> = {
  flows: ['test/flows/main-job.test.ts', 'test/flows/tags-transfers-marks.test.ts', 'test/flows/both-surfaces.test.ts'],
  faults: ['test/faults/kill.test.ts', 'test/faults/network.test.ts', 'test/faults/both-chats.test.ts'],
  browser: [
    'test/browser/accessibility.test.ts',
    'test/browser/answer.test.ts',
    'test/browser/attachments.test.ts',
    'test/browser/queue-and-home.test.ts',
    'test/browser/page.test.ts',
    'test/browser/tags.test.ts',
    'test/browser/teams-playground.test.ts',
    'test/browser/working-day.test.ts',
  ],
  'two bots': ['test/faults/two-bots.test.ts'],
  spreadsheet: ['test/adapters/documents/spreadsheet.test.ts'],
  'store on a server': [
    'test/store/lists.test.ts',
    'test/store/inbox.test.ts',
    'test/store/queue.test.ts',
    'test/store/tickets.test.ts',
  ],
};

/** In words, what of the list a step left out. */
export function leftOut(step: string, files: readonly FileCount[]): string[] {
  return (mustRun[step] ?? []).flatMap((file) => {
    const found = files.find((each) => each.file === file);
    if (found === undefined || found.passed + found.skipped === 0) return [`${file} was not run`];
    return found.skipped > 0 ? [`${file} skipped ${found.skipped} of its tests`] : [];
  });
}
