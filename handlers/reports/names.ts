import type { Config } from '#core/config/config.ts';
import type { Grouping } from '#core/reports/spec.ts';
import type { Speaker } from '#core/texts/index.ts';
import { accountName } from '../cards/people.ts';
import { labelText } from '../cards/label-text.ts';
import type { Services } from '../context.ts';
import { dateLocale } from '../date-locale.ts';

type Needs = Pick<Services, 'config' | 'store'>;

/** How the rows of a report are called. What the configuration no longer has keeps its key, and says so. */
export async function namesFor(
  { config, store }: Needs,
  by: Grouping,
  { keys, t }: { keys: readonly string[]; t: Speaker },
): Promise<(key: string) => string> {
  if (by !== 'person') return (key) => nameOf(config, by, { key, t });
  const people = await store.people.get(keys.filter((key) => key !== ''));
  return (key) =>
    key === ''
      ? t('report.key.nobody')
      : (people.get(key)?.name ?? config.people[key]?.name ?? t('report.key.left', { key }));
}

/** Whoever has left by her key. */
export async function nameOfPerson({ config, store }: Needs, id: string): Promise<string> {
  return (await store.people.get([id])).get(id)?.name ?? config.people[id]?.name ?? id;
}

/** One row. */
export function nameOf(config: Config, by: Grouping, { key, t }: { key: string; t: Speaker }): string {
  const none = t('report.key.none', { what: t(`report.by.${by}`).toLocaleLowerCase(t.voice) });
  const configured = (name: string | undefined): string =>
    key === '' ? none : (name ?? t('report.key.gone', { key }));
  switch (by) {
    case 'none':
      return t('report.total');
    case 'day':
      return dayName(key, t);
    case 'week':
      return t('report.key.week', { day: dayName(key, t, { weekday: undefined }) });
    case 'month':
      return dayName(key, t, { weekday: undefined, day: undefined, month: 'long', year: 'numeric' });
    case 'hour-of-week':
      return `${weekdayName(Number(key.slice(0, 1)), t)} ${Number(key.slice(2))} h`;
    case 'area':
      return configured(config.areas[key]?.name);
    case 'region':
      return configured(config.regions[key]?.name);
    case 'centre':
      return configured(config.centres[key]?.name);
    case 'network':
      return key === '' ? none : t.network(key);
    case 'account':
      return configured(isConfigured(config, key) ? accountName(config, key, t) : undefined);
    case 'category':
    case 'sentiment':
      return key === '' ? none : labelText(config, t, by, key);
    case 'tag':
      return key === '' ? none : `#${key}`;
    case 'age':
      return t(`report.age.${key as '3d'}`);
    case 'person':
      return key === '' ? t('report.key.nobody') : key;
    default:
      return by satisfies never;
  }
}

function isConfigured({ brands }: Config, account: string): boolean {
  return Object.values(brands).some(({ accounts }) => account in accounts);
}

const UTC = { timeZone: 'UTC' } as const;

/** "lun, 3 nov": the key is a day already, so no zone moves it. */
function dayName(key: string, t: Speaker, options: Intl.DateTimeFormatOptions = {}): string {
  const style: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short', ...UTC, ...options };
  return new Intl.DateTimeFormat(dateLocale(t), style).format(new Date(`${key}T12:00:00Z`));
}

/** 1 is Monday. */
export function weekdayName(day: number, t: Speaker, weekday: 'short' | 'long' = 'short'): string {
  return new Intl.DateTimeFormat(dateLocale(t), { weekday, ...UTC }).format(new Date(Date.UTC(2024, 0, day, 12)));
}
