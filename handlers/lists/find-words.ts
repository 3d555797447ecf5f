import { languages, type Config } from '#core/config/config.ts';
import { sectionOf, type Sections } from '#core/config/sections.ts';
import { fold } from '#core/routing/words.ts';
import { catalogue } from '#core/texts/index.ts';
import { indexedLabels, labels, type IndexedLabel } from '#core/ticket/labels/index.ts';
import { languageName } from '../cards/format.ts';
import { atHour } from '../time-zone.ts';
import { configuredHandles } from '#core/authors/lists.ts';
import type { ListFilter, OrderLabel } from '../../store/lists/lists.ts';

export type What = IndexedLabel | 'tag' | 'author' | 'influence' | 'list' | 'owner' | 'state' | 'since' | 'order';

/** Folded, in each language that people may try. */
const WHATS = new Map<string, What>([
  ...indexedLabels.flatMap((id) => namesOf(`label.${id}`).map((name): [string, What] => [name, id])),
  ...Object.entries({
    tag: 'tag',
    etiqueta: 'tag',
    by: 'author',
    de: 'author',
    from: 'author',
    por: 'author',
    influence: 'influence',
    influencia: 'influence',
    list: 'list',
    lista: 'list',
    owner: 'owner',
    lleva: 'owner',
    com: 'owner',
    con: 'owner',
    state: 'state',
    estado: 'state',
    since: 'since',
    desde: 'since',
    order: 'order',
    orden: 'order',
    ordem: 'order',
  } as const),
]);
const STATES = new Map<string, NonNullable<ListFilter['state']>>(
  Object.entries({
    open: 'open',
    abierta: 'open',
    abiertas: 'open',
    abierto: 'open',
    aberta: 'open',
    abertas: 'open',
    aberto: 'open',
    snoozed: 'snoozed',
    pausa: 'snoozed',
    pausada: 'snoozed',
    pausadas: 'snoozed',
    closed: 'closed',
    cerrada: 'closed',
    cerradas: 'closed',
    cerrado: 'closed',
    fechada: 'closed',
    fechadas: 'closed',
    fechado: 'closed',
  } as const),
);
type Ordered = Pick<ListFilter, 'order' | 'underWay'>;
/** Those that wait come the longest waiting first, without those that were answered. */
const WAITING: Ordered = { order: 'oldest', underWay: true };
const ORDERS = new Map<string, Ordered>([
  ...indexedLabels
    .filter(holdsOne)
    .flatMap((id) => namesOf(`label.${id}`).map((name): [string, Ordered] => [name, { order: id }])),
  ...Object.entries({
    oldest: { order: 'oldest' },
    antiguas: { order: 'oldest' },
    antiguos: { order: 'oldest' },
    antigas: { order: 'oldest' },
    antigos: { order: 'oldest' },
    newest: { order: 'newest' },
    nuevas: { order: 'newest' },
    nuevos: { order: 'newest' },
    recientes: { order: 'newest' },
    novas: { order: 'newest' },
    novos: { order: 'newest' },
    influence: { order: 'influence' },
    influencia: { order: 'influence' },
    waiting: WAITING,
    espera: WAITING,
    esperando: WAITING,
  } satisfies Record<string, Ordered>),
]);
const HOUR = 3_600_000;
const UNITS: Readonly<Record<string, number>> = { h: HOUR, d: 24 * HOUR, w: 168 * HOUR, s: 168 * HOUR };

/** Those that a message may be told to be in and that people look for by name. */
const LANGUAGES = [
  'es',
  'pt',
  'en',
  'ca',
  'gl',
  'eu',
  'fr',
  'it',
  'de',
  'nl',
  'ro',
  'ar',
  'zh',
  'ja',
  'ru',
  'uk',
  'pl',
];

/** How many days ago, folded. */
const DAYS = new Map<string, number>(
  Object.entries({ hoy: 0, hoje: 0, today: 0, ayer: 1, ontem: 1, yesterday: 1, anteayer: 2, antier: 2, anteontem: 2 }),
);

type Parsed =
  | { filter: ListFilter }
  | {
      /** What was not understood; empty where nothing was typed. */
      unknown: string;
      /** What it was to narrow. */
      what?: What;
    };
interface Around {
  config: Sections & Pick<Config, 'people' | 'lists'>;
  now: Date;
  /** Days begin where she lives. */
  timeZone: string;
}

