import type { Check } from '../check.ts';
import { findPhrases } from '../language/phrases.ts';

export const requiredWords: Check = {
  find({ clause, draft }) {
    const wanted = clause?.words ?? [];
    return findPhrases(draft, wanted).length > 0
      ? []
      : [
          {
            params: {
              words: wanted.slice(0, 3).join(' / '),
            },
          },
        ];
  },
};
