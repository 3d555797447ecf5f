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
  return {
    find(words) {
      const hits: Hit<T>[] = [];
      const spelt = words.map((token) => ({ token, words: spellings(token) }));
      for (const [first, { token, words: begins }] of spelt.entries()) {
        const look = (some: readonly Phrase<T>[] | undefined): void => {
          for (const { of, weight, places } of some ?? NONE) {
            const last = endOf(places, spelt, first + 1, 1);
            if (last !== undefined) hits.push({ of, weight, first, last });
          }
        };
        if (token.kind === 'number') look(byNumber);
        for (const word of begins) {
          look(byWord.get(word));
          const end = Math.min(longest, word.length);
          for (let length = SHORTEST_STEM; length <= end; length += 1) look(byStem.get(word.slice(0, length)));
        }
      }
      return hits;
    },
  };
}

const NONE: readonly never[] = [];

/** A word of the text, and what it is compared as. */
interface Spelt {
  token: Token;
  words: readonly string[];
}

/** Index of the last word of the places from `place` on, looked for from `at`; undefined where they do not stand there. */
function endOf(places: readonly Place[], spelt: readonly Spelt[], at: number, place: number): number | undefined {
  const wanted = places[place];
  if (wanted === undefined) return at - 1;
  const gap = wanted.afterGap ? GAP : 0;
  const reach = gap > 0 && wanted.words.includes('?') ? gap * 4 : gap;
  for (let skipped = 0; skipped <= reach; skipped += 1) {
    const one = spelt[at + skipped];
    if (one === undefined) return undefined;
    if (fits(one, wanted)) {
      const end = endOf(places, spelt, at + skipped + 1, place + 1);
      if (end !== undefined) return end;
    }
    if (ENDS.has(one.token.plain[0] ?? '')) return undefined;
  }
  return undefined;
}

function fits({ token, words: spelt }: Spelt, { words, stems, number }: Place): boolean {
  if (number && token.kind === 'number') return true;
  if (token.kind === 'sign')
    return (
      words.includes(token.plain) ||
      words.includes(token.plain[0] ?? '') ||
      (words.includes('?') && token.plain.includes('?'))
    );
  for (const word of spelt) if (words.includes(word) || stems.some((stem) => word.startsWith(stem))) return true;
  return false;
}

/** "cobraram-me" is what it is, and "cobraram" too; a hashtag is its word. */
function spellings({ plain, kind }: Token): string[] {
  if (kind === 'handle') return [];
  const word = kind === 'hashtag' ? plain.slice(1) : plain;
  const hyphen = word.indexOf('-');
  return hyphen > 0 && kind === 'word' ? [word, word.slice(0, hyphen)] : [word];
}
