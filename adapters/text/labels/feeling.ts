import { SENTIMENTS, type Category, type Label, type Sentiment } from '#core/ports/labels.ts';
import type { Scene } from './scene.ts';

/** What is felt where somebody surely does this; advertising and small talk say nothing of it. */
const FELT: Readonly<Partial<Record<Category, Sentiment>>> = {
  complaint: 'negative',
  praise: 'positive',
  question: 'neutral',
  lead: 'neutral',
  suggestion: 'neutral',
};
const SURE = 0.8;
/** How much the category counts beside the words, and what is left to the other two feelings. */
const SHARE = 1.5;
const LEFT = 0.02;

/**
 * The feeling of a text that speaks to a brand. The weights of feeling learnt from posts about anything, where a fault is told with
 * words of anger; to a brand people tell it calmly. So where it is sure what the author does, that counts beside the words.
 *
 * @param threshold from which probability on the feeling is shown, from 0 to 1
 */
export function feelingOf(
  { sentiment, feeling }: Scene,
  category: Label<Category>,
  threshold: number,
): Label<Sentiment> {
  const expected = category.guess === null ? undefined : FELT[category.guess];
  if (expected === undefined || category.sure < SURE || sentiment.guess === null) return sentiment;
  if (sentiment.guess === expected)
    return { ...sentiment, value: expected, sure: Math.max(sentiment.sure, category.sure) };
  const powers = SENTIMENTS.map(
    (one, at) => (feeling[at] ?? 0) * (one === expected ? category.sure : LEFT + (1 - category.sure) / 2) ** SHARE,
  );
  const all = powers.reduce((total, power) => total + power, 0);
  const sure = Math.max(...powers) / all;
  const guess = SENTIMENTS[powers.indexOf(Math.max(...powers))] ?? expected;
  if (guess !== expected) return sentiment;
  return { value: sure >= threshold ? guess : null, guess, sure, why: category.why };
}
