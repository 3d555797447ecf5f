import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lazily } from '#core/lazily.ts';
import type { Evidence } from '#core/ports/labels.ts';
import { unpackWeights, type Weights } from '../learn/weights.ts';
import { conceptPlaces } from './message-features.ts';
import type { Scene } from './scene.ts';

/** Where the weights of a label lie. */
export const weightsFileOf = (label: 'category' | 'intent' | 'urgency' | 'red'): string =>
  path.join(import.meta.dirname, `${label}.bin`);
/** Those of the repository, each read when it is first asked for. */
export const learnt = {
  category: lazily(() => unpackWeights(readFileSync(weightsFileOf('category')))),
  intent: lazily(() => unpackWeights(readFileSync(weightsFileOf('intent')))),
  urgency: lazily(() => unpackWeights(readFileSync(weightsFileOf('urgency')))),
  red: lazily(() => unpackWeights(readFileSync(weightsFileOf('red')))),
};

/** The phrases that say it, else the words that speak most for this class, else the text as a whole. */
export function evidenceFor(phrases: Evidence, scene: Scene, weights: Weights, best: number): Evidence {
  if (phrases.places.length > 0) return phrases;
  const places = conceptPlaces(scene, weights, best);
  return places.length > 0 ? { key: 'evidence.words', places } : { key: 'evidence.whole', places: [] };
}
