import path from 'node:path';
import type { Category } from '#core/ports/labels.ts';
import type { Config } from '#core/config/config.ts';
import type { Corrected, CorrectedArea } from '#core/ports/text.ts';
import { messageFeatures } from '../../adapters/text/labels/message-features.ts';
import { sceneOf } from '../../adapters/text/labels/scene.ts';
import { categoryOf } from '../../adapters/text/labels/category.ts';
import { createCategoryLessons } from '../../adapters/text/labels/category-lessons.ts';
import { openStoreAlone } from '../../bot/build/store-alone.ts';
import { readSettings } from '../../bot/config/environment.ts';
import { loadConfig } from '../../bot/config/load.ts';
import { areasSaid, categoriesSaid, MOST_LEARNT } from '../../handlers/labels/learn.ts';
import { ownMessages, type OwnMessage } from './own-messages.ts';
import { columns, percent } from './scores.ts';
import { trainMessages } from './train-messages.ts';

/** Languages that the weights are taught. */
const LANGUAGES = ['es', 'pt', 'en'] as const;
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
  const store = await openStoreAlone(settings);
  try {
    const rows = (label: 'category' | 'area') => store.labels.corrected(label, MOST_LEARNT);
    const config = loadConfig(path.resolve(settings.configFile));
    return { config, categories: categoriesSaid(await rows('category')), areas: areasSaid(await rows('area'), config) };
  } finally {
    await store.close();
  }
}

interface Told {
  text: string;
  language: string | null;
  category: Category;
}
type Guess = (said: Told) => Category | null;

/** Likeliest category of a message, as Recado reads it once these are learnt. */
async function guessAfter(corrected: readonly Corrected[]): Promise<Guess> {
  const lessons = createCategoryLessons();
  await lessons.teach(corrected, async () => {});
  return ({ text, language }) => {
    const scene = sceneOf(text, language, language === null ? [] : [language]);
    const numbers = messageFeatures(scene);
    return lessons.read(scene, numbers, categoryOf(scene, numbers)).guess;
  };
}

/**
 * What the corrections change of the category: how many of them are told right before and after, of those it was not taught too, and
 * which of our own messages are called something else.
 */
export async function correctionsTable(corrected: readonly Corrected[]): Promise<string> {
  const [before, after] = [await guessAfter([]), await guessAfter(corrected)];
  const right = (guess: Guess, some: readonly Told[]): number =>
    some.filter((each) => guess(each) === each.category).length;
  let unseen = 0;
  for (let part = 0; part < PARTS; part += 1) {
    const isPart = (_: unknown, index: number): boolean => index % PARTS === part;
    const without = await guessAfter(corrected.filter((each, index) => !isPart(each, index)));
    unseen += right(without, corrected.filter(isPart));
  }
  const own = ownMessages().map(({ text, lang, category }): Told => ({ text, language: lang, category }));
  const share = (count: number, of: number): string => `${count} of ${of} (${percent(count / (of || 1))})`;
  const judged = own.map((each) => ({ each, was: before(each), is: after(each) }));
  const others = judged.filter(({ was, is }) => was !== is);
  const count = corrected.length;
  const ownRight = (which: 'was' | 'is'): string =>
    share(judged.filter((one) => one[which] === one.each.category).length, own.length);
  return [
    columns([
      ['category', 'before', 'after'],
      ['corrections told right', share(right(before, corrected), count), share(right(after, corrected), count)],
      ['those not taught (four fifths teach the fifth)', '', share(unseen, count)],
      ['our own messages told right', ownRight('was'), ownRight('is')],
    ]),
    `${others.length} of our own messages would be called something else${others.length > 0 ? ':' : '.'}`,
    ...others.slice(0, NAMED).map(({ each, was, is }) => `  ${was} → ${is}: ${each.text.slice(0, SHOWN)}`),
  ].join('\n');
}

/** Weights of the category from our own messages and these: what is set right here counts as one message more each. */
export function trainedWith(corrected: readonly Corrected[]): Buffer {
  const added = corrected.flatMap(({ text, language, category }, index): OwnMessage[] => {
    const lang = LANGUAGES.find((each) => each === language);
    return lang === undefined ? [] : [{ text, lang, category, intent: 'none', urgency: 'normal', red: [], index }];
  });
  return trainMessages('category', [], [...ownMessages(), ...added]);
}
