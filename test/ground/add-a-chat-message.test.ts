import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { chatPosts } from '../../handlers/chat-posts/registry.ts';
import type { ChatPostKind } from '../../handlers/define.ts';
import { read, root, sources } from '../support/source.ts';

/** What there is of the kinds of our messages, read from the code. */
interface Found {
  /** What defineChatPost was given, by the name of its file. */
  files: Map<string, ChatPostKind>;
  listed: readonly string[];
  /** The text of everything that may have one wanted or looked at, by file. */
  code: ReadonlyMap<string, string>;
  recipe: string;
  tests: string;
}

const all = ({ files }: Found): ChatPostKind[] => [...files.values()];
const fileOf = (kind: string): string => `handlers/chat-posts/${kind}.ts`;
/** What every kind has; the first step says it. */
const PLAIN = ['kind', 'to', 'load', 'draw', 'places'];

/** One check for each step of docs/add-a-chat-message.md, in its order: each names what is missing. */
const steps: ((found: Found) => string[])[] = [
  ({ files, listed }) => [
    ...listed
      .filter((kind) => !files.has(kind))
      .map((kind) => `${fileOf(kind)} is missing: export a defineChatPost with the kind ${kind} from it.`),
    ...[...files].flatMap(([file, { kind }]) =>
      file === kind ? [] : [`${fileOf(file)} defines ${kind}: name the file like its kind.`],
    ),
  ],
  (found) =>
    all(found).flatMap((each) =>
      Object.keys(each)
        .filter((property) => !PLAIN.includes(property) && !found.recipe.includes(`\`${property}\``))
        .map((property) => `docs/add-a-chat-message.md does not say what \`${property}\` is for; ${each.kind} has it.`),
    ),
  (found) =>
    all(found)
      .filter(({ kind }) => !found.listed.includes(kind))
      .map(
        ({ kind }) =>
          `handlers/chat-posts/registry.ts does not list ${kind}: import it there and put it into \`chatPosts\`.`,
      ),
  (found) =>
    all(found)
      .filter(
        ({ kind, places }) =>
          places === undefined &&
          ![...found.code].some(([file, text]) => file !== fileOf(kind) && text.includes(`'${kind}'`)),
      )
      .map(
        ({ kind }) =>
          `Nothing has a ${kind} wanted: add its row where the store writes what it is about (newChatPost), or name its \`places\`.`,
      ),
  (found) => [
    ...[...found.code]
      .filter(([file, text]) => file !== 'store/chat-posts/show-orders.ts' && text.includes("job: 'show'"))
      .map(([file]) => `${file} orders the job show by its name: call \`chatPosts.show\` or \`showOrders\` instead.`),
    ...all(found)
      .filter((each) => each.to === 'channel' && each.ownJob)
      .filter(
        ({ kind }) =>
          ![...found.code].some(
            ([file, text]) => file.startsWith('handlers/jobs/') && text.includes(`chat-posts/${kind}.ts'`),
          ),
      )
      .map(
        ({ kind }) =>
          `${kind} has \`ownJob\`, and no file in handlers/jobs imports ${fileOf(kind)}: write the job that shows it.`,
      ),
  ],
  (found) =>
    all(found)
      .filter(({ kind }) => !found.tests.includes(`'${kind}'`) && !found.tests.includes(`chat-posts/${kind}.ts`))
      .map(({ kind }) => `No test under test/ names ${kind}: write one that has it wanted and shown.`),
];

let found: Found;
beforeAll(async () => {
  const files = new Map<string, ChatPostKind>();
  for (const file of sources('handlers/chat-posts')) {
    if (file.startsWith('handlers/chat-posts/shared/') || file === 'handlers/chat-posts/registry.ts') continue;
    const module: Record<string, unknown> = await import(path.join(root, file));
    for (const each of Object.values(module)) if (isKind(each)) files.set(path.posix.basename(file, '.ts'), each);
  }
  found = {
    files,
    listed: chatPosts.map(({ kind }) => kind),
    code: new Map(
      ['handlers', 'store', 'bot/core']
        .flatMap(sources)
        .filter((file) => !file.startsWith('store/migrations/'))
        .map((file) => [file, read(file)]),
    ),
    recipe: read('docs/add-a-chat-message.md'),
    tests: sources('test')
      .filter((file) => file !== 'test/ground/add-a-chat-message.test.ts')
      .map(read)
      .join('\n'),
  };
});

function isKind(value: unknown): value is ChatPostKind {
  return typeof value === 'object' && value !== null && 'kind' in value && 'draw' in value && 'load' in value;
}

describe('the recipe docs/add-a-chat-message.md', () => {
  it('is followed by every kind of message', () => {
    expect(found.files.size).toBeGreaterThan(10);
    expect(steps.flatMap((check) => check(found))).toEqual([]);
  });

  it('names the file or the line that a kind without anything but its file lacks', () => {
    const bare: ChatPostKind = {
      kind: 'birthday',
      to: 'channel',
      whenGone: 'forget',
      ownJob: true,
      load: async () => null,
      draw: async () => null,
    };
    const code = new Map(found.code).set('handlers/jobs/greet.ts', "{ job: 'show' }");
    const recipe = found.recipe.replaceAll('`ownJob`', '');
    const files = new Map([[bare.kind, bare]]);
    expect(steps.map((check) => check({ ...found, code, recipe, files, listed: [] }))).toEqual([
      [],
      ['docs/add-a-chat-message.md does not say what `ownJob` is for; birthday has it.'],
      ['handlers/chat-posts/registry.ts does not list birthday: import it there and put it into `chatPosts`.'],
      [
        'Nothing has a birthday wanted: add its row where the store writes what it is about (newChatPost), or name its `places`.',
      ],
      [
        'handlers/jobs/greet.ts orders the job show by its name: call `chatPosts.show` or `showOrders` instead.',
        'birthday has `ownJob`, and no file in handlers/jobs imports handlers/chat-posts/birthday.ts: write the job that shows it.',
      ],
      ['No test under test/ names birthday: write one that has it wanted and shown.'],
    ]);
    expect(steps[0]?.({ ...found, files, listed: ['wedding'] })).toEqual([
      'handlers/chat-posts/wedding.ts is missing: export a defineChatPost with the kind wedding from it.',
    ]);
    expect(steps[0]?.({ ...found, files: new Map([['greet', bare]]), listed: [] })).toEqual([
      'handlers/chat-posts/greet.ts defines birthday: name the file like its kind.',
    ]);
  });

  it('has one check for each of its steps, and every file that it names is there', () => {
    expect(found.recipe.split('\n').filter((line) => /^\d+\. /.test(line))).toHaveLength(steps.length);
    const named = [...found.recipe.matchAll(/`((?:bot|handlers|store|test)\/[\w./-]+)`/g)].map(([, file = '']) => file);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});
