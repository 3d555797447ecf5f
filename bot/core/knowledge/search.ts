import type { Language } from '../config/config.ts';
import { fold } from '../routing/words.ts';
import { stem } from './stem.ts';
import { alike, unsaying } from './words.ts';

/** A word of a text, as it is compared. */
const WORD = /[\p{L}\p{N}]+/gu;
/** To whom it is said, and links, are not what is asked. */
const NO_WORDS = /@\S+|https?:\/\/\S+/giu;
/** Letters beside each other, which find a word that was mistyped or joined to another. */
const GRAM = 4;
/** How much they count beside a whole word, and how much a word that stands for another. */
const GRAM_COUNTS = 0.3;
const ALIKE_COUNTS = 0.5;
/** Of BM25: how soon a word that is repeated counts no more, and how much a long text is held against it. */
const SATURATION = 0.9;
const LENGTH = 0.6;
/** Nobody asks with more words, and strangers write what we search with. */
const ASKED_MOST = 60;
const ASKED_LONGEST = 3_000;

export interface Searched<T> {
  of: T;
  /** Each with how much a word in it counts. */
  fields: readonly (readonly [text: string, counts: number])[];
}

export interface Hit<T> {
  of: T;
  score: number;
  /** How much of what was asked stands in it, each word by how telling it is, in itself or as a word that stands for it: 0 to 1. */
  share: number;
}

export interface SearchIndex<T> {
  /** The best first. */
  find(asked: string, limit: number): Hit<T>[];
}

interface Term {
  key: string;
  isWord: boolean;
}

/** Ranks texts by the words they share with a question (BM25), by what those mean alike, and by runs of letters. */
export function createIndex<T>(
  texts: readonly Searched<T>[],
  language: Language,
  { withAlike = true }: { withAlike?: boolean } = {},
): SearchIndex<T> {
  const postings = new Map<string, { at: number; times: number }[]>();
  const lengths = texts.map(({ fields }, at) => {
    const { times, length } = countsOf(fields, language);
    for (const [key, count] of times) {
      const list = postings.get(key);
      if (list) list.push({ at, times: count });
      else postings.set(key, [{ at, times: count }]);
    }
    return length;
  });
  const usual = lengths.reduce((sum, each) => sum + each, 0) / Math.max(1, lengths.length);
  const telling = (found: number): number => Math.log(1 + (texts.length - found + 0.5) / (found + 0.5));

  /** A word that no text holds tells little: it may be a name, or mistyped. */
  const weightOf = (keys: readonly string[]): number => {
    const [word = ''] = keys;
    const held = keys.map((key) => postings.get(key)?.length ?? 0).filter((found) => found > 0);
    return postings.has(word) ? telling(held[0] ?? 0) : Math.min(telling(0) / 2, ...held.map(telling));
  };

  return {
    find(asked, limit) {
      const { wanted, words } = wantedIn(asked, language, withAlike);
      const scores = new Map<number, number>();
      for (const [key, counts] of wanted) {
        const list = postings.get(key) ?? [];
        const idf = telling(list.length);
        for (const { at, times } of list) {
          const held = SATURATION * (1 - LENGTH + (LENGTH * (lengths[at] ?? 0)) / usual);
          add(scores, at, (counts * idf * times * (SATURATION + 1)) / (times + held));
        }
      }
      const shares = new Map<number, number>();
      let whole = 0;
      for (const keys of words) {
        const weight = weightOf(keys);
        whole += weight;
        const holding = new Set(keys.flatMap((key) => (postings.get(key) ?? []).map(({ at }) => at)));
        for (const at of holding) add(shares, at, weight);
      }
      return [...scores]
        .toSorted(([, one], [, other]) => other - one)
        .slice(0, limit)
        .flatMap(([at, score]) => {
          const text = texts[at];
          return text ? [{ of: text.of, score, share: whole === 0 ? 0 : (shares.get(at) ?? 0) / whole }] : [];
        });
    },
  };
}

function add(to: Map<number, number>, at: number, more: number): void {
  to.set(at, (to.get(at) ?? 0) + more);
}

function countsOf(
  fields: Searched<unknown>['fields'],
  language: Language,
): { times: Map<string, number>; length: number } {
  const times = new Map<string, number>();
  let length = 0;
  for (const [text, counts] of fields)
    for (const { key, isWord } of termsOf(text, language)) {
      times.set(key, (times.get(key) ?? 0) + counts);
      if (isWord) length += counts;
    }
  return { times, length };
}

interface Wanted {
  /** What is looked for, each once, with how much it counts. */
  wanted: Map<string, number>;
  /** Each word with those that stand for it. */
  words: string[][];
}

function wantedIn(asked: string, language: Language, withAlike: boolean): Wanted {
  const wanted = new Map<string, number>();
  const words = new Map<string, string[]>();
  const group = groupsOf(language);
  const want = (key: string, counts: number): void => {
    if ((wanted.get(key) ?? 0) < counts) wanted.set(key, counts);
  };
  for (const { key, isWord } of termsOf(asked.slice(0, ASKED_LONGEST).replace(NO_WORDS, ' '), language, ASKED_MOST)) {
    want(key, isWord ? 1 : GRAM_COUNTS);
    if (!isWord) continue;
    const others = withAlike ? [...(group.get(key) ?? [])] : [];
    for (const other of others) want(other, ALIKE_COUNTS);
    words.set(key, [key, ...others]);
  }
  return { wanted, words: [...words.values()] };
}

const made = new Map<Language, Map<string, Set<string>>>();

/** By stem: the stems that stand for it. */
function groupsOf(language: Language): Map<string, Set<string>> {
  const known = made.get(language);
  if (known) return known;
  const groups = new Map<string, Set<string>>();
  for (const line of alike[language]) {
    const stems = line.map((word) => stem(fold(word), language));
    for (const each of stems) {
      const others = groups.get(each) ?? new Set();
      for (const other of stems) if (other !== each) others.add(other);
      groups.set(each, others);
    }
  }
  made.set(language, groups);
  return groups;
}

function termsOf(text: string, language: Language, most = Number.POSITIVE_INFINITY): Term[] {
  const terms: Term[] = [];
  let words = 0;
  for (const { 0: word } of fold(text).matchAll(WORD)) {
    if (unsaying[language].has(word) || (word.length < 2 && !/\d/.test(word))) continue;
    words += 1;
    if (words > most) break;
    terms.push({ key: stem(word, language), isWord: true });
    for (let at = 0; at + GRAM <= word.length; at += 1)
      terms.push({ key: `~${word.slice(at, at + GRAM)}`, isWord: false });
  }
  return terms;
}
