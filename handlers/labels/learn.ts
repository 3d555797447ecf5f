import type { Config } from '#core/config/config.ts';
import { CATEGORIES } from '#core/ports/labels.ts';
import type { Corrected, CorrectedArea, TextAnalysis } from '#core/ports/text.ts';
import type { Store } from '../../store/store.ts';
import type { CorrectedMessage } from '../../store/tickets/labels.ts';

/** So many corrections are learnt from, the latest. */
export const MOST_LEARNT = 500;
const AT_ONCE = 20;

/** Teaches what people set right so far, the oldest first, with time in between for everything else; gives how many. */
export async function learnCorrections(
  { store, text }: { store: Pick<Store, 'labels'>; text: Pick<TextAnalysis, 'teach'> },
  pause: () => Promise<void>,
): Promise<number> {
  const corrected = categoriesSaid(await store.labels.corrected('category', MOST_LEARNT));
  for (let from = 0; from < corrected.length; from += AT_ONCE) {
    await pause();
    text.teach?.(corrected.slice(from, from + AT_ONCE));
  }
  return corrected.length;
}

/** Teaches the areas as people have set them right by now; gives how many corrections. */
export async function learnAreas(
  {
    store,
    text,
    config,
  }: { store: Pick<Store, 'labels'>; text: Pick<TextAnalysis, 'teachAreas'>; config: Pick<Config, 'areas'> },
  pause: () => Promise<void>,
): Promise<number> {
  if (!text.teachAreas) return 0;
  const corrected = areasSaid(await store.labels.corrected('area', MOST_LEARNT), config);
  await text.teachAreas(corrected, pause);
  return corrected.length;
}

/** The oldest first, given the latest first. */
export function categoriesSaid(rows: readonly CorrectedMessage[]): Corrected[] {
  return rows.toReversed().flatMap(({ text, language, value }): Corrected[] => {
    const category = CATEGORIES.find((each) => each === value);
    return category === undefined ? [] : [{ text, language, category }];
  });
}

/**
 * The oldest first, given the latest first. A conversation has one area: what was said of it before somebody said another is taken
 * back. Areas that the configuration no longer has are left out.
 */
export function areasSaid(rows: readonly CorrectedMessage[], { areas }: Pick<Config, 'areas'>): CorrectedArea[] {
  const latest = new Map<string, string>();
  const kept = rows.flatMap(({ id, ticketId, text, language, value, by }): CorrectedArea[] => {
    const conversation = ticketId ?? id;
    const holds = latest.get(conversation) ?? value;
    latest.set(conversation, holds);
    return value === holds && Object.hasOwn(areas, value) ? [{ id, text, language, area: value, by }] : [];
  });
  return kept.toReversed();
}
