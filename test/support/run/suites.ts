import path from 'node:path';

export interface Step {
  name: string;
  /** Programs of installed packages with their arguments. */
  commands: string[][];
  /** Where vitest leaves its report; nothing for what has no tests. */
  report?: string;
  env?: Record<string, string>;
}
export interface Part {
  name: string;
  /** Judged in CI only: elsewhere the machine is whose it is. */
  minutes: number;
  steps: Step[];
}

/** One run of vitest that leaves a report to count. */
export function vitest(name: string, folder: string, args: string[], env: Record<string, string> = {}): Step {
  const report = path.join(folder, `report-${name.replaceAll(' ', '-')}.json`);
  return {
    name,
    commands: [
      ['vitest/vitest.mjs', 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ],
    report,
    env,
  };
}

export function suites(folder: string): Part[] {
  const project = (name: string): Step => vitest(name, folder, ['--project', name]);
  return [
    { name: 'units and store', minutes: 15, steps: [project('unit'), project('rooms'), project('store')] },
    { name: 'contracts', minutes: 4, steps: [project('contracts')] },
    { name: 'flows', minutes: 16, steps: [project('flows')] },
    { name: 'faults', minutes: 7, steps: [project('faults')] },
    { name: 'browser', minutes: 5, steps: [project('browser')] },
  ];
}

export const staticChecks: Part = {
  name: 'static',
  minutes: 3,
  steps: [
    {
      name: 'static',
      commands: [
        ['oxfmt/bin/oxfmt', '--check', '.'],
        ['oxlint/bin/oxlint', '--type-aware'],
        ['typescript/bin/tsc', '--noEmit'],
        ['typescript/bin/tsc', '--noEmit', '--project', 'sandbox/page'],
        ['knip/bin/knip.js'],
      ],
    },
  ],
};

/** What needs programs of others: a PostgreSQL server for two bots that share one and for the store, a spreadsheet for what is exported. */
export function peers(
  folder: string,
  storeFiles: string[],
  { serverUrl, spreadsheet }: { serverUrl: string | undefined; spreadsheet: string | undefined },
): Part {
  const env: Record<string, string> =
    serverUrl === undefined ? {} : { RECADO_TEST_DATABASE_URL: serverUrl, RECADO_TEST_EMBEDDED: 'no' };
  return {
    name: 'peers',
    minutes: 20,
    steps: [
      vitest('two bots', folder, ['--project', 'faults', 'test/faults/two-bots.test.ts'], env),
      vitest('store on a server', folder, ['--project', 'store', ...storeFiles], env),
      ...(spreadsheet === undefined
        ? []
        : [
            vitest('spreadsheet', folder, ['--project', 'rooms', 'test/adapters/documents/spreadsheet.test.ts'], {
              RECADO_TEST_SPREADSHEET: spreadsheet,
            }),
          ]),
    ],
  };
}

/** What a change touches: by its imports, and, where a whole bot is started, by the rooms it lies in. */
export function changed(folder: string, base: string, files: string[]): Part[] {
  const product = files.some((file) => /^(bot|handlers|adapters|store|sandbox)\//.test(file));
  const page = files.some((file) => file.startsWith('sandbox/page/'));
  const steps = [
    vitest('changed', folder, ['--changed', base, '--passWithNoTests']),
    vitest('ground', folder, ['--project', 'unit', 'test/ground']),
  ];
  if (product)
    steps.push(
      vitest('main job', folder, ['--project', 'flows', 'test/flows/main-job.test.ts', 'test/flows/start.test.ts']),
    );
  if (page) steps.push(vitest('page', folder, ['--project', 'browser']));
  return [staticChecks, { name: 'changed', minutes: 25, steps }];
}
