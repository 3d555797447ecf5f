import { speaksByItself } from '../automatic/speaks.ts';
import { languages, type Config, type RatingConfig, type Voice } from '../config/config.ts';
import { ofTicket } from '../hours/rules.ts';
import { compileCondition } from '../routing/condition.ts';
import type { Texts } from '../texts/index.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { SCORES } from './rating.ts';

/** The rule by which the customer of a conversation is asked, or null. In public nobody is, nor by an account of an employee. */
export function createRatingRules({
  rating,
  brands,
}: Pick<Config, 'rating' | 'brands'>): (ticket: Ticket) => RatingConfig | null {
  const rules = rating.map((rule) => ({ rule, holds: compileCondition(rule.when) }));
  return (ticket) => {
    if (!ticket.private || !speaksByItself(brands[ticket.brand]?.accounts[ticket.account]?.kind)) return null;
    const facts = ofTicket(ticket);
    const found = rules.find(({ holds }) => holds(facts))?.rule;
    return found === undefined || found.ask === false ? null : found;
  };
}

/** As she is spoken to: in her language where it is one of ours, as in Brazil where she is there. */
export function voiceFor(
  { brands, regions }: Pick<Config, 'brands' | 'regions'>,
  { brand, language, region }: Pick<Ticket, 'brand' | 'language' | 'region'>,
): Voice {
  const found = languages.find((each) => each === language) ?? brands[brand]?.languages[0] ?? 'es';
  return found === 'pt' && region !== null && regions[region]?.country === 'BR' ? 'pt-BR' : found;
}

/** What is asked. `link`: where she answers; null where she presses one of `choices`. */
export function questionIn(
  texts: Texts,
  { ask }: Pick<RatingConfig, 'ask'>,
  { voice, name, link, isRobot }: { voice: Voice; name: string; link: string | null; isRobot: boolean },
): { text: string; choices: string[] } {
  const t = texts.in(voice);
  const language = voice === 'pt-BR' ? 'pt' : voice;
  const approved = ask === false ? undefined : ask?.[language];
  const words = approved?.replaceAll('{name}', name.trim()) ?? t('rating.ask');
  return {
    text: [
      link === null ? words.trim() : `${words.trim()}\n${t('rating.ask.link', { link })}`,
      t(isRobot ? 'rating.mark.robot' : 'rating.mark'),
    ].join('\n\n'),
    choices: link === null ? SCORES.map((score) => t(`rating.choice.${score}`)) : [],
  };
}
