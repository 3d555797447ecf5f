import path from 'node:path';
import { CATEGORIES } from '#core/ports/labels.ts';
import type { Config } from '#core/config/config.ts';
import type { Corrected, CorrectedArea } from '#core/ports/text.ts';
import { messageFeatures } from '../../adapters/text/labels/message-features.ts';
import { sceneOf } from '../../adapters/text/labels/scene.ts';
import { taught } from '../../adapters/text/labels/teach.ts';
import { packWeights, probabilitiesIn, type Weights } from '../../adapters/text/learn/weights.ts';
import { readSettings } from '../../bot/config/environment.ts';
import { loadConfig } from '../../bot/config/load.ts';
import { openLog } from '../../bot/log.ts';
import { areasSaid, categoriesSaid, MOST_LEARNT } from '../../handlers/labels/learn.ts';
import { openStore } from '../../store/index.ts';
import { ownMessages } from './own-messages.ts';
import { columns, percent } from './scores.ts';

const PARTS = 5;
const NAMED = 12;
const SHOWN = 70;

/** What people set right in a workspace, the oldest first, and its configuration. */
interface Corrections {
  config: Config;
  categories: Corrected[];
  areas: CorrectedArea[];
}

/** What people set right in the workspace of these settings. Recado is stopped meanwhile. */
export async function readCorrections(env: NodeJS.ProcessEnv): Promise<Corrections> {
  const settings = readSettings(env);
  const { store } = await openStore({
    folder: path.resolve(settings.dataFolder),
    databaseUrl: settings.databaseUrl,
    begun: undefined,
    jobs: [],
    decide: () => {
      throw new Error('nothing moves here');
    },
    log: openLog({ dataFolder: settings.dataFolder, logLevel: settings.logLevel, env }),
  });
  try {
    const rows = (label: 'category' | 'area') => store.labels.corrected(label, MOST_LEARNT);
    const config = loadConfig(path.resolve(settings.configFile));
    return { config, categories: categoriesSaid(await rows('category')), areas: areasSaid(await rows('area'), config) };
  } finally {
    await store.close();
  }
}

type Said = Omit<Corrected, 'id'>;

const guessOf = (weights: Weights, { text, language }: Pick<Corrected, 'text' | 'language'>): string => {
  const scene = sceneOf(text, language, language === null ? [] : [language]);
  const probabilities = probabilitiesIn(messageFeatures(scene), weights);
  return CATEGORIES[probabilities.indexOf(Math.max(...probabilities))] ?? 'other';
};

/**
 * What the corrections would change of the category: how many of them it tells right before and after, of those it was not taught
 * too, and which of our own messages it would call something else.
 */
export function correctionsTable(before: Weights, corrected: readonly Said[]): { table: string; bytes: Buffer } {
  const after = taught(before, corrected);
  const right = (weights: Weights, some: readonly Said[]): number =>
    some.filter((each) => guessOf(weights, each) === each.category).length;
  const unseen = Array.from({ length: PARTS }, (_, part) => {
    const rest = corrected.filter((__, index) => index % PARTS !== part);
    return right(
      taught(before, rest),
      corrected.filter((__, index) => index % PARTS === part),
    );
  }).reduce((sum, count) => sum + count, 0);
  const own = ownMessages().map(({ text, lang, category }) => ({ text, language: lang, category }));
  const share = (count: number, of: number): string => `${count} of ${of} (${percent(count / (of || 1))})`;
  const others = own.flatMap((each) => {
    const [was, is] = [guessOf(before, each), guessOf(after, each)];
    return was === is ? [] : [[`${was} → ${is}`, each.text.slice(0, SHOWN)]];
  });
  const count = corrected.length;
  const table = [
    columns([
      ['category', 'before', 'after'],
      ['corrections told right', share(right(before, corrected), count), share(right(after, corrected), count)],
      ['those not taught (four fifths teach the fifth)', '', share(unseen, count)],
      ['our own messages told right', share(right(before, own), own.length), share(right(after, own), own.length)],
    ]),
    `${others.length} of our own messages would be called something else${others.length > 0 ? ':' : '.'}`,
    ...others.slice(0, NAMED).map(([turn, text]) => `  ${turn}: ${text}`),
  ].join('\n');
  return { table, bytes: packed(after) };
}

function packed({ small, scale, bias, classes, bits, temperature, threshold }: Weights): Buffer {
  const weights = Float32Array.from(small, (number, at) => number * (scale[at % classes] ?? 0));
  return packWeights({ weights, bias: [...bias], classes }, { bits, temperature, threshold });
}
