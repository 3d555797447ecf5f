import { hash } from 'node:crypto';
import type { Corrected } from '#core/ports/text.ts';
import type { Weights } from '../learn/weights.ts';
import { learnt } from './learnt.ts';
import { categoryLesson, moved, PASSES, type Lesson } from './teach.ts';

const AT_ONCE = 20;

export interface CategoryLessons {
  /** These, the oldest first, are all there is from now on. */
  teach(corrected: readonly Corrected[], pause: () => Promise<void>): Promise<void>;
  /** Undefined where nothing was learnt. */
  weights(): Weights | undefined;
}

/** The category as the people of one workspace set it right. Of a message only numbers are kept, so that it is looked at once. */
export function createCategoryLessons(): CategoryLessons {
  let weights: Weights | undefined;
  let lessons = new Map<string, Lesson | null>();
  let taught = '';
  let calls = 0;
  return {
    async teach(corrected, pause) {
      const keys = corrected.map(keyOf);
      const all = keys.join('\n');
      calls += 1;
      if (all === taught) return;
      const call = calls;
      const kept = new Map<string, Lesson | null>();
      for (const [i, each] of corrected.entries()) {
        const key = keys[i] ?? '';
        const there = lessons.get(key);
        if (there === undefined && i % AT_ONCE === 0) await pause();
        kept.set(key, there === undefined ? categoryLesson(each) : there);
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
    weights: () => weights,
  };
}

/** Of an edited message another text may be known; it is told by its hash, not kept. */
const keyOf = ({ id, text, language, category }: Corrected): string =>
  JSON.stringify([id, hash('sha256', text), language, category]);
