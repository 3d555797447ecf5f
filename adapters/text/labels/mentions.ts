import type { Evidence, Label, Named } from '#core/ports/labels.ts';
import { makePhrases, type Phrase, type Phrases } from '../cues/phrases.ts';
import { fold, tokensOf, type Token } from '../tokens.ts';

interface Names {
  phrases: Phrases<string>;
  /** Handles and hashtags, which are one word whatever the name is. */
  joined: ReadonlyMap<string, string>;
}

const NAME_SURE = 0.9;
/** A name that is a word too ("orange") is surer with the capital it was given. */
const WORD_SURE = 0.6;
const made = new WeakMap<readonly Named[], Names>();

/** Lists come from the configuration and stay the same: their words are prepared once. */
function namesOf(named: readonly Named[]): Names {
  const there = made.get(named);
  if (there !== undefined) return there;
  const joined = new Map<string, string>();
  const phrases: Phrase<string>[] = [];
  for (const { id, words } of named) {
    for (const word of words) {
      const parts = tokensOf(word.replace(/^[@#]/u, ''));
      const isStem = word.endsWith('*');
      const plain = parts.filter(({ kind }) => kind !== 'sign').map((part) => part.plain);
      if (plain.length === 0) continue;
      joined.set(plain.join(''), id);
      phrases.push({
        of: id,
        weight: 1,
        places: plain.map((one, index) => ({
          words: [one],
          stems: isStem && index === plain.length - 1 ? [one] : [],
          number: false,
          afterGap: false,
        })),
      });
    }
  }
  const names = { phrases: makePhrases(phrases), joined };
  made.set(named, names);
  return names;
}

interface Mention {
  id: string;
  start: number;
  end: number;
  sure: number;
}

function mentions(text: string, words: readonly Token[], named: readonly Named[]): Mention[] {
  const { phrases, joined } = namesOf(named);
  const spoken = phrases.find(words).map(({ of, first, last }): Mention => {
    const [from, to] = [words[first] as Token, words[last] as Token];
    const isOwnName =
      /\p{Lu}|\p{N}/u.test(text.slice(from.start, from.start + 1)) || from.kind === 'hashtag' || first !== last;
    return { id: of, start: from.start, end: to.end, sure: isOwnName ? NAME_SURE : WORD_SURE };
  });
  const tagged = words.flatMap((word): Mention[] => {
    if (word.kind !== 'handle' && word.kind !== 'hashtag') return [];
    const id = joined.get(fold(word.plain.slice(1)).replace(/[._-]/gu, ''));
    return id === undefined ? [] : [{ id, start: word.start, end: word.end, sure: 0.97 }];
  });
  return [...tagged, ...spoken];
}

const whyOf = (found: readonly Mention[]): Evidence => ({
  key: found.length === 0 ? 'evidence.nothing' : 'evidence.words',
  places: found
    .slice(0, 3)
    .map(({ start, end }): [number, number] => [start, end])
    .toSorted(([one], [other]) => one - other),
});

/** Which of these the text names. */
export function brandsOf(text: string, words: readonly Token[], named: readonly Named[]): Label<readonly string[]> {
  const found = mentions(text, words, named);
  const value = [...new Set(found.map(({ id }) => id))];
  return {
    value,
    guess: value,
    sure:
      found.length === 0
        ? NAME_SURE
        : Math.min(...value.map((id) => Math.max(...found.filter((one) => one.id === id).map(({ sure }) => sure)))),
    why: whyOf(found),
  };
}

/** The one that most of the words speak of; none where two are spoken of as much. */
export function subjectOf(text: string, words: readonly Token[], named: readonly Named[]): Label<string> {
  const found = mentions(text, words, named);
  const counts = named
    .map(({ id }) => ({ id, count: new Set(found.filter((one) => one.id === id).map(({ start }) => start)).size }))
    .toSorted((one, other) => other.count - one.count);
  const [best, next] = counts;
  if (best === undefined || best.count === 0)
    return { value: null, guess: null, sure: 0, why: { key: 'evidence.nothing', places: [] } };
  const own = found.filter(({ id }) => id === best.id);
  const others = next?.count ?? 0;
  const sure = best.count / (best.count + others + 0.25);
  if (others === best.count)
    return { value: null, guess: best.id, sure, why: { ...whyOf(found), key: 'evidence.mixed' } };
  return { value: best.id, guess: best.id, sure, why: whyOf(own) };
}
