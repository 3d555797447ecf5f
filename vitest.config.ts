import { defineConfig } from 'vitest/config';
import { patience } from './test/support/patience.ts';

/** Test files at once, from test/run.ts, which knows the machine. */
const computing = Number(process.env['RECADO_TEST_WORKERS'] ?? 2);
const waiting = Number(process.env['RECADO_TEST_WAITING'] ?? 2);

/**
 * One project per suite of `npm test`. `forks` because the store's tests start worker threads and the flows start processes; a test that
 * leaves something running cannot then hold up another file. Limits only end what hangs, so they are long, and longer on a slow machine.
 */
function suite(
  name: string,
  include: string[],
  {
    maxWorkers,
    sequence,
    exclude = [],
    isolate = true,
  }: { maxWorkers: number; sequence: number; exclude?: string[]; isolate?: boolean },
) {
  return {
    test: {
      name,
      include,
      exclude,
      environment: 'node' as const,
      pool: 'forks' as const,
      isolate,
      globalSetup: ['test/support/run/global-setup.ts'],
      maxWorkers,
      testTimeout: patience(90_000),
      hookTimeout: patience(150_000),
      teardownTimeout: patience(30_000),
      expect: { poll: { timeout: patience(15_000) } },
      sequence: { groupOrder: sequence },
    },
  };
}

/** What every surface and every network must do; they wait for the pace of the other side. */
const contracts = ['test/adapters/**/contract*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      // Rules and handlers know no process and no environment, so that their files share one: half of their time was loading.
      suite('unit', ['test/{core,handlers,ground}/**/*.test.ts'], {
        maxWorkers: computing,
        sequence: 1,
        isolate: false,
      }),
      suite('rooms', ['test/{adapters,sandbox,bot,bench,run}/**/*.test.ts'], {
        maxWorkers: computing,
        sequence: 1,
        exclude: contracts,
      }),
      suite('store', ['test/store/**/*.test.ts'], { maxWorkers: computing, sequence: 2 }),
      // Flows wait more than they work (the chat's pace, X's polls), so two of them share a core well where it is quick.
      suite('flows', ['test/flows/**/*.test.ts'], { maxWorkers: waiting, sequence: 3 }),
      suite('faults', ['test/faults/**/*.test.ts'], { maxWorkers: waiting, sequence: 4 }),
      suite('browser', ['test/browser/**/*.test.ts'], { maxWorkers: computing, sequence: 5 }),
      suite('contracts', contracts, { maxWorkers: waiting, sequence: 6 }),
    ],
  },
});
