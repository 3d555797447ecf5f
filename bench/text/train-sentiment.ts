import { meanOf, trainSoftmax, type Example, type Training } from '../../adapters/text/learn/softmax.ts';
import { packWeights } from '../../adapters/text/learn/weights.ts';
import { featuresOf } from '../../adapters/text/sentiment/features.ts';
import { BITS } from '../../adapters/text/sentiment/model.ts';
import { NEIGHBOURS, ownPosts, readPosts, type Post } from './data.ts';
import { bestTemperature, heldOut, thresholdFor } from './fit.ts';
import { ownMessages } from './own-messages.ts';

const TRAINING: Training = {
  size: 2 ** BITS,
  classes: 3,
  epochs: 12,
  rate: 0.05,
  seenIn: 2,
  initial: 0.1,
  dropout: 0.3,
  contrast: 0.5,
  averagedAfter: 6,
  seed: 1,
};
/** Weights of so many orders of the same texts are averaged: what one order does by chance the others do not. */
const ORDERS = 2;
const PARTS = 3;
const OWN_TIMES = 5;
/** What a post of a neighbouring language, and a message of which only the category is known, count beside a post of ours. */
const NEAR = 0.5;
const WEAK = 0.1;
/** What whoever does this mostly feels: 0 negative, 1 neutral, 2 positive. */
const MOSTLY: Readonly<Record<string, number>> = { complaint: 0, question: 1, praise: 2 };

/**
 * Weights of sentiment from the posts of xlm-t (train only) in our languages and two neighbouring ones, and messages that we wrote: some
 * with their feeling, more with their category alone.
 */
export function trainSentiment(folder: string): Buffer {
  const posts = readPosts(folder, 'train');
  const examples = posts.map(exampleOf);
  const own = ownPosts().map(exampleOf);
  const ours = [
    ...Array.from({ length: OWN_TIMES }, () => own).flat(),
    ...readPosts(folder, 'train', NEIGHBOURS).map((post) => ({ ...exampleOf(post), weight: NEAR })),
    ...ownMessages().flatMap(({ text, lang, category, index }) => {
      const label = MOSTLY[category];
      return label === undefined ? [] : [{ ...exampleOf({ text, language: lang, label, index }), weight: WEAK }];
    }),
  ];
  // Rows of the data go by class in turns, so parts go by three rows.
  const partOf = (index: number): number => Math.floor((posts[index]?.index ?? 0) / 3) % PARTS;
  const held = heldOut(examples, ours, TRAINING, { parts: PARTS, partOf });
  const temperature = bestTemperature(held);
  const threshold = thresholdFor(held, temperature, { right: 0.8, least: 0.35 });
  const models = Array.from({ length: ORDERS }, (_, at) =>
    trainSoftmax([...examples, ...ours], { ...TRAINING, seed: TRAINING.seed + at }),
  );
  return packWeights(meanOf(models), { bits: BITS, temperature, threshold });
}

function exampleOf({ text, language, label }: Post): Example {
  const { ids, values } = featuresOf(text, language, BITS);
  return { ids, values, label };
}
