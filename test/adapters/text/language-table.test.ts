import { eld } from 'eld/extrasmall';
import { expect, it } from 'vitest';
import { createLeanDetector } from '../../../adapters/text/language-table.ts';
import { ownPosts } from '../../../bench/text/data.ts';

const OTHERS = [
  '',
  ' ',
  'a',
  '12 34',
  "l'autre jour d'une école qu'il n'a pas vue",
  'Το πρωί πίνω καφέ στην αυλή',
  'Сегодня на улице очень холодно',
  '今日はとても寒いですね',
  'مرحبا كيف حالك اليوم',
  '👍🏽 ok 👍🏽',
  '\u{1F600}\uD800 broken',
  '__proto__ constructor toString',
  'Ç'.repeat(2_000),
];

it('says of every text what the package says with its own tables', () => {
  const lean = createLeanDetector();
  const said = (detector: typeof eld, text: string): unknown => {
    const guess = detector.detect(text);
    return [text, guess.language, guess.getScores(), guess.isReliable()];
  };
  const texts = [...ownPosts().map(({ text }) => text), ...OTHERS];
  expect(texts.length).toBeGreaterThan(250);
  expect(texts.map((text) => said(lean, text))).toEqual(texts.map((text) => said(eld, text)));
});
