import { oncePerWords, wordsAt, type Check, type Hit } from '../check.ts';
import type { Against } from '../formality/against.ts';
import { againstEnglish } from '../formality/english.ts';
import { againstPortuguese } from '../formality/portuguese.ts';
import { againstSpanish } from '../formality/spanish.ts';
import { byLocale } from '../locale.ts';
import { lower, type Place, type Plain } from '../plain.ts';
import { withoutQuoted } from '../quoted.ts';

/** What English calls by a description has a sentence of its own. */
const SAYS: Readonly<Partial<Record<string, Pick<Hit, 'say'>>>> = {
  'first name': { say: 'finding.formality.first-name' },
  surname: { say: 'finding.formality.surname' },
};
/** As many examples show what is meant. */
const SHOWN = 3;

/** What might be said of somebody else counts only where nothing is said in the wanted way. */
function placesAgainst(text: Plain, against: Against | undefined): Place[] {
  if (!against) return [];
  const clear = against.clear.flatMap((pattern) => text.all(pattern));
  const isWanted = against.wanted.some((pattern) => text.all(pattern).length > 0);
  return [...clear, ...(isWanted ? [] : against.unclear.flatMap((pattern) => text.all(pattern)))];
}

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
    const places: Place[] = placesAgainst(lower(withoutQuoted(draft.written)), against).toSorted(
      (a, b) => a.start - b.start,
    );
    return oncePerWords(draft, places)
      .slice(0, SHOWN)
      .map((place) => ({ place, ...SAYS[wanted], params: { words: wordsAt(draft, place), wanted } }));
  },
};
