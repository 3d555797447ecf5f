import { describe, expect, it } from 'vitest';
import { importsOf, read, sources, type Import } from '../support/source.ts';
import { ringsOf } from './rings.ts';
import { roomOf, target } from './rooms-picture.ts';

interface Rule {
  /** Rooms it may import from; "type store" allows `import type` only. */
  rooms: string[];
  /** Packages and node modules by name; undefined: any. */
  packages?: RegExp;
}

const rules: Record<string, Rule> = {
  // Temporal is the language's own, until Node has it.
  'bot/core': { rooms: ['bot/core'], packages: /^(zod|node:crypto|temporal-polyfill)$/ },
  store: {
    rooms: ['store', 'bot/core'],
    packages: /^(kysely(\/.*)?|pg|pg-boss(\/.*)?|@electric-sql\/pglite(\/.*)?|node:.*)$/,
  },
  adapters: { rooms: ['adapters', 'bot/core'], packages: /^(?!(kysely|pg|pg-boss|@electric-sql\/.*)(\/|$)).*$/ },
  handlers: { rooms: ['handlers', 'bot/core', 'type store'], packages: /^(zod|node:crypto)$/ },
  sandbox: { rooms: ['sandbox', 'bot/core'] },
  bot: { rooms: ['bot', 'bot/core', 'adapters', 'handlers', 'store', 'sandbox'] },
};

/** Folder of one adapter: adapters/networks/x, adapters/surfaces/slack, adapters/text; undefined for what adapters share (Meta's networks: meta; surfaces: pace). */
function adapterOf(file: string): string | undefined {
  return /^adapters\/(?:(?:networks|surfaces)\/(?!meta\/|pace\/)[^/]+|(?!networks|surfaces)[^/]+)(?=\/)/.exec(
    file,
  )?.[0];
}

const files = ['bot', 'store', 'adapters', 'handlers', 'sandbox'].flatMap(sources);
const imports = files.flatMap(importsOf);

describe('who may know whom', () => {
  it.each(Object.keys(rules))('%s imports only the rooms it may', (room) => {
    const rule = rules[room];
    const strangers = imports
      .filter((each) => roomOf(each.file) === room)
      .flatMap((each) => {
        const to = target(each);
        if (to === undefined) return [];
        const allowed =
          rule?.rooms.includes(roomOf(to)) || (each.typeOnly && rule?.rooms.includes(`type ${roomOf(to)}`));
        return allowed ? [] : [`${each.file} -> ${to}`];
      });
    expect(strangers).toEqual([]);
  });

  it.each(Object.keys(rules))('%s imports only the packages it may', (room) => {
    const allowed = rules[room]?.packages;
    const strangers = imports.filter(
      (each) => roomOf(each.file) === room && target(each) === undefined && allowed?.test(each.spec) === false,
    );
    expect(strangers.map((each) => `${each.file} -> ${each.spec}`)).toEqual([]);
  });

  it('no adapter imports another adapter; only the registries know several', () => {
    const strangers = imports.flatMap((each) => {
      const from = adapterOf(each.file);
      const to = target(each);
      const other = to === undefined ? undefined : adapterOf(to);
      return from !== undefined && other !== undefined && from !== other ? [`${each.file} -> ${to}`] : [];
    });
    expect(strangers).toEqual([]);
  });

  it('only bot/*.ts and the start of the workspace read the environment', () => {
    const readers = files.filter(
      (file) => roomOf(file) !== 'bot' && /^sandbox\/(main|environment)\.ts$/.exec(file) === null,
    );
    expect(readers.filter((file) => /\bprocess\s*\.\s*env\b/.test(sourceOf(file)))).toEqual([]);
  });

  it('what draws and writes reports is read in its own threads alone, which begin with the first report', () => {
    const libraries = /^(@resvg\/|vega|pdfkit|hucre|csv-stringify)/;
    const readBy = (start: string): string[] => packagesFrom(start).filter((spec) => libraries.test(spec));
    expect(packagesFrom('bot/main.ts')).toEqual(expect.arrayContaining(['@slack/bolt', 'kysely']));
    expect(readBy('bot/main.ts')).toEqual([]);
    expect(readBy('adapters/pictures/worker.ts')).toEqual(['@resvg/resvg-js']);
    expect(readBy('adapters/documents/worker.ts').toSorted()).toEqual(['csv-stringify/sync', 'hucre', 'pdfkit']);
  });

  it('no file imports itself by way of others: a type that two need stands in a file of its own, or with the one below', () => {
    // The schema gathers the rows of every aggregate, whose file is made of the schema's types (docs/decisions.md).
    const straight = imports.filter(({ file }) => file !== 'store/database/schema.ts');
    expect(ringsOf(straight)).toEqual([]);
  });

  it('a ring is found', () => {
    const line = (file: string, spec: string): Import => ({ file, spec, typeOnly: false });
    const found = ringsOf([line('bot/a.ts', './b.ts'), line('bot/b.ts', './c.ts'), line('bot/c.ts', './a.ts')]);
    expect(found).toEqual([['bot/a.ts', 'bot/b.ts', 'bot/c.ts']]);
    expect(ringsOf([line('bot/a.ts', './b.ts'), line('bot/a.ts', './c.ts'), line('bot/b.ts', './c.ts')])).toEqual([]);
  });

  it('every import that leads to a file names it with its ending', () => {
    const bare = imports.filter((each) => /^[.#]/.test(each.spec) && !/\.(ts|json)$/.test(each.spec));
    expect(bare).toEqual([]);
  });
});

/** Packages that a thread which begins with this file may come to read, now or later. */
function packagesFrom(start: string): string[] {
  const byFile = Map.groupBy(
    imports.filter(({ typeOnly }) => !typeOnly),
    ({ file }) => file,
  );
  const packages = new Set<string>();
  const seen = new Set([start]);
  for (const file of seen)
    for (const each of byFile.get(file) ?? []) {
      const to = target(each);
      if (to === undefined) packages.add(each.spec);
      else seen.add(to);
    }
  return [...packages];
}

function sourceOf(file: string): string {
  return read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}
