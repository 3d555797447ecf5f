import type { Language } from '../config/config.ts';

/** Endings of nouns and adjectives and the commonest of verbs, without accents, the longest first. */
const ENDINGS: Readonly<Record<Language, RegExp>> = {
  es: /(?:amientos?|imientos?|aciones|acion|uciones|ucion|adoras?|adores|antes|ancias?|logias?|amente|mente|idades|idad|ivas?|ivos?|osas?|osos?|arian|ariamos|eriamos|iriamos|abamos|aramos|ieramos|ando|iendo|yendo|aron|ieron|aban|aba|abas|adas?|ados?|idas?|idos?|ases?|aran?|ieras?|ieran?|arias?|erias?|irias?|amos|emos|imos|aste|iste|areis|eis|ais|are|ere|ire|ara|era|ira|ian|ias|ia|ar|er|ir|es|os|as|an|en|a|o|e|s)$/,
  pt: /(?:amentos?|imentos?|acoes|acao|icoes|icao|ucoes|ucao|adoras?|adores|ador|antes|ancias?|logias?|amente|mente|idades|idade|ivas?|ivos?|osas?|osos?|ariam|ariamos|eriamos|avamos|aramos|eramos|ando|endo|indo|aram|eram|iram|avam|ava|avas|adas?|ados?|idas?|idos?|asse|esse|isse|arias?|erias?|irias?|amos|emos|imos|aste|este|iste|arei|erei|irei|ara|era|ira|iam|ias|ia|ar|er|ir|oes|aes|ais|eis|is|ns|es|os|as|am|em|ou|ei|eu|iu|a|o|e|s|m)$/,
  en: /(?:ational|ations?|ements?|ments?|nesses|ness|ingly|edly|fully|ful|ously|ous|ively|ive|ities|ity|ies|ing|ed|es|ly|s|e|y)$/,
};
/** What is left of a word has at least so many letters. */
const LEAST = 3;
const DIGIT = /\d/;

/** A word in small letters without accents, cut to what its forms have in common. It is compared, never shown. */
export function stem(word: string, language: Language): string {
  if (word.length <= LEAST || DIGIT.test(word)) return word;
  const ending = ENDINGS[language].exec(word.slice(LEAST));
  const cut = ending ? word.slice(0, LEAST + ending.index) : word;
  return cut.length > LEAST && cut.at(-1) === cut.at(-2) ? cut.slice(0, -1) : cut;
}
