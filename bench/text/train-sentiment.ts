import { trainSoftmax, type Example, type Training } from '../../adapters/text/learn/softmax.ts';
import { packWeights } from '../../adapters/text/learn/weights.ts';
import { featuresOf } from '../../adapters/text/sentiment/features.ts';
import { BITS } from '../../adapters/text/sentiment/model.ts';
import { ownPosts, readPosts, type Post } from './data.ts';
import { bestTemperature, heldOut, thresholdFor } from './fit.ts';

const TRAINING: Training = { size: 2 ** BITS, classes: 3, epochs: 8, rate: 0.03, seenIn: 2, seed: 1 };
const PARTS = 4;
const OWN_TIMES = 2;

/** Weights of sentiment from the posts of xlm-t (train only) and messages that we wrote. */
export function trainSentiment(folder: string): Buffer {
  const posts = readPosts(folder, 'train');
  const examples = posts.map(exampleOf);
  const own = ownPosts().map(exampleOf);
  const ours = Array.from({ length: OWN_TIMES }, () => own).flat();
  // Rows of the data go by class in turns, so parts go by three rows.
  const partOf = (index: number): number => Math.floor((posts[index]?.index ?? 0) / 3) % PARTS;
  const held = heldOut(examples, ours, TRAINING, { parts: PARTS, partOf });
  const temperature = bestTemperature(held);
  const threshold = thresholdFor(held, temperature, { right: 0.8, least: 0.35 });
  return packWeights(trainSoftmax([...examples, ...ours], TRAINING), { bits: BITS, temperature, threshold });
}

function exampleOf({ text, language, label }: Post): Example {
  const { ids, values } = featuresOf(text, language, BITS);
  return { ids, values, label };
}
