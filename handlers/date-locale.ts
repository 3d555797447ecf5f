/** How dates and hours are written for her: "29 Nov 2026, 20:12" in English too, as its readers here are not of one country. */
export function dateLocale({ voice }: { voice: string }): string {
  return voice === 'en' ? 'en-GB' : voice;
}
