import { oncePerWords, wordsAt, type Check, type Hit } from '../check.ts';
import { againstEnglish } from '../formality/english.ts';
import { againstPortuguese } from '../formality/portuguese.ts';
import { againstSpanish } from '../formality/spanish.ts';
import { byLocale } from '../locale.ts';
import type { Place } from '../plain.ts';

/** What English calls by a description has a sentence of its own. */
const SAYS: Readonly<Partial<Record<string, Pick<Hit, 'say'>>>> = {
  'first name': { say: 'finding.formality.first-name' },
  surname: { say: 'finding.formality.surname' },
};
/** As many examples show what is meant. */
const SHOWN = 3;

export const formality: Check = {
  find({ clause, draft, draftLanguage, customerLanguage, country }) {
    const language = draft.language ?? draftLanguage ?? customerLanguage;
    const wanted = byLocale(clause?.formality ?? {}, language, country);
    if (wanted === undefined) return [];
    const against =
      language === 'es'
        ? againstSpanish(wanted, country)
        : language === 'pt'
          ? againstPortuguese(wanted)
          : againstEnglish(wanted);
    const places: Place[] = (against ?? [])
      .flatMap((pattern) => draft.lower.all(pattern))
      .toSorted((a, b) => a.start - b.start);
    return oncePerWords(draft, places)
      .slice(0, SHOWN)
      .map((place) => ({ place, ...SAYS[wanted], params: { words: wordsAt(draft, place), wanted } }));
  },
};
