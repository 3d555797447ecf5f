/** Of texts by language and country ("pt", "pt-BR"), the nearest; none for another language. */
export function byLocale<T>(
  texts: Readonly<Partial<Record<string, T>>>,
  language: string | null | undefined,
  country: string | null | undefined,
): T | undefined {
  if (language == null) return undefined;
  return (country == null ? undefined : texts[`${language}-${country}`]) ?? texts[language];
}
