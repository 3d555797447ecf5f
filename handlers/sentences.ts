import { accountName } from './cards/people.ts';
import { channelLabel } from '#core/channels.ts';
import type { Inline } from '#core/card.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Config, Voice } from '#core/config/config.ts';
import type { RecadoError } from '#core/errors.ts';
import { catalogue, type TextKey, type TextParams, type Texts, type Translate } from '#core/texts/index.ts';
import type { Log } from '#core/ports/log.ts';
import { linkTo } from './lists/links.ts';
import { ours, sentence as pieces } from './cards/sentence.ts';
import type { Surface } from '#core/ports/surface.ts';
import type { Store } from '../store/store.ts';

/** A person to whom something is told. */
export interface Listener {
  locale: string;
  timeZone?: string;
  /** Where she reads it. */
  surface?: string;
  /** What it is about: she finds the buttons that are named to her on its card, in the language of that channel. */
  ticketId?: string;
}

/** Where the ids, instants and keys in the values of a sentence become what a person reads; rules know no names. */
export interface Explain {
  /** A sentence in her language, with people by name, times by her clock and states in words. */
  sentence(key: TextKey, params: TextParams, listener: Listener): Promise<string>;
  /** The same, with the addresses in its values `url` and `link` and the cards of its `tickets` as links. */
  told(key: TextKey, params: TextParams, listener: Listener): Promise<string | Inline[]>;
  /** What went wrong, as a sentence. */
  error(error: RecadoError, listener: Listener): Promise<string>;
}

interface ExplainDeps {
  config: Config;
  store: Pick<Store, 'people' | 'tickets'>;
  surfaces: ReadonlyMap<string, Surface>;
  log: Log;
  texts: Texts;
  clock: Clock;
}

/** Values that name people by id, several joined by ", ". */
const PEOPLE: ReadonlySet<string> = new Set(['owner', 'by', 'approvers', 'experts', 'called']);
/** Values that name tickets by id, several joined by ", ". */
const TICKETS = 'tickets';
/** Values that are ISO instants. */
const TIMES: ReadonlySet<string> = new Set(['since', 'at', 'until']);
/** The instant at which a link ends, which people in other zones are told too. */
const END = 'expires';

