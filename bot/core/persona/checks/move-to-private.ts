import type { Check } from '../check.ts';
import { findPhrases } from '../language/phrases.ts';
import { saysPrivate } from '../private-words.ts';

export const moveToPrivate: Check = {
  find({ private: isPrivate, asked, clause, draft }) {
    if (isPrivate || asked === null || saysPrivate(draft.folded.text)) return [];
    const [first] = findPhrases(asked, clause?.words ?? []);
    return first ? [{ params: { words: first.excerpt } }] : [];
  },
};
