import { CATEGORIES } from '#core/ports/labels.ts';
import type { Corrected } from '#core/ports/text.ts';
import { probabilitiesIn, type Weights } from '../learn/weights.ts';
import { messageFeatures } from './message-features.ts';
import { sceneOf } from './scene.ts';

/** How far one correction moves the weights, and how often it is looked at. */
const RATE = 0.2;
const PASSES = 4;

/** Weights of the category that people's corrections have moved; those given stay as they are. The later ones count most. */
export function taught(before: Weights, corrected: readonly Corrected[]): Weights {
  const weights = { ...before, small: Float32Array.from(before.small), bias: [...before.bias] };
  const examples = corrected.flatMap(({ text, language, category }) => {
    const scene = sceneOf(text, language, language === null ? [] : [language]);
    return scene.isRead ? [{ ...messageFeatures(scene), label: CATEGORIES.indexOf(category) }] : [];
  });
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const { ids, values, label } of examples) {
      const wrong = probabilitiesIn({ ids, values }, weights);
      wrong[label] = (wrong[label] ?? 0) - 1;
      for (const [i, id] of ids.entries()) {
        for (const [k, by] of wrong.entries()) {
          const at = id * weights.classes + k;
          const step = (RATE * by * (values[i] ?? 0)) / (weights.scale[k] || 1);
          weights.small[at] = (weights.small[at] ?? 0) - step;
        }
      }
    }
  }
  return weights;
}
