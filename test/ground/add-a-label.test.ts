import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Label } from '#core/ticket/labels/define.ts';
import { labelIds, labels } from '#core/ticket/labels/index.ts';
import { catalogue } from '#core/texts/index.ts';
import { read, root, sources } from '../support/source.ts';

/** What there is of the labels, read from the code. */
interface Found {
  /** What defineLabel was given, by the name of its file. */
  files: Map<string, Label>;
  listed: readonly string[];
  texts: ReadonlySet<string>;
  migrations: string;
  schema: string;
  tests: string;
}

/** The other files of the folder hold what all labels share. */
const SHARED = ['define', 'effective', 'index', 'reader'];
const all = ({ files }: Found): Label[] => [...files.values()];

/** One check for each step of docs/add-a-label.md, in its order: each names what is missing. */
const steps: ((found: Found) => string[])[] = [
  ({ files, listed }) => [
    ...listed
      .filter((id) => !files.has(id))
      .map((id) => `bot/core/ticket/labels/${id}.ts is missing: export a defineLabel with the id ${id} from it.`),
    ...[...files].flatMap(([file, { id }]) =>
      file === id ? [] : [`bot/core/ticket/labels/${file}.ts defines ${id}: name the file like its label.`],
    ),
  ],
  (found) =>
    all(found)
      .filter(({ id }) => !found.listed.includes(id))
      .map(({ id }) => `bot/core/ticket/labels/index.ts does not list ${id}: import it there and put it into \`all\`.`),
  (found) =>
    all(found).flatMap(({ id, values }) =>
      [`label.${id}`, ...(typeof values === 'string' ? [] : values.map((value) => `label.${id}.${value}`))]
        .filter((key) => !found.texts.has(key))
        .map((key) => `bot/core/texts/label.ts has no '${key}': add it in es, pt and en.`),
    ),
  (found) =>
    all(found)
      .filter(({ id, routable }) => routable && !found.texts.has(`why.${id}`))
      .map(({ id }) => `bot/core/texts/why.ts has no 'why.${id}': add it in es, pt and en.`),
  (found) =>
    all(found)
      .filter(
        ({ id, indexed }) =>
          indexed && !new RegExp(`on tickets (using gin )?\\((string_to_array\\()?${id},`).test(found.migrations),
      )
      .map(
        ({ id }) =>
          `No migration in store/migrations has an index on tickets (${id}, ...): add the column and the index.`,
      ),
  (found) =>
    all(found)
      .filter(({ id, routable }) => routable && !found.schema.includes(`"${id}"`))
      .map(({ id }) => `recado.schema.json has no condition ${id}: run npm run schema.`),
  (found) =>
    all(found)
      .filter(({ id }) => !new RegExp(`\\b${id}\\b`).test(found.tests))
      .map(({ id }) => `No test under test/core names ${id}: write one of what it reads.`),
];

let found: Found;
beforeAll(async () => {
  const files = new Map<string, Label>();
  for (const file of sources('bot/core/ticket/labels')) {
    const name = path.posix.basename(file, '.ts');
    if (SHARED.includes(name)) continue;
    const module: Record<string, unknown> = await import(path.join(root, file));
    for (const each of Object.values(module)) if (isLabel(each)) files.set(name, each);
  }
  found = {
    files,
    listed: labelIds,
    texts: new Set(Object.keys(catalogue)),
    migrations: sources('store/migrations').map(read).join('\n'),
    schema: read('recado.schema.json'),
    tests: sources('test/core').map(read).join('\n'),
  };
});

function isLabel(value: unknown): value is Label {
  return typeof value === 'object' && value !== null && 'correctable' in value && 'values' in value;
}

describe('the recipe docs/add-a-label.md', () => {
  it('is followed by every label', () => {
    expect(steps.flatMap((check) => check(found))).toEqual([]);
    expect([...found.files.values()]).toEqual(
      labelIds.map((id) => labels[id]).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
  });

  it('names the file or the line that a label without anything but its file lacks', () => {
    const weather: Label = {
      id: 'weather',
      values: ['rain'],
      shown: 'card',
      routable: true,
      correctable: true,
      indexed: true,
    };
    const bare = { ...found, files: new Map([...found.files, ['weather', weather]]) };
    const lacking = steps.map((check) => check(bare));
    expect(lacking).toEqual([
      [],
      ['bot/core/ticket/labels/index.ts does not list weather: import it there and put it into `all`.'],
      [
        "bot/core/texts/label.ts has no 'label.weather': add it in es, pt and en.",
        "bot/core/texts/label.ts has no 'label.weather.rain': add it in es, pt and en.",
      ],
      ["bot/core/texts/why.ts has no 'why.weather': add it in es, pt and en."],
      ['No migration in store/migrations has an index on tickets (weather, ...): add the column and the index.'],
      ['recado.schema.json has no condition weather: run npm run schema.'],
      ['No test under test/core names weather: write one of what it reads.'],
    ]);
    expect(steps[0]?.({ ...found, listed: [...found.listed, 'weather'] })).toEqual([
      'bot/core/ticket/labels/weather.ts is missing: export a defineLabel with the id weather from it.',
    ]);
  });

  it('has one check for each of its steps, and every file that it names is there', () => {
    const text = read('docs/add-a-label.md');
    expect(text.split('\n').filter((line) => /^\d+\. /.test(line))).toHaveLength(steps.length);
    const named = [...text.matchAll(/`((?:bot|store|docs|test)\/[\w./-]+|recado\.schema\.json)`/g)].map(
      ([, file = '']) => file,
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});
