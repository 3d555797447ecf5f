import { CATEGORIES, type Category, type Label } from '#core/ports/labels.ts';
import type { Topic } from '../cues/cues.ts';
import { probabilitiesIn, type Weights } from '../learn/weights.ts';
import { evidenceFor, learnt } from './learnt.ts';
import type { Numbers } from './message-features.ts';
import type { Scene } from './scene.ts';

const TOPICS: Readonly<Record<Category, readonly Topic[]>> = {
  complaint: ['complaint'],
  question: ['question'],
  lead: ['lead'],
  suggestion: ['suggestion'],
  praise: ['praise'],
  spam: ['spam'],
  other: ['chat'],
};

export function categoryOf(scene: Scene, numbers: Numbers, weights: Weights = learnt.category()): Label<Category> {
  if (!scene.isRead) return { value: null, guess: 'other', sure: 0, why: scene.unread };
  const probabilities = probabilitiesIn(numbers, weights);
  const sure = Math.max(...probabilities);
  const best = probabilities.indexOf(sure);
  const guess = CATEGORIES[best] ?? 'other';
  const phrases = scene.evidence(...TOPICS[guess]);
  // That something is none of the others is said by no word of it.
  const why = guess === 'other' ? phrases : evidenceFor(phrases, scene, weights, best);
  return { value: sure >= weights.threshold ? guess : null, guess, sure, why };
}
