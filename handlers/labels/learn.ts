import { CATEGORIES } from '#core/ports/labels.ts';
import type { Corrected, TextAnalysis } from '#core/ports/text.ts';
import type { Store } from '../../store/store.ts';

/** So many corrections are learnt from, the latest. */
export const MOST_LEARNT = 500;
const AT_ONCE = 20;

/** Teaches what people set right so far, the oldest first, with time in between for everything else; gives how many. */
export async function learnCorrections(
  { store, text }: { store: Pick<Store, 'labels'>; text: Pick<TextAnalysis, 'teach'> },
  pause: () => Promise<void>,
): Promise<number> {
  const rows = await store.labels.correctedCategories(MOST_LEARNT);
  const corrected = rows.toReversed().flatMap(({ text: said, language, category }): Corrected[] => {
    const known = CATEGORIES.find((each) => each === category);
    return known === undefined ? [] : [{ text: said, language, category: known }];
  });
  for (let from = 0; from < corrected.length; from += AT_ONCE) {
    await pause();
    text.teach?.(corrected.slice(from, from + AT_ONCE));
  }
  return corrected.length;
}
