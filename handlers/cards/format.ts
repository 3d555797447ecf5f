import type { Language } from '#core/config/config.ts';
import type { Translate } from '#core/texts/index.ts';
import type { Inline } from '#core/card.ts';
import { sentence } from './sentence.ts';

/** Made once: making one takes milliseconds, in which no press is acknowledged. European Portuguese keeps its own comma and "mil". */
const compact = (locale: string): Intl.NumberFormat =>
  new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
const compactNumbers: Readonly<Record<Language, Intl.NumberFormat>> = {
  es: compact('es'),
  pt: compact('pt-PT'),
  en: compact('en'),
};

/** 12345 as people say it: "12,3 mil", "12.3K". */
export function shortNumber(count: number, language: Language): string {
  return compactNumbers[language].format(count).replaceAll('\u00a0', ' ');
}

const englishEndings: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: 'st', two: 'nd', few: 'rd' };
const englishOrdinals = new Intl.PluralRules('en', { type: 'ordinal' });

/** "3rd"; Spanish and Portuguese write their ordinals in the catalogue. */
export function englishOrdinal(count: number): string {
  return `${count}${englishEndings[englishOrdinals.select(count)] ?? 'th'}`;
}

const namesIn = (locale: string): Intl.DisplayNames => new Intl.DisplayNames(locale, { type: 'language' });
const languageNames: Readonly<Record<Language, Intl.DisplayNames>> = {
  es: namesIn('es'),
  pt: namesIn('pt-PT'),
  en: namesIn('en'),
};

/** Name of a language in another: "español" for es in Spanish. Codes that nobody knows are shown as they are. */
export function languageName(code: string, language: Language): string {
  try {
    return languageNames[language].of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}

const MINUTE = 60_000;

/** How long something took, in words: "14 min", "3 h 05 min", "2 días". */
export function timeTaken(t: Translate, ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / MINUTE);
  if (minutes < 1) return t('card.time.less-than-minute');
  if (minutes < 60) return t('card.time.minutes', { minutes });
  if (minutes < 48 * 60)
    return t('card.time.hours', { hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, '0') });
  return t('card.time.days', { count: Math.floor(minutes / (24 * 60)) });
}

/** "Iván, Marta y Luis": names in a row, joined as the language does. */
export function joined(t: Translate, items: Inline[][], by: 'and' | 'or' = 'and'): Inline[] {
  const last = items.at(-1);
  if (!last) return sentence(t, 'card.nobody');
  if (items.length === 1) return last;
  const first = items
    .slice(0, -1)
    .flatMap((item, index): Inline[] => (index === 0 ? item : [{ kind: 'text', text: ', ' }, ...item]));
  return sentence(t, by === 'and' ? 'card.and' : 'card.or', { first, last });
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A text as one line of at most so many characters; what was left out is shown, and no word is cut that can be left out whole. */
export function oneLine(text: string, max: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = [...graphemes.segment(line.slice(0, max * 20))].map(({ segment }) => segment);
  if (letters.length <= max) return line;
  const kept = letters.slice(0, max - 1);
  const gap = letters[max - 1] === ' ' ? -1 : kept.lastIndexOf(' ');
  return `${kept
    .slice(0, gap > max * 0.6 ? gap : undefined)
    .join('')
    .trimEnd()}…`;
}
