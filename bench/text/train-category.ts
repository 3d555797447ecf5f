import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CATEGORIES, type Category } from '#core/ports/labels.ts';
import { BITS, categoryFeatures, SIZE } from '../../adapters/text/labels/category-features.ts';
import { sceneOf } from '../../adapters/text/labels/scene.ts';
import { trainSoftmax, type Example, type Training } from '../../adapters/text/learn/softmax.ts';
import { packWeights } from '../../adapters/text/learn/weights.ts';
import { bestTemperature, heldOut, thresholdFor } from './fit.ts';
import type { Message } from './messages.ts';

const TRAINING: Training = {
  size: SIZE,
  classes: CATEGORIES.length,
  epochs: 16,
  rate: 0.1,
  seenIn: 2,
  seed: 1,
};
const PARTS = 5;
const SHOWN = { right: 0.85, least: 0.9 };
const LETTERS: Readonly<Record<string, Category>> = {
  c: 'complaint',
  q: 'question',
  l: 'lead',
  s: 'suggestion',
  p: 'praise',
  x: 'spam',
  o: 'other',
};

/** Messages with their category, that we wrote beside the examples. */
export function ownMessages(): Pick<Message, 'text' | 'lang' | 'category'>[] {
  return (['es', 'pt', 'en'] as const).flatMap((lang) =>
    readFileSync(path.join(import.meta.dirname, 'own', 'categories', `${lang}.txt`), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => ({ text: line.slice(2), lang, category: LETTERS[line[0] ?? ''] ?? 'other' })),
  );
}

function exampleOf({ text, lang, category }: Pick<Message, 'text' | 'lang' | 'category'>): Example {
  return { ...categoryFeatures(sceneOf(text, lang, [lang])), label: CATEGORIES.indexOf(category) };
}

/** Weights of the category, from nothing but messages that we wrote for this. Messages that measure them are never read here. */
export function trainCategory(): Buffer {
  const own = ownMessages().map(exampleOf);
  const held = heldOut(own, [], TRAINING, { parts: PARTS, partOf: (index) => index % PARTS });
  const temperature = bestTemperature(held);
  return packWeights(trainSoftmax(own, TRAINING), {
    bits: BITS,
    temperature,
    threshold: thresholdFor(held, temperature, SHOWN),
  });
}
