import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../handlers/define.ts';
import { jobs } from '../../handlers/jobs/registry.ts';
import { read, root, sources } from '../support/source.ts';

/** What there is of the jobs, read from the code. */
interface Found {
  /** What defineJob was given, by the name of its file. */
  files: Map<string, Job>;
  listed: readonly string[];
  /** The text of everything that may order one, by file. */
  code: ReadonlyMap<string, string>;
  tests: string;
}

const camel = (name: string): string => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const named = (text: string, name: string): boolean => text.includes(`'${name}'`);
const all = ({ files }: Found): Job[] => [...files.values()];

/** One check for each step of docs/add-a-job.md, in its order: each names what is missing. */
const steps: ((found: Found) => string[])[] = [
  ({ files, listed }) => [
    ...listed
      .filter((name) => !files.has(name))
      .map((name) => `handlers/jobs/${name}.ts is missing: export a defineJob with the name ${name} from it.`),
    ...[...files].flatMap(([file, { name }]) =>
      file === name ? [] : [`handlers/jobs/${file}.ts defines ${name}: name the file like its job.`],
    ),
  ],
  (found) =>
    all(found)
      .filter(({ name }) => !found.listed.includes(name))
      .map(({ name }) => `handlers/jobs/registry.ts does not list ${name}: import it there and put it into \`jobs\`.`),
  (found) =>
    all(found)
      .filter(({ name, cron }) => {
        const own = `handlers/jobs/${name}.ts`;
        return cron === undefined && ![...found.code].some(([file, text]) => file !== own && named(text, name));
      })
      .map(
        ({ name }) =>
          `Nobody orders ${name}, and it has no cron: add it to JobOrder in bot/core/ticket/changes.ts and to the changes of a move.`,
      ),
  (found) =>
    all(found)
      .filter(
        ({ name, surface }) =>
          /\bsurface: z\.|\.\.\.Where\b/.test(found.code.get(`handlers/jobs/${name}.ts`) ?? '') &&
          surface === undefined,
      )
      .map(
        ({ name }) =>
          `handlers/jobs/${name}.ts has a payload with a surface and does not say so: add surface: 'given', or 'each'.`,
      ),
  (found) =>
    all(found)
      .filter(({ name }) => !named(found.tests, name) && !new RegExp(`\\b${camel(name)}\\b`).test(found.tests))
      .map(({ name }) => `No test under test/ runs ${name}: write one that runs it twice.`),
];

let found: Found;
beforeAll(async () => {
  const files = new Map<string, Job>();
  for (const file of sources('handlers/jobs')) {
    if (file.startsWith('handlers/jobs/shared/') || file === 'handlers/jobs/registry.ts') continue;
    const module: Record<string, unknown> = await import(path.join(root, file));
    for (const each of Object.values(module)) if (isJob(each)) files.set(path.posix.basename(file, '.ts'), each);
  }
  found = {
    files,
    listed: jobs.map(({ name }) => name),
    code: new Map(['bot', 'handlers', 'store'].flatMap(sources).map((file) => [file, read(file)])),
    tests: sources('test')
      .filter((file) => file !== 'test/ground/add-a-job.test.ts')
      .map(read)
      .join('\n'),
  };
});

function isJob(value: unknown): value is Job {
  return typeof value === 'object' && value !== null && 'handle' in value && 'retryLimit' in value;
}

describe('the recipe docs/add-a-job.md', () => {
  it('is followed by every job', () => {
    expect(found.files.size).toBeGreaterThan(10);
    expect(steps.flatMap((check) => check(found))).toEqual([]);
  });

  it('names the file or the line that a job without anything but its file lacks', () => {
    const bare: Job = { name: 'greet-customer', retryLimit: 1, concurrency: 1, handle: async () => undefined };
    const code = new Map(found.code).set(
      'handlers/jobs/greet-customer.ts',
      "name: 'greet-customer', input: z.object({ surface: z.string() })",
    );
    const lacking = steps.map((check) => check({ ...found, code, files: new Map(found.files).set(bare.name, bare) }));
    expect(lacking).toEqual([
      [],
      ['handlers/jobs/registry.ts does not list greet-customer: import it there and put it into `jobs`.'],
      [
        'Nobody orders greet-customer, and it has no cron: add it to JobOrder in bot/core/ticket/changes.ts and to the changes of a move.',
      ],
      [
        "handlers/jobs/greet-customer.ts has a payload with a surface and does not say so: add surface: 'given', or 'each'.",
      ],
      ['No test under test/ runs greet-customer: write one that runs it twice.'],
    ]);
    expect(steps[0]?.({ ...found, listed: [...found.listed, 'greet-customer'] })).toEqual([
      'handlers/jobs/greet-customer.ts is missing: export a defineJob with the name greet-customer from it.',
    ]);
    expect(steps[0]?.({ ...found, files: new Map([['greet', bare]]), listed: [] })).toEqual([
      'handlers/jobs/greet.ts defines greet-customer: name the file like its job.',
    ]);
  });

  it('has one check for each of its steps, and every file that it names is there', () => {
    const text = read('docs/add-a-job.md');
    expect(text.split('\n').filter((line) => /^\d+\. /.test(line))).toHaveLength(steps.length);
    const files = [...text.matchAll(/`((?:bot|handlers|test)\/[\w./-]+)`/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});