/** What somebody typed after "find": words, and things like tag:#refund, in any order. */
export function parseFind(typed: string, around: Around): Parsed {
  const filter: ListFilter = { order: 'newest' };
  const words: string[] = [];
  for (const part of typed.match(/[^\s:"]+:"[^"]*"|\S+/gu) ?? []) {
    const [, name = '', value = ''] = /^([^:]+):(.*)$/u.exec(part) ?? [];
    const what = WHATS.get(fold(name));
    if (what !== undefined) {
      const set = read(what, value.replace(/^"|"$/g, '').trim(), around);
      if (!set) return { unknown: part, what };
      Object.assign(filter, set, set.labels && { labels: { ...filter.labels, ...set.labels } });
    } else if (/^@\w/u.test(part)) filter.author = part.slice(1);
    else if (/^#\p{L}/u.test(part)) filter.tag = part.slice(1);
    else if (/^\p{L}+:[^/\s]/u.test(part)) return { unknown: part };
    else words.push(part.replace(/^#(?=\d)/, ''));
  }
  const text = words.join(' ').trim();
  if (text !== '') {
    if (!/[\p{L}\p{N}]/u.test(text)) return { unknown: text };
    filter.words = text;
  }
  const isByTime = filter.order === 'newest' || filter.order === 'oldest';
  return Object.keys(filter).length > 1 || !isByTime ? { filter } : { unknown: '' };
}

/** "by:@carla" is that handle alone, "by:carla" whoever is called so. */
function read(what: What, value: string, { config, now, timeZone }: Around): ListFilter | null {
  const bare = value.replace(/^[#@]/, '');
  if (bare === '') return null;
  switch (what) {
    case 'tag':
      return { tag: bare };
    case 'author':
      return value.startsWith('@') ? { author: bare } : { authorNamed: bare };
    case 'state': {
      const state = STATES.get(fold(bare));
      return state ? { state } : null;
    }
    case 'order': {
      return ORDERS.get(fold(bare)) ?? null;
    }
    case 'influence': {
      const least = leastOf(bare);
      return least === null ? null : { influence: least };
    }
    case 'list': {
      const found = Object.entries(config.lists).find(
        ([key, { name }]) => fold(key) === fold(bare) || fold(name) === fold(bare),
      );
      return found ? { list: { key: found[0], handles: configuredHandles(config, found[0]) } } : null;
    }
    case 'owner': {
      const people = Object.entries(config.people)
        .filter(
          ([key, { name }]) =>
            key === fold(bare) || fold(name) === fold(bare) || fold(name).split(/\s+/)[0] === fold(bare),
        )
        .map(([key]) => key);
      return people.length === 1 && people[0] !== undefined ? { owner: people[0] } : null;
    }
    case 'since':
      return sinceOf(value, now, timeZone);
    default: {
      const values = valuesNamed(what, fold(bare), config);
      return values.length > 0 ? { labels: { [what]: values } } : null;
    }
  }
}

/** "60", "≥60" and "60+" are at least 60, ">60" is more; less than something nobody can ask for: no one is served worse for few readers. */
function leastOf(typed: string): number | null {
  const [, sign = '', digits = ''] = /^(>=?|≥)?\s*(\d{1,3})\+?$/u.exec(typed) ?? [];
  const least = Number(digits) + (sign === '>' ? 1 : 0);
  return digits === '' || Number(digits) > 100 ? null : least;
}

function holdsOne(id: IndexedLabel): id is OrderLabel {
  return !labels[id].many;
}

/** Values of a label that go by this name: a key, a name of the configuration, or a word in any language, whatever its ending. */
function valuesNamed(id: IndexedLabel, name: string, config: Around['config']): string[] {
  const { values } = labels[id];
  if (values === 'languages') return languagesNamed(name);
  if (typeof values === 'string')
    return Object.entries(sectionOf(config, values))
      .filter(([key, entry]) => key === name || fold(entry.name) === name)
      .map(([key]) => key);
  return values.filter((value) =>
    [value, ...namesOf(`label.${id}.${value}`)].some((each) => stem(each) === stem(name)),
  );
}

/** By its code, or by its name in one of our languages. */
function languagesNamed(name: string): string[] {
  if (/^[a-z]{2}$/.test(name)) return [name];
  return LANGUAGES.filter((code) => languages.some((language) => fold(languageName(code, language)) === name));
}

/** What a sentence of the catalogue says in each language, folded. */
function namesOf(key: string): string[] {
  const said = Object.entries(catalogue).find(([each]) => each === key)?.[1];
  return said === undefined ? [] : [...new Set(Object.values(said).map((each) => fold(String(each))))];
}

/** "negativas" is "negativo". */
function stem(word: string): string {
  return word.length > 3 ? word.replace(/[aeo]?s?$/, '') : word;
}

function sinceOf(value: string, now: Date, timeZone: string): ListFilter | null {
  const [, count = '', unit = ''] = /^(\d{1,4})([hdws])$/i.exec(value) ?? [];
  const length = UNITS[unit.toLowerCase()];
  if (length !== undefined) return { since: new Date(now.getTime() - Number(count) * length) };
  const ago = DAYS.get(fold(value));
  if (ago !== undefined) return { since: atHour(now, timeZone, { days: -ago, hour: 0 }) };
  const noon = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T12:00:00Z`) : undefined;
  if (!noon || Number.isNaN(noon.getTime())) return null;
  // Noon of Greenwich is another day in some places.
  const since = [0, -1, 1]
    .map((days) => atHour(noon, timeZone, { days, hour: 0 }))
    .find((at) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at) === value);
  return since ? { since } : null;
}
