import { fold } from '../tokens.ts';
import { emoji } from './lexicon/emoji.ts';
import { en } from './lexicon/en.ts';
import { es } from './lexicon/es.ts';
import { pt } from './lexicon/pt.ts';

type Words = typeof es;

export interface Lexicon {
  /** What a word, or a phrase of words joined by "_", says: 2 and -2 strongly, 1 and -1, or 0. */
  feeling(phrase: string): number;
}

const SHORTEST_STEM = 2;

function makeLexicon(words: Words): Lexicon {
  const whole = new Map<string, number>();
  const stems = new Map<string, number>();
  const strength = { negative: -1, positive: 1, strongNegative: -2, strongPositive: 2 } as const;
  for (const kind of ['negative', 'positive', 'strongNegative', 'strongPositive'] as const) {
    for (const entry of words[kind].split(/\s+/u).filter(Boolean)) {
      const word = fold(entry.toLowerCase());
      if (word.length > SHORTEST_STEM && word.endsWith('*')) stems.set(word.slice(0, -1), strength[kind]);
      else whole.set(word, strength[kind]);
    }
  }
  const longest = Math.max(...[...stems.keys()].map((stem) => stem.length));
  return {
    feeling(phrase) {
      const exact = whole.get(phrase);
      if (exact !== undefined) return exact;
      for (let length = Math.min(phrase.length, longest); length >= SHORTEST_STEM; length -= 1) {
        const feeling = stems.get(phrase.slice(0, length));
        if (feeling !== undefined) return feeling;
      }
      return 0;
    },
  };
}

const lexicons: ReadonlyMap<string, Lexicon> = new Map([
  ['es', makeLexicon(es)],
  ['pt', makeLexicon(pt)],
  ['en', makeLexicon(en)],
]);
const faces = makeLexicon(emoji);

export function lexiconOf(language: string | null): Lexicon | undefined {
  return language === null ? undefined : lexicons.get(language);
}

export function feelingOfFace(face: string): number {
  return faces.feeling(face.replaceAll('\ufe0f', '').replace(/[\u{1f3fb}-\u{1f3ff}\u200d].*$/u, ''));
}
