import type { Config } from '#core/config/config.ts';
import { CATEGORIES } from '#core/ports/labels.ts';
import type { Corrected, CorrectedArea } from '#core/ports/text.ts';
import type { Services } from '../context.ts';
import type { CorrectedMessage } from '../../store/tickets/labels.ts';

/** So many corrections are learnt from, the latest. */
export const MOST_LEARNT = 500;

type Learning = Pick<Services, 'store' | 'text' | 'config'>;

/** Teaches category and area as people have set them right by now, with time in between for everything else. */
export async function learnCorrections(services: Learning, pause: () => Promise<void>): Promise<void> {
  await learnCategories(services, pause);
  await learnAreas(services, pause);
}

export async function learnCategories(
  { store, text }: Pick<Learning, 'store' | 'text'>,
  pause: () => Promise<void>,
): Promise<void> {
  await text.teachCategories?.(categoriesSaid(await store.labels.corrected('category', MOST_LEARNT)), pause);
}

export async function learnAreas({ store, text, config }: Learning, pause: () => Promise<void>): Promise<void> {
  await text.teachAreas?.(areasSaid(await store.labels.corrected('area', MOST_LEARNT), config), pause);
}

/** The oldest first, given the latest first. */
export function categoriesSaid(rows: readonly CorrectedMessage[]): Corrected[] {
  return rows.toReversed().flatMap(({ id, text, language, value }): Corrected[] => {
    const category = CATEGORIES.find((each) => each === value);
    return category === undefined ? [] : [{ id, text, language, category }];
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
