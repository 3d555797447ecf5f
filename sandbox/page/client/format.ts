/** "10:32" today, "3 nov, 10:32" on other days, in the reader's own zone. */
export function clockTime(at: Date, locale: string): string {
  const today = new Date().toDateString() === at.toDateString();
  return new Intl.DateTimeFormat(
    locale,
    today
      ? { hour: '2-digit', minute: '2-digit' }
      : { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  ).format(at);
}

export function dayName(at: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** "hace 4 min"; under a minute it counts as now. */
export function ago(at: Date, locale: string, now = Date.now()): string {
  const seconds = Math.max(0, Math.round((now - at.getTime()) / 1000));
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  for (const [unit, size] of UNITS) if (seconds >= size) return words.format(-Math.floor(seconds / size), unit);
  return words.format(0, 'second');
}

export const messageTime = (ts: string): Date => new Date(Number.parseFloat(ts) * 1000);

/** Slack's date tokens, written out: {date_short}, {time}, {ago} and their kin. */
export function slackDate(timestamp: number, format: string, locale: string): string {
  const at = new Date(timestamp * 1000);
  const style = (options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(locale, options).format(at);
  return format.replaceAll(/\{(\w+)\}/g, (whole, token: string) => {
    if (token === 'ago') return ago(at, locale);
    if (token === 'time') return style({ hour: '2-digit', minute: '2-digit' });
    if (token === 'time_secs') return style({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
    if (token === 'date_num') return at.toISOString().slice(0, 10);
    if (token === 'day_divider_pretty') return dayName(at, locale);
    if (token.startsWith('date_short')) return style({ day: 'numeric', month: 'short', year: 'numeric' });
    if (token.startsWith('date_long'))
      return style({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
    if (token.startsWith('date')) return style({ day: 'numeric', month: 'long', year: 'numeric' });
    return whole;
  });
}

const HUES = [162, 204, 258, 322, 14, 36, 84, 286];

/** The same name always has the same colour. */
export function hueOf(name: string): number {
  let mixed = 2_166_136_261;
  for (const letter of name) mixed = Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return HUES[(mixed >>> 3) % HUES.length] ?? 162;
}

export function initialsOf(name: string): string {
  const parts = name
    .trim()
    .split(/\s+/)
    .filter((part) => /\p{L}|\p{N}/u.test(part));
  const letters = parts.length > 1 ? [parts[0], parts.at(-1)] : [parts[0]];
  return letters
    .map((part) => [...(part ?? '?')].find((letter) => /\p{L}|\p{N}/u.test(letter)) ?? '?')
    .join('')
    .toLocaleUpperCase();
}
