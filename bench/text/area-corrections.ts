import type { Config } from '#core/config/config.ts';
import type { CorrectedArea } from '#core/ports/text.ts';
import { createWordList } from '#core/routing/word-list.ts';
import { createAreaLessons } from '../../adapters/text/labels/area-lessons.ts';
import { messageFeatures } from '../../adapters/text/labels/message-features.ts';
import { sceneOf } from '../../adapters/text/labels/scene.ts';
import { ownMessages } from './own-messages.ts';
import { columns, percent } from './scores.ts';

const PARTS = 5;
const NAMED = 12;
const SHOWN = 70;

type Said = Pick<CorrectedArea, 'text' | 'language'>;
type Tell = (said: Said) => string | null;

/**
 * What the corrections change of areas: how many of them are told right, wrong and not at all by the configuration's words alone and
 * with what is learnt, those that it was not taught too, and which of our own messages, of other trades, would be given an area.
 */
export async function areasTable(config: Pick<Config, 'areas'>, corrected: readonly CorrectedArea[]): Promise<string> {
  const inWords = createWordList(config.areas, ({ words }) => words);
  const byWords: Tell = ({ text }) => inWords(text)?.key ?? null;
  const after = await learntFrom(corrected, byWords);
  const told = corrected.map((each): [string, string | null] => [each.area, byWords(each)]);
  const now = corrected.map((each): [string, string | null] => [each.area, after(each)]);
  const unseen: [string, string | null][] = [];
  for (let part = 0; part < PARTS; part += 1) {
    const isPart = (_: unknown, index: number): boolean => index % PARTS === part;
    const without = await learntFrom(
      corrected.filter((each, index) => !isPart(each, index)),
      byWords,
    );
    for (const each of corrected.filter(isPart)) unseen.push([each.area, without(each)]);
  }
  const own = ownMessages().map(({ text, lang }) => ({ text, language: lang }));
  const others = own.flatMap((each): string[] => {
    const [was, is] = [byWords(each), after(each)];
    return was === is ? [] : [`  ${is}: ${each.text.slice(0, SHOWN)}`];
  });
  const share = (count: number): string => `${count} of ${corrected.length} (${percent(count / corrected.length)})`;
  const row = (name: string, right: (pair: [string, string | null]) => boolean): string[] => [
    name,
    ...[told, now, unseen].map((pairs) => share(pairs.filter(right).length)),
  ];
  return [
    columns([
      ['area', 'by words', 'and learnt', 'not taught'],
      row('corrections told right', ([area, said]) => said === area),
      row('told wrong', ([area, said]) => said !== null && said !== area),
      row('not told', ([, said]) => said === null),
    ]),
    '"Not taught": four fifths teach the fifth.',
    `${others.length} of ${own.length} of our own messages would be given an area${others.length > 0 ? ':' : '.'}`,
    ...others.slice(0, NAMED),
  ].join('\n');
}

/** The configuration's words go first, as they do when a message comes in. */
async function learntFrom(corrected: readonly CorrectedArea[], byWords: Tell): Promise<Tell> {
  const lessons = createAreaLessons();
  await lessons.teach(corrected, async () => {});
  return (said) => {
    const scene = sceneOf(said.text, said.language, said.language === null ? [] : [said.language]);
    return byWords(said) ?? lessons.read(scene, messageFeatures(scene))?.value ?? null;
  };
}
