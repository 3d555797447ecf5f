import { languages, type Language } from '../../config/config.ts';
import { englishBase } from './english.ts';
import { portugueseNoun, portugueseVerbs } from './portuguese.ts';
import { spanishNoun, spanishVerbs } from './spanish.ts';

/** Small words that differ with who is spoken to and of how many; in a phrase any of them stands for the others. */
const CLASSES: Readonly<Record<Language, readonly string[]>> = {
  es: [
    'el la los las',
    'un una unos unas',
    'me te se nos os le les',
    'tu tus su sus vuestro vuestra vuestros vuestras',
    'tuya tuyo tuyos tuyas suya suyo suyos suyas vuestra vuestro',
  ],
  pt: ['o a os as', 'um uma uns umas', 'me te se nos vos lhe lhes', 'teu tua teus tuas seu sua seus suas vosso vossa'],
  en: ['a an the', 'your yours'],
};
const CLASS_OF: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  es: classes('es'),
  pt: classes('pt'),
  en: classes('en'),
};
/** Forms of these carry others ("has leído"); in a phrase they stand for themselves alone. */
const HELPERS = new Set([
  'haber',
  'haberlo',
  'haberla',
  'ter',
  'haver',
  'have',
  'no',
  'nao',
  'not',
  'de',
  'que',
  'por',
  'para',
  'se',
  'com',
  'con',
  'y',
  'en',
  'em',
]);
/** English has short words that end so: user, over. */
const INFINITIVE = /\p{L}{3}[aei]r(?:se)?$|^\p{L}{2}[ai]r$|^(?:ser|ver|dar|ler|leer)$/u;
/** Endings that only verbs have. */
const VERB_ONLY: Readonly<Record<'es' | 'pt', RegExp>> = {
  es: /(?:amos|emos|imos|aremos|eremos|iremos|aste|iste|aron|ieron|ando|iendo|abamos|aria|eria|iria)$/u,
  pt: /(?:amos|emos|imos|aremos|eremos|iremos|aste|este|iste|aram|eram|iram|ando|endo|indo|aria|eria|iria)$/u,
};

/** What a word of a draft is known by, so that it meets the forms of the same word in the manual. */
export function keysOf(word: string, language: Language): string[] {
  const own = CLASS_OF[language].get(word);
  const keys = [`=${word}`, ...(own === undefined ? [] : [own])];
  // Codes and figures have no forms, and no word is longer.
  if (word.length < 3 || word.length > 40 || /\p{N}/u.test(word)) return verbKeys(word, language, keys);
  return verbKeys(word, language, [...keys, `n:${nounOf(word, language)}`]);
}

/** What a word of the manual asks for: as part of a phrase any form of it, alone no form of a verb that it need not be. */
export function keysAsked(word: string, language: Language, inPhrase: boolean): string[] {
  if (HELPERS.has(word)) return [`=${word}`];
  const own = CLASS_OF[language].get(word);
  if (own !== undefined && inPhrase) return [own];
  if (word.length < 3 || /\p{N}/u.test(word)) return inPhrase ? verbKeys(word, language, [`=${word}`]) : [`=${word}`];
  const keys = [`=${word}`, `n:${nounOf(word, language)}`];
  if (language === 'en') return keys;
  if (INFINITIVE.test(word)) return [`=${word}`, `n:${nounOf(word, language)}`, `v:${word.replace(/se$/u, '')}`];
  return inPhrase || VERB_ONLY[language].test(word) ? verbKeys(word, language, keys) : keys;
}

function verbKeys(word: string, language: Language, keys: string[]): string[] {
  if (language === 'en' || word.length > 40) return keys;
  const verbs = language === 'es' ? spanishVerbs(word) : portugueseVerbs(word);
  return [...keys, ...verbs.map((verb) => `v:${verb}`)];
}

function nounOf(word: string, language: Language): string {
  return language === 'en' ? englishBase(word) : language === 'es' ? spanishNoun(word) : portugueseNoun(word);
}

function classes(language: Language): ReadonlyMap<string, string> {
  return new Map(
    CLASSES[language].flatMap((words) =>
      words.split(' ').map((word) => [word, `c:${words.split(' ')[0] ?? ''}`] as const),
    ),
  );
}

/** The languages to look in where a text's own is known or not. */
export const languagesToTry = (known: Language | null): readonly Language[] => (known === null ? languages : [known]);
