import type { Check } from '../check.ts';
import { findPhrases } from '../language/phrases.ts';

/** Each of the manual's words once, as it stands in the draft. */
export const forbiddenWords: Check = {
  find({ clause, draft }) {
    const seen = new Set<string>();
    return findPhrases(draft, clause?.words ?? [])
      .filter(({ phrase }) => !seen.has(phrase) && seen.add(phrase))
      .map(({ excerpt, start, end }) => ({ place: { start, end }, params: { words: excerpt } }));
  },
};
