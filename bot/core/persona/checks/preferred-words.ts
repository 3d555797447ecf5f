import type { Check } from '../check.ts';
import { findPhrases } from '../language/phrases.ts';

const left = new WeakMap<object, string[]>();

export const preferredWords: Check = {
  find({ clause, draft }) {
    const prefer = clause?.prefer;
    if (!prefer) return [];
    let wrong = left.get(prefer);
    if (!wrong) left.set(prefer, (wrong = Object.keys(prefer)));
    const seen = new Set<string>();
    return findPhrases(draft, wrong)
      .filter(({ phrase }) => !seen.has(phrase) && seen.add(phrase))
      .map(({ phrase, excerpt, start, end }) => ({
        place: { start, end },
        params: { words: excerpt, better: prefer[phrase] ?? '' },
      }));
  },
};
