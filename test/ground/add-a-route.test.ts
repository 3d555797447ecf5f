import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../handlers/web/registry.ts';
import { read, root, sources } from '../support/source.ts';

interface FoundRoute {
  path: string;
  methods: readonly string[];
  limit: number;
}

/** What there is of the routes, read from the code. */
interface Found {
  /** What route.ts of each folder exports, by the name of the folder; undefined where there is no such file. */
  folders: Map<string, FoundRoute | undefined>;
  listed: ReadonlySet<FoundRoute>;
  /** The text of every file below handlers/web. */
  code: ReadonlyMap<string, string>;
  tests: string;
}

const fileOf = (folder: string): string => `handlers/web/${folder}/route.ts`;
/** The rest of an address before its first name: what a test calls. */
const fixedPart = ({ path: address }: FoundRoute): string => address.replace(/\/:.*/, '');

/** One check for each step of docs/add-a-route.md, in its order: each names what is missing. */
const steps: ((found: Found) => string[])[] = [
  ({ folders }) =>
    [...folders]
      .filter(([, route]) => route === undefined)
      .map(([folder]) => `${fileOf(folder)} is missing: export a defineRoute from it.`),
  ({ folders, listed }) =>
    [...folders]
      .filter(([, route]) => route !== undefined && !listed.has(route))
      .map(
        ([folder]) =>
          `handlers/web/registry.ts does not list what ${fileOf(folder)} exports: import it there and put it into \`routes\`.`,
      ),
  ({ code }) =>
    [...code].flatMap(([file, text]) => [
      ...(/<!doctype|<html/i.test(text) && file !== 'handlers/web/page.ts'
        ? [`${file} writes a page by itself: draw it with drawPage in handlers/web/page.ts.`]
        : []),
      ...(/\brequest\.(text|json|formData|arrayBuffer|blob|bytes)\(/.test(text)
        ? [`${file} reads a body without a limit: use raw or formFields in handlers/web/body.ts.`]
        : []),
    ]),
  ({ folders, tests }) =>
    [...folders].flatMap(([folder, route]) =>
      route === undefined || tests.includes(fileOf(folder)) || tests.includes(`${fixedPart(route)}\``)
        ? []
        : [`No test under test/ calls ${route.path}: write one with callerOf in test/support/call-route.ts.`],
    ),
];

let found: Found;
beforeAll(async () => {
  const folders = new Map<string, FoundRoute | undefined>();
  for (const entry of readdirSync(path.join(root, 'handlers/web'), { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const file = fileOf(entry.name);
    const module: Record<string, unknown> = existsSync(path.join(root, file))
      ? await import(path.join(root, file))
      : {};
    folders.set(entry.name, Object.values(module).find(isRoute));
  }
  found = {
    folders,
    listed: new Set<FoundRoute>(routes),
    code: new Map(sources('handlers/web').map((file) => [file, read(file)])),
    tests: sources('test')
      .filter((file) => file !== 'test/ground/add-a-route.test.ts')
      .map(read)
      .join('\n'),
  };
});

function isRoute(value: unknown): value is FoundRoute {
  return typeof value === 'object' && value !== null && 'path' in value && 'handle' in value && 'audience' in value;
}

describe('the recipe docs/add-a-route.md', () => {
  it('is followed by every route, and no two have one address', () => {
    expect(found.folders.size).toBeGreaterThan(5);
    expect(steps.flatMap((check) => check(found))).toEqual([]);
    expect(routes).toHaveLength(found.folders.size);
    expect(new Set(routes.map((route) => route.path)).size).toBe(routes.length);
  });

  it('names the file or the line that a route without anything but its folder lacks', () => {
    const bare: FoundRoute = { path: '/greeting/:name', methods: ['GET'], limit: 0 };
    const code = new Map([['handlers/web/greeting/page.ts', 'const page = `<!DOCTYPE html>`; await request.text();']]);
    const lacking = steps.map((check) => check({ ...found, code, folders: new Map([['greeting', bare]]) }));
    expect(lacking).toEqual([
      [],
      [
        'handlers/web/registry.ts does not list what handlers/web/greeting/route.ts exports: import it there and put it into `routes`.',
      ],
      [
        'handlers/web/greeting/page.ts writes a page by itself: draw it with drawPage in handlers/web/page.ts.',
        'handlers/web/greeting/page.ts reads a body without a limit: use raw or formFields in handlers/web/body.ts.',
      ],
      ['No test under test/ calls /greeting/:name: write one with callerOf in test/support/call-route.ts.'],
    ]);
    expect(steps[0]?.({ ...found, folders: new Map([['greeting', undefined]]) })).toEqual([
      'handlers/web/greeting/route.ts is missing: export a defineRoute from it.',
    ]);
  });

  it('has one check for each of its steps, and every file that it names is there', () => {
    const text = read('docs/add-a-route.md');
    expect(text.split('\n').filter((line) => /^\d+\. /.test(line))).toHaveLength(steps.length);
    const files = [...text.matchAll(/`((?:bot|handlers|test)\/[\w./-]+)`/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});
