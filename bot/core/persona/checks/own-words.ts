import type { Check } from '../check.ts';
import { contentKeys, contentWords, shares } from '../content.ts';

/** "Gracias, sois geniales" asks for no words of hers. */
const LEAST_WORDS = 5;

export const ownWords: Check = {
  find({ asked, draft }) {
    if (asked === null) return [];
    const hers = contentWords(asked);
    if (hers.length < LEAST_WORDS) return [];
    const ours = contentKeys(draft);
    if (hers.some(({ keys }) => shares(keys, ours))) return [];
    // The longest words are those that most likely say what it is about.
    const [first, second] = [...hers]
      .toSorted((a, b) => b.token.word.length - a.token.word.length)
      .map(({ token: { start, end } }) => asked.written.slice(start, end));
    return [{ params: { words: [first, second].filter((word) => word !== undefined).join(', ') } }];
  },
};
