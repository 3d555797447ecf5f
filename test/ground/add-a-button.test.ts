import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buttonRows, isActionId, labelOf } from '#core/buttons.ts';
import { moves } from '#core/ticket/moves/index.ts';
import { catalogue } from '#core/texts/index.ts';
import { actions } from '../../handlers/actions/registry.ts';
import { read, root, sources } from '../support/source.ts';

/** What there is of the buttons, read from the code. */
interface Found {
  ids: string[];
  /** Those whose row says where they stand. */
  standing: string[];
  /** Files of handlers/actions, with the ids of the actions that each exports. */
  files: Map<string, string[]>;
  listed: string[];
  texts: ReadonlySet<string>;
  /** Exported rules, as "file: name". */
  rules: Map<string, unknown>;
  tabled: ReadonlySet<unknown>;
  parity: string;
  /** Tests that press buttons, all in one. */
  presses: string;
}

/** One check for each step of docs/add-a-button.md, in its order: each names what is missing. */
const steps: ((found: Found) => string[])[] = [
  ({ ids, standing, files }) => [
    ...[...files.keys()]
      .filter((file) => !ids.includes(file))
      .map((id) => `bot/core/buttons.ts has no row for handlers/actions/${id}.ts: add one.`),
    ...ids
      .filter((id) => !standing.includes(id))
      .map(
        (id) =>
          `The row of ${id} in bot/core/buttons.ts says nowhere where it stands: give it card, draft, question, answer, more or drawnBy.`,
      ),
  ],
  ({ ids, files }) =>
    ids.flatMap((id) => {
      const exported = files.get(id);
      if (exported === undefined)
        return [`handlers/actions/${id}.ts is missing: export a defineAction with the id ${id} from it.`];
      return exported.includes(id) ? [] : [`handlers/actions/${id}.ts exports no action with the id ${id}.`];
    }),
  ({ ids, listed }) =>
    ids
      .filter((id) => !listed.includes(id))
      .map(
        (id) =>
          `handlers/actions/registry.ts does not list ${id}: import its action there and put it into \`actions\`.`,
      ),
  ({ ids, texts }) =>
    ids
      .map((id) => (isActionId(id) ? labelOf(id) : `button.${id}`))
      .filter((key) => !texts.has(key))
      .map((key) => `bot/core/texts/button.ts has no '${key}': add it in es, pt and en.`),
  ({ rules, tabled }) =>
    [...rules].flatMap(([name, rule]) =>
      tabled.has(rule) ? [] : [`bot/core/ticket/moves/index.ts does not list the move ${name}: put it into \`moves\`.`],
    ),
  ({ ids, parity }) =>
    ids
      .filter((id) => !parity.includes(`| \`${id}\` |`))
      .map((id) => `docs/parity.md has no line for ${id}: run npm run parity.`),
  ({ ids, presses }) =>
    ids
      .filter((id) => !presses.includes(`'${id}'`))
      .map((id) => `No test under test/handlers or test/flows presses ${id}: write one.`),
];

let found: Found;
beforeAll(async () => {
  const ids = Object.keys(buttonRows);
  const files = new Map<string, string[]>();
  for (const file of sources('handlers/actions')) {
    const name = path.posix.basename(file, '.ts');
    if (path.posix.dirname(file) !== 'handlers/actions' || name === 'registry') continue;
    const module: Record<string, unknown> = await import(path.join(root, file));
    files.set(
      name,
      Object.values(module).flatMap((each) =>
        typeof each === 'object' && each !== null && 'id' in each && typeof each.id === 'string' ? [each.id] : [],
      ),
    );
  }
  const rules = new Map<string, unknown>();
  for (const file of sources('bot/core/ticket/moves')) {
    const names = [...read(file).matchAll(/^export const (\w+) = defineMove\b/gm)].map(([, name = '']) => name);
    if (names.length === 0) continue;
    const module: Record<string, unknown> = await import(path.join(root, file));
    for (const name of names) rules.set(`${file}: ${name}`, module[name]);
  }
  found = {
    ids,
    standing: ids.filter((id) => {
      if (!isActionId(id)) return false;
      const { card, draft, question, answer, more, drawnBy } = buttonRows[id];
      return [card, draft, question, answer, more, drawnBy].some((place) => place !== undefined);
    }),
    files,
    listed: Object.entries(actions).flatMap(([key, { id }]) => (key === id ? [id] : [])),
    texts: new Set(Object.keys(catalogue)),
    rules,
    tabled: new Set<unknown>(Object.values(moves)),
    parity: read('docs/parity.md'),
    presses: [...sources('test/handlers'), ...sources('test/flows')].map(read).join('\n'),
  };
});

describe('the recipe docs/add-a-button.md', () => {
  it('is followed by every button', () => {
    expect(steps.flatMap((check) => check(found))).toEqual([]);
    expect(found.rules.size).toBe(Object.keys(moves).length);
  });

  it('names the file or the line that a button without anything but its id lacks', () => {
    const bare = { ...found, ids: [...found.ids, 'applaud'], files: new Map([...found.files, ['boo', ['boo']]]) };
    const rules = new Map([...found.rules, ['bot/core/ticket/moves/ticket.ts: applaud', () => undefined]]);
    expect(steps.map((check) => check({ ...bare, rules }))).toEqual([
      [
        'bot/core/buttons.ts has no row for handlers/actions/boo.ts: add one.',
        'The row of applaud in bot/core/buttons.ts says nowhere where it stands: give it card, draft, question, answer, more or drawnBy.',
      ],
      ['handlers/actions/applaud.ts is missing: export a defineAction with the id applaud from it.'],
      ['handlers/actions/registry.ts does not list applaud: import its action there and put it into `actions`.'],
      ["bot/core/texts/button.ts has no 'button.applaud': add it in es, pt and en."],
      [
        'bot/core/ticket/moves/index.ts does not list the move bot/core/ticket/moves/ticket.ts: applaud: put it into `moves`.',
      ],
      ['docs/parity.md has no line for applaud: run npm run parity.'],
      ['No test under test/handlers or test/flows presses applaud: write one.'],
    ]);
  });

  it('is gone round by nothing that draws a button by hand', () => {
    const byHand = sources('handlers').filter((file) => /\baction: '(?!open')[\w-]+',\s*label:/.test(read(file)));
    expect(
      byHand.map((file) => `${file} draws a button by hand: use plainButton of handlers/cards/buttons.ts.`),
    ).toEqual([]);
  });

  it('has one check for each of its steps, and every file that it names is there', () => {
    const text = read('docs/add-a-button.md');
    const numbered = text.split('\n').filter((line) => /^\d+\. /.test(line));
    expect(numbered).toHaveLength(steps.length);
    const named = [...text.matchAll(/`((?:bot|handlers|docs|test)\/[\w./-]+)`/g)].map(([, file = '']) => file);
    expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
    for (const line of numbered) expect(line).toMatch(/`(?:bot|handlers|docs|test)\//);
  });
});
