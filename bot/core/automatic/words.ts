import type { Texts } from '../texts/index.ts';
import type { ToSay } from './choose.ts';

/** What stands in a text that a rule says, in the customer's language and with the days of the schedule's zone. */
export function fillIn(
  texts: Texts,
  { text, language, opens, timeZone }: Pick<ToSay, 'text' | 'language' | 'opens' | 'timeZone'>,
  { name, number, isRobot }: { name: string; number: number; isRobot: boolean },
): string {
  const t = texts.in(language);
  const values: Record<string, string> = {
    name: name.trim(),
    number: String(number),
    opens:
      opens === null
        ? ''
        : t('automatic.opens', { day: day(opens, language, timeZone), time: hour(opens, language, timeZone) }),
  };
  const filled = text.replace(/\{(name|number|opens)\}/g, (_all, key: string) => values[key] ?? '');
  return `${filled.trim()}\n\n${t(isRobot ? 'automatic.mark.robot' : 'automatic.mark')}`;
}

function day(at: Date, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', day: 'numeric', month: 'long', timeZone })
    .format(at)
    .replace(',', '');
}

function hour(at: Date, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { hour: 'numeric', minute: '2-digit', timeZone }).format(at);
}

function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}
