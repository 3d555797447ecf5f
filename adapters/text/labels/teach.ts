import { CATEGORIES } from '#core/ports/labels.ts';
import type { Corrected } from '#core/ports/text.ts';
import { probabilitiesIn, type Weights } from '../learn/weights.ts';
import { messageFeatures, type Numbers } from './message-features.ts';
import { sceneOf } from './scene.ts';

/** How far one correction moves the weights, and how often it is looked at. */
const RATE = 0.2;
export const PASSES = 4;

/** What is learnt from one message: what it looks like, and the class that a person says it is. */
export interface Lesson extends Numbers {
  label: number;
  /** How much it counts beside the others; one where nothing is said. */
  weight?: number;
}

/** Weights that these have moved; those given stay as they are. The later ones count most. */
export function moved(before: Weights, lessons: readonly Lesson[], passes = PASSES): Weights {
  const weights = { ...before, small: Float32Array.from(before.small), bias: [...before.bias] };
  for (let pass = 0; pass < passes; pass += 1) {
    for (const { ids, values, label, weight = 1 } of lessons) {
      const wrong = probabilitiesIn({ ids, values }, weights);
      wrong[label] = (wrong[label] ?? 0) - 1;
      const steps = wrong.map((by, k) => (RATE * weight * by) / (weights.scale[k] || 1));
      // Counted by hand: there are some hundred features, each with as many steps as classes.
      for (let i = 0; i < ids.length; i += 1) {
        const first = (ids[i] ?? 0) * weights.classes;
        const value = values[i] ?? 0;
        for (let k = 0; k < steps.length; k += 1)
          weights.small[first + k] = (weights.small[first + k] ?? 0) - (steps[k] ?? 0) * value;
      }
    }
  }
  return weights;
}

/** What a correction of the category teaches; null in a language that is not read. */
export function categoryLesson({ text, language, category }: Omit<Corrected, 'id'>): Lesson | null {
  const scene = sceneOf(text, language, language === null ? [] : [language]);
  return scene.isRead ? { ...messageFeatures(scene), label: CATEGORIES.indexOf(category) } : null;
}
