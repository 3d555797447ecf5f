import { defineConfig } from 'vitest/config';

/**
 * One project per suite of `npm test` (test/run.ts gives each its time budget). `forks` because the store's tests start worker
 * threads and the flows start processes; a test that leaves something running cannot then hold up another file.
 */
function suite(name: string, include: string[], settings: { testTimeout: number; hookTimeout: number; maxWorkers: number; sequence: number; exclude?: string[] }) {
  const { sequence, exclude = [], ...times } = settings;
  return { test: { name, include, exclude, environment: 'node' as const, pool: 'forks' as const, ...times, sequence: { groupOrder: sequence } } };
}

/** What every surface and every network must do; they wait for the pace of the other side. */
const contracts = ['test/adapters/**/contract*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      suite('unit', ['test/{core,adapters,handlers,sandbox,ground,bot,bench}/**/*.test.ts'], { testTimeout: 15_000, hookTimeout: 30_000, maxWorkers: 3, sequence: 1, exclude: contracts }),
      suite('contracts', contracts, { testTimeout: 45_000, hookTimeout: 30_000, maxWorkers: 3, sequence: 6 }),
      suite('store', ['test/store/**/*.test.ts'], { testTimeout: 45_000, hookTimeout: 60_000, maxWorkers: 2, sequence: 2 }),
      // Flows wait more than they work (the chat's pace, X's polls), so three or four of them share two cores well.
      suite('flows', ['test/flows/**/*.test.ts'], { testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 4, sequence: 3 }),
      suite('faults', ['test/faults/**/*.test.ts'], { testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 3, sequence: 4 }),
      suite('browser', ['test/browser/**/*.test.ts'], { testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 2, sequence: 5 }),
    ],
  },
});
