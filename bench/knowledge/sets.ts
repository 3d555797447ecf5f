import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Language } from '#core/config/config.ts';

export interface SearchSet {
  name: string;
  language: Language;
  texts: { id: string; title: string; body: string }[];
  /** Each with the id of the text that answers it. */
  questions: { asked: string; id: string }[];
  /** The best that was measured of any engine on it: right first, among the first three, mean reciprocal rank. */
  best: readonly [first: number, three: number, mrr: number];
}

const Squad = z.object({
  data: z.array(
    z.object({
      paragraphs: z.array(z.object({ context: z.string(), qas: z.array(z.object({ question: z.string() })) })),
    }),
  ),
});
const Noisy = z.record(z.string(), z.record(z.string(), z.tuple([z.string(), z.string(), z.array(z.string())])));

export const NO_FOLDER =
  'Set RECADO_SHARED_DATA to the folder that holds xquad/, faquad/ and handmade/ (docs/knowledge.md says where they come from).';

/** Questions with the text that answers each; undefined where the folder with them is not there. */
export async function readSets(): Promise<SearchSet[] | undefined> {
  const folder = process.env['RECADO_SHARED_DATA'];
  if (folder === undefined || !existsSync(path.join(folder, 'xquad'))) return undefined;
  const at = (...parts: string[]): string => path.join(folder, ...parts);
  const made: { KB?: unknown } = await import(pathToFileURL(at('handmade', 'kb.mjs')).href);
  const noisy = Noisy.parse(made.KB);
  return [
    { ...noisySet(noisy, 'en'), name: 'noisy, en', best: [67, 75, 0.72] },
    { ...noisySet(noisy, 'es'), name: 'noisy, es', best: [72, 81, 0.78] },
    { ...noisySet(noisy, 'pt'), name: 'noisy, pt', best: [72, 86, 0.8] },
    { ...paragraphs([at('xquad', 'xquad.en.json')], 'en'), name: 'XQuAD, en', best: [94, 98, 0.96] },
    { ...paragraphs([at('xquad', 'xquad.es.json')], 'es'), name: 'XQuAD, es', best: [93, 98, 0.95] },
    {
      ...paragraphs([at('faquad', 'train.json'), at('faquad', 'dev.json')], 'pt'),
      name: 'FaQuAD, pt',
      best: [84, 95, 0.89],
    },
  ];
}

type Bare = Omit<SearchSet, 'name' | 'best'>;

function noisySet(all: z.output<typeof Noisy>, language: Language): Bare {
  const topics = Object.entries(all[language] ?? {});
  return {
    language,
    texts: topics.map(([id, [title, body]]) => ({ id, title, body })),
    questions: topics.flatMap(([id, [, , questions]]) => questions.map((asked) => ({ asked, id }))),
  };
}

function paragraphs(files: readonly string[], language: Language): Bare {
  const ids = new Map<string, string>();
  const questions: SearchSet['questions'] = [];
  for (const file of files)
    for (const { paragraphs: of } of Squad.parse(JSON.parse(readFileSync(file, 'utf8'))).data)
      for (const { context, qas } of of) {
        const id = ids.get(context) ?? String(ids.size);
        ids.set(context, id);
        questions.push(...qas.map(({ question }) => ({ asked: question, id })));
      }
  return { language, texts: [...ids].map(([body, id]) => ({ id, title: '', body })), questions };
}
