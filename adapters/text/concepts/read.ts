import { isNegated } from '../cues/read.ts';
import { fold, type Token } from '../tokens.ts';
import { CONCEPTS, type Concepts } from './concepts.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { pt } from './pt.ts';

/** One concept where it stands among the words looked at. */
export interface Spoken {
  /** Index among CONCEPTS. */
  concept: number;
  /** Index of its first word and of its last. */
  first: number;
  last: number;
  /** A "not" before it turns it round. */
  negated: boolean;
}

interface Lexicon {
  whole: ReadonlyMap<string, readonly number[]>;
  stems: ReadonlyMap<string, readonly number[]>;
  shortest: number;
  longest: number;
}

const LONGEST_PHRASE = 4;
const sources: Readonly<Record<string, Concepts>> = { es, pt, en };
const made = new Map<string, Lexicon>();

function lexiconOf(language: string): Lexicon | undefined {
  const there = made.get(language);
  const concepts = sources[language];
  if (there !== undefined || concepts === undefined) return there;
  const whole = new Map<string, number[]>();
  const stems = new Map<string, number[]>();
  const put = (map: Map<string, number[]>, key: string, concept: number): void => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [concept]);
    else if (!known.includes(concept)) known.push(concept);
  };
  for (const [concept, name] of CONCEPTS.entries())
    for (const entry of concepts[name].split(' ').filter(Boolean)) {
      const word = fold(entry);
      if (word.endsWith('*')) put(stems, word.slice(0, -1), concept);
      else put(whole, word, concept);
    }
  const lengths = [...stems.keys()].map(({ length }) => length);
  const lexicon = { whole, stems, shortest: Math.min(...lengths), longest: Math.max(...lengths) };
  made.set(language, lexicon);
  return lexicon;
}

/** Every concept that the words speak of, in the order in which they stand. */
export function readConcepts(words: readonly Token[], languages: readonly string[]): Spoken[] {
  const spoken: Spoken[] = [];
  for (const language of languages) {
    const lexicon = lexiconOf(language);
    if (lexicon === undefined) continue;
    for (let first = 0; first < words.length; first += 1) {
      let phrase = '';
      for (let last = first; last < Math.min(words.length, first + LONGEST_PHRASE); last += 1) {
        const token = words[last] as Token;
        if (token.kind === 'sign' || token.kind === 'link' || token.kind === 'handle') break;
        const word = token.kind === 'hashtag' ? token.plain.slice(1) : token.plain;
        phrase = last === first ? word : `${phrase}_${word}`;
        const concepts = conceptsOf(phrase, lexicon);
        if (concepts.length === 0) continue;
        const negated = isNegated(words, first, language);
        for (const concept of concepts) spoken.push({ concept, first, last, negated });
      }
    }
  }
  return spoken.toSorted((one, other) => one.first - other.first || one.concept - other.concept);
}

const NONE: readonly number[] = [];

function conceptsOf(phrase: string, { whole, stems, shortest, longest }: Lexicon): readonly number[] {
  let found = whole.get(phrase) ?? NONE;
  const end = Math.min(longest, phrase.length);
  for (let length = shortest; length <= end; length += 1) {
    const more = stems.get(phrase.slice(0, length));
    // Of most phrases nothing is known, of the rest mostly one thing.
    if (more !== undefined) found = found.length === 0 ? more : [...new Set([...found, ...more])];
  }
  return found;
}
