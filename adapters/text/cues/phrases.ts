import type { Token } from '../tokens.ts';

/** One place of a phrase: the words that may stand in it. */
interface Place {
  /** A list and no set: there are tens of thousands of them, mostly of two or three words. */
  words: readonly string[];
  stems: readonly string[];
  number: boolean;
  /** Other words may stand before it. */
  afterGap: boolean;
}

export interface Phrase<T> {
  of: T;
  weight: number;
  places: readonly Place[];
}

export interface Hit<T> {
  of: T;
  weight: number;
  /** Index of the first word and of the last, among the words looked at. */
  first: number;
  last: number;
}

export interface Phrases<T> {
  /** Every phrase that stands in these words, at each place where it begins the longest. */
  find(words: readonly Token[]): Hit<T>[];
}

const GAP = 4;
const SHORTEST_STEM = 2;
const ENDS = new Set(['.', '!', '?', ';', '…']);

export function parsePhrases<T>(text: string, of: T, weight: number): Phrase<T>[] {
  return text
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => ({ of, weight, places: placesOf(one.split(/\s+/u)) }));
}

function placesOf(parts: readonly string[]): Place[] {
  const places: Place[] = [];
  let afterGap = false;
  for (const part of parts) {
    if (part === '..') {
      afterGap = true;
      continue;
    }
    const words = part.split('|').filter(Boolean);
    places.push({
      words: words.filter((word) => !word.endsWith('*') && word !== '#'),
      stems: words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)),
      number: words.includes('#'),
      afterGap,
    });
    afterGap = false;
  }
  return places;
}

export function makePhrases<T>(phrases: readonly Phrase<T>[]): Phrases<T> {
  const byWord = new Map<string, Phrase<T>[]>();
  const byStem = new Map<string, Phrase<T>[]>();
  const byNumber: Phrase<T>[] = [];
  const put = (map: Map<string, Phrase<T>[]>, key: string, phrase: Phrase<T>): void => {
    const there = map.get(key);
    if (there === undefined) map.set(key, [phrase]);
    else there.push(phrase);
  };
  for (const phrase of phrases) {
    const first = phrase.places[0];
    if (first === undefined) continue;
    for (const word of first.words) put(byWord, word, phrase);
    for (const stem of first.stems) put(byStem, stem, phrase);
    if (first.number) byNumber.push(phrase);
  }
  const longest = Math.max(0, ...[...byStem.keys()].map((stem) => stem.length));
  const beginning = function* (token: Token): Generator<Phrase<T>> {
    if (token.kind === 'number') yield* byNumber;
    for (const word of spellings(token)) {
      yield* byWord.get(word) ?? [];
      for (let length = SHORTEST_STEM; length <= Math.min(longest, word.length); length += 1)
        yield* byStem.get(word.slice(0, length)) ?? [];
    }
  };
  return {
    find(words) {
      const hits: Hit<T>[] = [];
      for (let first = 0; first < words.length; first += 1) {
        for (const phrase of beginning(words[first] as Token)) {
          const last = endOf(phrase.places, words, first + 1, 1);
          if (last !== undefined) hits.push({ of: phrase.of, weight: phrase.weight, first, last });
        }
      }
      return hits;
    },
  };
}

/** Index of the last word of the places from `place` on, looked for from `at`; undefined where they do not stand there. */
function endOf(places: readonly Place[], words: readonly Token[], at: number, place: number): number | undefined {
  const wanted = places[place];
  if (wanted === undefined) return at - 1;
  const reach = wanted.afterGap ? GAP : 0;
  const isQuestion = wanted.words.includes('?');
  for (let skipped = 0; skipped <= (isQuestion && wanted.afterGap ? reach * 4 : reach); skipped += 1) {
    const token = words[at + skipped];
    if (token === undefined) return undefined;
    if (fits(token, wanted)) {
      const end = endOf(places, words, at + skipped + 1, place + 1);
      if (end !== undefined) return end;
    }
    if (ENDS.has(token.plain[0] ?? '')) return undefined;
  }
  return undefined;
}

function fits(token: Token, { words, stems, number }: Place): boolean {
  if (number && token.kind === 'number') return true;
  if (token.kind === 'sign')
    return (
      words.includes(token.plain) ||
      words.includes(token.plain[0] ?? '') ||
      (words.includes('?') && token.plain.includes('?'))
    );
  return spellings(token).some((word) => words.includes(word) || stems.some((stem) => word.startsWith(stem)));
}

/** "cobraram-me" is what it is, and "cobraram" too; a hashtag is its word. */
function spellings({ plain, kind }: Token): string[] {
  if (kind === 'handle') return [];
  const word = kind === 'hashtag' ? plain.slice(1) : plain;
  const hyphen = word.indexOf('-');
  return hyphen > 0 && kind === 'word' ? [word, word.slice(0, hyphen)] : [word];
}
