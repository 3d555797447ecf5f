import { createMatcher, fold } from '../../routing/words.ts';
import type { Language } from '../../config/config.ts';
import type { Place } from '../plain.ts';
import type { Reading, Token } from '../reading.ts';
import { keysAsked, keysOf, languagesToTry } from './forms.ts';

export interface PhraseFound extends Place {
  /** As the manual writes it. */
  phrase: string;
  /** As the draft writes it. */
  excerpt: string;
}

interface Asked {
  phrase: string;
  /** What each further word must be known by. */
  rest: readonly ReadonlySet<string>[];
}
type Index = ReadonlyMap<string, readonly Asked[]>;

const PRONOUN = /^(?:me|te|se|nos|os|le|les|lo|la|los|las|lhe|lhes|vos|yo|eu)$/u;
/** "La culpa ha sido tuya" is "es tuya" in another tense. */
const BETWEEN =
  /(?:mente|ly)$|^(?:ya|ja|muy|muito|tan|tao|really|just|even|also|so|very|too|siempre|sempre|still|tambien|tambem|ha|han|he|has|hemos|habia|tem|tinha|have|had)$/u;
const WORD = /[\p{L}\p{N}]+/gu;
const indexes = new WeakMap<readonly string[], Map<Language, Index>>();
const exact = new WeakMap<readonly string[], ReturnType<typeof createMatcher>>();

/** Every place in the draft that is one of the manual's words or phrases, in any inflection; of several at one place the longest. */
export function findPhrases(reading: Reading, phrases: readonly string[]): PhraseFound[] {
  if (phrases.length === 0) return [];
  const found = [
    ...asWritten(reading, phrases),
    ...languagesToTry(reading.language).flatMap((language) => inflected(reading, phrases, language)),
  ];
  const kept: PhraseFound[] = [];
  for (const each of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || each.start >= last.end) kept.push(each);
  }
  return kept;
}

/** As the manual has it, signs and emoji too. */
function asWritten(reading: Reading, phrases: readonly string[]): PhraseFound[] {
  let matcher = exact.get(phrases);
  if (!matcher) exact.set(phrases, (matcher = createMatcher(phrases)));
  let from = 0;
  return matcher.all(reading.written).map(({ word, excerpt }) => {
    const start = reading.written.indexOf(excerpt, from);
    from = start + excerpt.length;
    return { phrase: word, excerpt, start, end: from };
  });
}

function inflected(reading: Reading, phrases: readonly string[], language: Language): PhraseFound[] {
  const index = indexFor(phrases, language);
  if (index.size === 0) return [];
  const { tokens, written } = reading;
  const keys = tokens.map(({ word }) => keysIn(word, language));
  return tokens.flatMap((token, at) => {
    let best: { asked: Asked; last: number } | undefined;
    for (const key of keys[at] ?? []) {
      for (const asked of index.get(key) ?? []) {
        if (asked.rest.length === 0 && key.startsWith('v:') && isNoun(tokens, at)) continue;
        const last = endOf(asked.rest, { tokens, keys, at });
        if (last !== undefined && (best === undefined || last > best.last)) best = { asked, last };
      }
    }
    if (!best) return [];
    const end = tokens[best.last]?.end ?? token.end;
    return [{ phrase: best.asked.phrase, start: token.start, end, excerpt: written.slice(token.start, end) }];
  });
}

/** "Abono", "uso", "cambio" are nouns more often than what somebody does, unless a pronoun stands before. */
function isNoun(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.word.endsWith('o') === true && !PRONOUN.test(tokens[at - 1]?.word ?? '');
}

/** The place of a phrase's last word, from the first at `at` on; a pronoun may be missing and one adverb or helping verb may come between. */
function endOf(
  rest: Asked['rest'],
  { tokens, keys, at }: { tokens: readonly Token[]; keys: readonly (readonly string[])[]; at: number },
): number | undefined {
  let place = at;
  for (const wanted of rest) {
    const fits = (next: number): boolean =>
      tokens[next]?.follows === true && (keys[next] ?? []).some((each) => wanted.has(each));
    if (fits(place + 1)) place += 1;
    else if (tokens[place + 1]?.follows === true && BETWEEN.test(tokens[place + 1]?.word ?? '') && fits(place + 2))
      place += 2;
    else if (!wanted.has('c:me')) return undefined;
  }
  return place;
}

function indexFor(phrases: readonly string[], language: Language): Index {
  const made = indexes.get(phrases) ?? new Map<Language, Index>();
  indexes.set(phrases, made);
  const known = made.get(language);
  if (known) return known;
  const index = new Map<string, Asked[]>();
  for (const phrase of phrases) {
    const words = fold(phrase).match(WORD) ?? [];
    const [first, ...rest] = words.map((word) => keysAsked(word, language, words.length > 1));
    for (const key of new Set(first))
      index.set(key, [...(index.get(key) ?? []), { phrase, rest: rest.map((each) => new Set(each)) }]);
  }
  made.set(language, index);
  return index;
}

/** Words come again and again, in a text and in the next. */
const remembered: Record<Language, Map<string, readonly string[]>> = { es: new Map(), pt: new Map(), en: new Map() };
const REMEMBERED = 5_000;

export function keysIn(word: string, language: Language): readonly string[] {
  const known = remembered[language].get(word);
  if (known) return known;
  if (remembered[language].size >= REMEMBERED) remembered[language].clear();
  const keys = keysOf(word, language);
  remembered[language].set(word, keys);
  return keys;
}