export function createExplain({ config, store, texts, clock, surfaces, log }: ExplainDeps): Explain {
  async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
    const known = ids.length > 0 ? await store.people.get([...ids]) : undefined;
    const named = await Promise.all(
      ids.map(async (id): Promise<[string, string]> => [
        id,
        known?.get(id)?.name ?? config.people[id]?.name ?? (await nameInChat(id)) ?? id,
      ]),
    );
    return new Map(named);
  }

  /** Of somebody whom the configuration does not name and who has done nothing here yet, such as a member of a group. */
  async function nameInChat(id: string): Promise<string | undefined> {
    const colon = id.indexOf(':');
    try {
      const user = await surfaces.get(id.slice(0, Math.max(colon, 0)))?.user(id.slice(colon + 1));
      return user?.name || undefined;
    } catch (err) {
      log.info({ err, person: id }, 'a name could not be asked for');
      return undefined;
    }
  }

  /** Her card speaks the language of its channel, whatever she speaks. */
  async function buttonsNear(key: TextKey, { ticketId }: Listener): Promise<{ buttons?: string }> {
    if (ticketId === undefined || !namesButtons(key)) return {};
    return { buttons: channelVoice(config, (await store.tickets.get(ticketId))?.route.channels[0]) };
  }

  async function valuesFor(
    params: TextParams,
    { locale, timeZone = config.timeZone, surface }: Listener,
  ): Promise<TextParams> {
    const t = texts.in(locale);
    const ids = Object.entries(params).flatMap(([name, value]) => (PEOPLE.has(name) ? peopleIn(value) : []));
    const names = await namesOf(ids);
    const nameOf = (id: string): string => names.get(id) ?? id;

    function words(name: string, value: string | number): string | number {
      if (typeof value === 'number') return value;
      if (PEOPLE.has(name))
        return (
          new Intl.ListFormat(t.language, { type: 'disjunction' }).format(peopleIn(value).map(nameOf)) ||
          t('say.nobody')
        );
      if (TIMES.has(name)) return tellTime(new Date(value), { now: clock.now(), language: t.language, timeZone });
      if (name === 'moment')
        return tellTime(new Date(value), { now: clock.now(), language: t.language, timeZone, seconds: true });
      if (name === END) return tellEnd(new Date(value), { language: t.voice, timeZone });
      if (name === 'channel')
        return Object.hasOwn(config.channels, value) ? channelLabel(config, value, surface) : value;
      if (name === 'network') return t.network(value);
      if (name === 'account') return accountName(config, value, t);
      const named = name === 'right' ? `right.${value}` : value;
      return (name === 'right' || name === 'state') && isKey(named) ? t(named) : value;
    }
    const numbers =
      params[TICKETS] === undefined
        ? undefined
        : (await ticketsIn(params[TICKETS])).map(({ number }) => t('list.number', { number })).join(', ');
    const told = (name: string, value: string | number) =>
      (name === TICKETS ? numbers : undefined) ?? words(name, value);
    return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, told(name, value)]));
  }

  async function sentence(key: TextKey, params: TextParams, listener: Listener): Promise<string> {
    return texts.in(listener.locale)(key, {
      ...(await valuesFor(params, listener)),
      ...(await buttonsNear(key, listener)),
    });
  }

  async function ticketsIn(
    value: string | number,
    surface?: string,
  ): Promise<{ number: number; url: string | null }[]> {
    const details = await Promise.all(
      String(value)
        .split(', ')
        .filter(Boolean)
        .map((id) => store.tickets.detail(id)),
    );
    return Promise.all(
      details
        .flatMap((detail) => (detail === null ? [] : [detail]))
        .map(async ({ ticket, cards }) => {
          const homes = cards.filter((card) => card.home && card.state === 'posted');
          const home = homes.find((card) => card.surface === surface) ?? homes[0];
          return { number: ticket.number, url: home ? await linkTo({ surfaces, log }, home) : null };
        }),
    );
  }

  /** Numbers of tickets, each with a link to its card. */
  async function linked(value: string | number, t: Translate, surface?: string): Promise<Inline[]> {
    return (await ticketsIn(value, surface)).flatMap(({ number, url }, index): Inline[] => {
      const text = t('list.number', { number });
      return [...(index === 0 ? [] : [ours(', ')]), url === null ? ours(text) : { kind: 'link', text, url }];
    });
  }

  async function told(key: TextKey, params: TextParams, listener: Listener): Promise<string | Inline[]> {
    if (params[TICKETS] !== undefined) {
      const t = texts.in(listener.locale);
      return pieces(t, key, {
        ...(await valuesFor(params, listener)),
        [TICKETS]: await linked(params[TICKETS], t, listener.surface),
      });
    }
    const { url, link } = params;
    // To be copied: it is shown as it is.
    if (typeof link === 'string')
      return pieces(texts.in(listener.locale), key, {
        ...(await valuesFor(params, listener)),
        link: { kind: 'link', text: link, url: link },
      });
    if (typeof url !== 'string' || !/^https?:\/\//.test(url)) return sentence(key, params, listener);
    const t = texts.in(listener.locale);
    const values = await valuesFor(params, listener);
    return pieces(t, key, {
      ...values,
      url: { kind: 'link', text: t('card.open-on-network', { network: values['network'] ?? '' }), url },
    });
  }

  return { sentence, told, error: (error, listener) => sentence(keyOf(error), error.params, listener) };
}

/** What is shown in a channel is in its language. */
export function channelVoice(config: Config, channel: string | undefined): Voice {
  return (channel === undefined ? undefined : config.channels[channel]?.language) ?? config.language;
}

function namesButtons(key: TextKey): boolean {
  return isKey(key) && catalogue[key as keyof typeof catalogue].es.includes('{{@');
}

/** The sentence for an error; where the chat says why a channel takes nothing, what to do differs. */
export function keyOf({ code, params }: Pick<RecadoError, 'code' | 'params'>): TextKey {
  const why = `error.${code}.${String(params['why'])}`;
  return params['why'] !== undefined && isKey(why) ? why : `error.${code}`;
}

function peopleIn(value: string | number): string[] {
  return String(value).split(', ').filter(Boolean);
}

function isKey(key: string): key is TextKey {
  return Object.hasOwn(catalogue, key);
}

/** "10:36" by her clock, with the day where it is not today: "10:36 (20 nov)". */
export function tellTime(
  at: Date,
  { now, language, timeZone, seconds = false }: { now: Date; language: string; timeZone: string; seconds?: boolean },
): string {
  if (Number.isNaN(at.getTime())) return '?';
  const locale = language === 'en' ? 'en-GB' : language;
  const hour = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: seconds ? ('2-digit' as const) : undefined,
  }).format(at);
  const day = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short' });
  return day.format(at) === day.format(now) ? hour : `${hour} (${day.format(at)})`;
}

/** "5 dic 2026, 20:12 (hora de Europa central)": where it ends, in chat, by mail and on the page alike; its reader may live anywhere. */
export function tellEnd(at: Date, { language, timeZone }: { language: string; timeZone: string }): string {
  const locale = language === 'en' ? 'en-GB' : language;
  // Of the date, the tables of Portugal know only figures.
  const zone =
    new Intl.DateTimeFormat(language === 'pt' ? 'pt-PT' : locale, { timeZone, timeZoneName: 'longGeneric' })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  const time = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(at);
  return `${time} (${zone})`;
}
