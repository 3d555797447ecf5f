import type { Token } from '../tokens.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { makePhrases, parsePhrases, type Hit, type Phrases } from './phrases.ts';
import { pt } from './pt.ts';
import type { Cues, Topic } from './cues.ts';

export interface FoundCue {
  topic: Topic;
  weight: number;
  /** Where it stands in the text. */
  start: number;
  end: number;
  /** A "not" before it turns it round. */
  negated: boolean;
}

const sources: Readonly<Record<string, Cues>> = { es, pt, en };
export const CUE_LANGUAGES = Object.keys(sources);
const compiled = new Map<string, Phrases<Topic>>();

function phrasesOf(language: string): Phrases<Topic> | undefined {
  const there = compiled.get(language);
  const cues = sources[language];
  if (there !== undefined || cues === undefined) return there;
  const made = makePhrases(
    topicsOf(cues).flatMap(([topic, weighed]) =>
      Object.entries(weighed).flatMap(([weight, text]) => parsePhrases(text, topic, Number(weight))),
    ),
  );
  compiled.set(language, made);
  return made;
}

function topicsOf(cues: Cues): [Topic, Cues[Topic]][] {
  const isTopic = (name: string): name is Topic => name in cues;
  return Object.keys(cues)
    .filter(isTopic)
    .map((topic) => [topic, cues[topic]]);
}

/** "No" says not in Spanish and English, and "in the" in Portuguese. */
const NEGATORS: Readonly<Record<string, ReadonlySet<string>>> = {
  es: new Set('no ni nunca jamas tampoco sin nadie ningun ninguna'.split(' ')),
  pt: new Set('nao n nem nunca jamais tampouco sem ninguem nenhum nenhuma'.split(' ')),
  en: new Set(
    "no not never without nobody none don't dont doesn't didn't isn't wasn't won't aren't weren't".split(' '),
  ),
};
/** After these a "not" is over. */
const TURNS = new Set('y and but pero mas que porque because so pq si se if'.split(' '));
const REACH = 3;
/** What stands between words and says nothing about them. */
const QUIET = new Set('" “ ” « » ( ) * ¿ ¡'.split(' '));

/** Words as the cues look at them: "cobraram-me" as one. */
export function wordsOf(tokens: readonly Token[]): Token[] {
  const words: Token[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (token.kind === 'sign' && QUIET.has(token.plain)) continue;
    const [hyphen, next] = [tokens[i + 1], tokens[i + 2]];
    if (
      token.kind === 'word' &&
      hyphen?.plain === '-' &&
      next?.kind === 'word' &&
      token.end === hyphen.start &&
      hyphen.end === next.start
    ) {
      words.push({
        ...token,
        form: `${token.form}-${next.form}`,
        plain: `${token.plain}-${next.plain}`,
        end: next.end,
      });
      i += 2;
    } else if (token.plain !== '-') words.push(token);
  }
  return words;
}

/** What the words say of each topic, in the languages asked for; of phrases that begin alike, the weightiest of each topic. */
export function readCues(words: readonly Token[], languages: readonly string[]): FoundCue[] {
  const best = new Map<string, Hit<Topic> & { language: string }>();
  for (const language of languages) {
    for (const hit of phrasesOf(language)?.find(words) ?? []) {
      const key = `${hit.of} ${hit.last}`;
      const other = best.get(key);
      if (
        other === undefined ||
        Math.abs(other.weight) < Math.abs(hit.weight) ||
        (other.weight === hit.weight && other.first > hit.first)
      )
        best.set(key, { ...hit, language });
    }
  }
  return [...best.values()].map(({ of, weight, first, last, language }) => ({
    topic: of,
    weight,
    start: (words[first] as Token).start,
    end: (words[last] as Token).end,
    negated: isNegated(words, first, language),
  }));
}

/** Whether a "not" stands shortly before this word. */
export function isNegated(words: readonly Token[], first: number, language: string): boolean {
  for (let i = first - 1; i >= Math.max(0, first - REACH); i -= 1) {
    const { plain, form, kind } = words[i] as Token;
    if (kind === 'sign' || TURNS.has(plain) || form === 'e') return false;
    if (NEGATORS[language]?.has(plain) === true) return true;
  }
  return false;
}
