import { createMatcher } from './words.ts';

export interface FoundEntry {
  /** Key of the entry in the configuration. */
  key: string;
  /** As the configuration writes it. */
  word: string;
  /** Where in the text. */
  span: readonly [from: number, to: number];
}

/** The first entry, in the order of the configuration, of whose words one stands in the text. */
export type WordList = (text: string) => FoundEntry | null;

/** Compiled once for a section of the configuration. */
export function createWordList<T>(entries: Record<string, T>, words: (entry: T) => readonly string[]): WordList {
  const compiled = Object.entries(entries).map(([key, entry]) => ({ key, matcher: createMatcher(words(entry)) }));
  return (text) => {
    for (const { key, matcher } of compiled) {
      const match = matcher.first(text);
      if (match) return { key, word: match.word, span: [match.at, match.at + match.excerpt.length] };
    }
    return null;
  };
}
