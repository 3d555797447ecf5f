import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lazily } from '#core/lazily.ts';
import { CATEGORIES, type Category, type Evidence, type Label } from '#core/ports/labels.ts';
import type { Topic } from '../cues/cues.ts';
import { probabilitiesIn, unpackWeights, type Weights } from '../learn/weights.ts';
import { categoryFeatures } from './category-features.ts';
import type { Scene } from './scene.ts';

export const categoryFile = path.join(import.meta.dirname, 'category.bin');
/** Those of the repository. */
export const weightsOnce = lazily(() => unpackWeights(readFileSync(categoryFile)));
const TOPICS: Readonly<Record<Category, readonly Topic[]>> = {
  complaint: ['complaint'],
  question: ['question'],
  lead: ['lead'],
  suggestion: ['suggestion'],
  praise: ['praise'],
  spam: ['spam'],
  other: ['chat'],
};

export function categoryOf(scene: Scene, weights: Weights = weightsOnce()): Label<Category> {
  if (!scene.isRead) return { value: null, guess: 'other', sure: 0, why: { key: 'evidence.unread', places: [] } };
  const probabilities = probabilitiesIn(categoryFeatures(scene), weights);
  const most = Math.max(...probabilities);
  const best = CATEGORIES[probabilities.indexOf(most)] ?? 'other';
  return { value: most >= weights.threshold ? best : null, guess: best, sure: most, why: evidence(scene, best) };
}

function evidence(scene: Scene, category: Category): Evidence {
  const found = scene.evidence(...TOPICS[category]);
  return found.places.length === 0 && category !== 'other' ? { key: 'evidence.whole', places: [] } : found;
}
