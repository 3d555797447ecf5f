import { createTexts } from '../../../bot/build/texts.ts';
import { drawCard } from '../../../handlers/cards/card.ts';
import { config, detailOf, read, type Over } from './builders.ts';

export const texts = createTexts('es');

/** The card as it stands in a channel. */
export function cardIn(channel: string, over: Over = {}, { home = true, homeLink = null as string | null } = {}) {
  return drawCard({ detail: detailOf(over), config, surface: 'slack' }, { channel, home }, { texts, homeLink });
}
export const spanish = (over?: Over): string[] => read(cardIn('facturacion', over));
export const portuguese = (over?: Over): string[] => read(cardIn('faturas', over));
export const english = (over?: Over): string[] => read(cardIn('billing', over));
