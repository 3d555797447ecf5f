import { hash } from 'node:crypto';
import { CATEGORIES, type Category, type Label } from '#core/ports/labels.ts';
import type { Corrected } from '#core/ports/text.ts';
import type { Weights } from '../learn/weights.ts';
import { categoryOf } from './category.ts';
import { learnt } from './learnt.ts';
import type { Numbers } from './message-features.ts';
import type { Scene } from './scene.ts';
import { categoryLesson, moved, PASSES, type Lesson } from './teach.ts';

const AT_ONCE = 20;
/**
 * As near to a message that was set right, by the cosine of their features, a message is like it; messages about anything are at 0.3.
 * What is further keeps the category that the program knows: corrections are of what was read wrongly, and weights that these moved
 * alone told messages of others worse (fourth set 84.9 right of a hundred, 78.9 after 85 corrections of the third).
 */
const LIKE = 0.6;

/** What is learnt from, and how long its features are. */
type Known = Lesson & { norm: number };

export interface CategoryLessons {
  /** These, the oldest first, are all there is from now on. */
  teach(corrected: readonly Corrected[], pause: () => Promise<void>): Promise<void>;
  /** The category of a message, given what it is without them. */
  read(scene: Scene, numbers: Numbers, plain: Label<Category>): Label<Category>;
}

/** The category as the people of one workspace set it right. Of a message only numbers are kept, so that it is looked at once. */
export function createCategoryLessons(): CategoryLessons {
  let weights: Weights | undefined;
  let lessons = new Map<string, Known | null>();
  let taught = '';
  let calls = 0;
  return {
    async teach(corrected, pause) {
      const keys = corrected.map(keyOf);
      const all = keys.join('\n');
      calls += 1;
      if (all === taught) return;
      const call = calls;
      const kept = new Map<string, Known | null>();
      for (const [i, each] of corrected.entries()) {
        const key = keys[i] ?? '';
        const there = lessons.get(key);
        if (there === undefined && i % AT_ONCE === 0) await pause();
        kept.set(key, there === undefined ? knownOf(each) : there);
      }
      const read = [...kept.values()].filter((lesson) => lesson !== null);
      let next = read.length === 0 ? undefined : learnt.category();
      for (let pass = 0; next !== undefined && pass < PASSES; pass += 1) {
        await pause();
        next = moved(next, read, 1);
      }
      // Whoever was asked later knows more.
      if (call !== calls) return;
      [lessons, weights, taught] = [kept, next, all];
    },
    read(scene, numbers, plain) {
      if (weights === undefined) return plain;
      const said = categoryOf(scene, numbers, weights);
      return said.value !== plain.value && isLike(numbers, [...lessons.values()], said.guess) ? said : plain;
    },
  };
}

/** Of an edited message another text may be known; it is told by its hash, not kept. */
const keyOf = ({ id, text, language, category }: Corrected): string =>
  JSON.stringify([id, hash('sha256', text), language, category]);

function knownOf(corrected: Corrected): Known | null {
  const lesson = categoryLesson(corrected);
  return lesson && { ...lesson, norm: normOf(lesson) };
}

const normOf = ({ values }: Numbers): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

/** Whether a message that somebody set right to this category is like it. */
function isLike(numbers: Numbers, lessons: readonly (Known | null)[], category: Category | null): boolean {
  const label = CATEGORIES.findIndex((each) => each === category);
  const own = new Map([...numbers.ids].map((id, at) => [id, numbers.values[at] ?? 0]));
  const norm = normOf(numbers);
  return lessons.some((lesson) => {
    if (lesson?.label !== label) return false;
    let shared = 0;
    for (let i = 0; i < lesson.ids.length; i += 1)
      shared += (own.get(lesson.ids[i] ?? -1) ?? 0) * (lesson.values[i] ?? 0);
    return shared >= LIKE * norm * lesson.norm;
  });
}
