import type { Config } from '../config/config.ts';

/** Of texts by language and country ("pt", "pt-BR"), the nearest; none for another language. */
export function byLocale<T>(
  texts: Readonly<Partial<Record<string, T>>>,
  language: string | null | undefined,
  country: string | null | undefined,
): T | undefined {
  if (language == null) return undefined;
  return (country == null ? undefined : texts[`${language}-${country}`]) ?? texts[language];
}

/** ISO 3166, whose customers a conversation's are; null where its region does not say. */
export function countryOf({ regions }: Pick<Config, 'regions'>, { region }: { region: string | null }): string | null {
  return (region === null ? undefined : regions[region]?.country) ?? null;
}
