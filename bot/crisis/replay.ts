import type { Config } from '#core/config/config.ts';
import { BIN } from '#core/crisis/baseline.ts';
import { createCounter, EVERYTHING, POST, type Counted, type Counter } from '#core/crisis/counted.ts';
import { NOISE, type Incident, type IncidentKind } from '#core/crisis/incident.ts';
import { addUp, judge, type CountedBin, type StoredSign } from '#core/crisis/judge.ts';
import { sentenceOf } from '#core/crisis/sentence.ts';
import type { Level } from '#core/crisis/series.ts';
import type { CrisisSettings } from '#core/crisis/settings.ts';
import { signSentence } from '#core/crisis/sign-sentence.ts';
import { createTerms, termsOf } from '#core/crisis/terms.ts';
import { newWatch } from '#core/crisis/watch.ts';
import type { RedWord, Sentiment } from '#core/ports/labels.ts';
import type { Speaker } from '#core/texts/index.ts';
import type { PastMessage } from './history.ts';

export interface Alert {
  time: string;
  level: Level;
  kind: IncidentKind;
  series: string;
  observed: number;
  /** Nothing of single messages: none is normal. */
  expected: number;
  /** What observed and expected are counted over; 0 for single messages. */
  minutes: number;
  sentence: string;
  rises: { time: string; level: Level; sentence: string }[];
  /** Series that felt the same. */
  joined: string[];
  /** The fullest hour; a silence has none. */
  peak: { time: string; count: number } | null;
  /** Minutes from the alert to the peak. */
  lead: number | null;
  allClear: string | null;
}

/** What a text says by itself. */
export type Reading = (text: string) => { sentiment: Sentiment | null; red: readonly RedWord[] };

export interface Replaying {
  settings: CrisisSettings;
  crisis: Config['crisis'];
  say: Speaker;
  read: Reading;
}

const NETWORK = 'network ';
const HOUR = 12;
const BELOW = { 1: 1, 2: 1, 3: 2 } as const;
const iso = (at: number): string => new Date(at).toISOString();

/** What the team would have been told, by what counts and judges the live messages; nothing later is known to anything earlier. */
export function replay(messages: readonly PastMessage[], { settings, crisis, say, read }: Replaying): Alert[] {
  const count = createCounter({ crisis });
  const hasNetworks = messages.some(({ network }) => network !== '');
  const isSource = (series: string): boolean =>
    series.startsWith(NETWORK) || (!hasNetworks && series === EVERYTHING);
  const { bursts, negatives, silence } = crisis.watch;
  const watch = newWatch();
  const terms = createTerms();
  const told = new Map<string, Told>();
  const first = Math.floor((messages[0]?.at ?? 0) / BIN);
  const last = Math.floor((messages.at(-1)?.at ?? 0) / BIN);
  const hour: number[] = [];
  let open: Incident[] = [];
  let next = 0;
  for (let bin = first; bin <= last; bin++) {
    const end = new Date((bin + 1) * BIN);
    const counted: Counted[] = [];
    const signs: StoredSign[] = [];
    for (let message = messages[next]; message && message.at < end.getTime(); message = messages[++next]) {
      terms.add(termsOf(message.text));
      const one = countedOf(message, count, read);
      if (one) counted.push(one);
      if (one?.sign) signs.push({ ...one.sign, ticketId: message.author, at: new Date(message.at) });
    }
    const bins: CountedBin[] = addUp(counted);
    hour.push(bins.find(({ series }) => series === EVERYTHING)?.count ?? 0);
    if (hour.length > HOUR) hour.shift();
    const changed = judge({
      brand: '',
      now: end,
      settings,
      // What stands under which post no column says.
      watched: { bursts, negatives, silence, spread: null },
      watch,
      judgedAt: new Date(bin * BIN),
      from: new Date(bin * BIN),
      until: end,
      bins,
      posts: [],
      isSource,
      signs,
      open,
    });
    for (const incident of changed) note(told, incident, sentenceFor(incident, say, terms.rising()));
    const byId = new Map([...open, ...changed].map((incident) => [incident.id, incident]));
    open = [...byId.values()].filter(({ clearedAt }) => clearedAt === null);
    const full = hour.reduce((sum, of) => sum + of, 0);
    for (const { id, key } of open) {
      const one = told.get(id);
      if (one && key !== NOISE && one.alert.kind !== 'silence' && full > (one.alert.peak?.count ?? 0))
        one.alert.peak = { time: iso(end.getTime()), count: full };
    }
    terms.close();
  }
  return [...told.values()].map(finished);
}

interface Told {
  alert: Alert;
  incident: Incident;
}

function countedOf(message: PastMessage, count: Counter, read: Reading): Counted | null {
  const { text, author, followers, network, area, at } = message;
  const said = read(text);
  const sentiment = message.sentiment ?? said.sentiment;
  const postedAt = new Date(at);
  const one = count({
    message: {
      nativeId: '',
      currentId: '',
      version: 0,
      kind: 'mention',
      private: false,
      text,
      author: { nativeId: author, handle: author, name: author, ...(followers !== undefined && { followers }) },
      postedAt,
      url: '',
      conversationId: '',
      mentions: [],
      media: [],
      counts: { likes: 0, reposts: 0, replies: 0, quotes: 0 },
    },
    brand: '',
    accounts: [],
    area: area === '' ? null : area,
    region: null,
    sentiment,
    red: said.red,
    standing: 'usual',
    now: postedAt,
  });
  if (!one) return null;
  const series = one.series.filter((name) => !name.startsWith(POST));
  return { ...one, series: network === '' ? series : [...series, `${NETWORK}${network}`] };
}

function sentenceFor(
  { finding, series, signs, signCount }: Incident,
  say: Speaker,
  term: ReturnType<ReturnType<typeof createTerms>['rising']>,
): string {
  const [main = ''] = series;
  const source = main === EVERYTHING ? say('crisis.anywhere') : main.slice(main.indexOf(' ') + 1);
  const counted = finding === null ? [] : [sentenceOf(say, finding, source, term)];
  const single = signs.length === 0 ? [] : [signSentence(say, signs, signCount, signs.at(-1)?.ticketId ?? '')];
  return [...counted, ...single].join('; ');
}

/** What is new of an incident is told; what only goes on is not. */
function note(told: Map<string, Told>, incident: Incident, sentence: string): void {
  const known = told.get(incident.id);
  if (!known) {
    const { openedAt, level, kind, series, finding, signCount } = incident;
    const [rose] = incident.notes;
    told.set(incident.id, {
      incident,
      alert: {
        time: iso(openedAt.getTime()),
        // What rose within its first five minutes began lower.
        level: rose?.what === 'rose' && rose.level > 1 ? BELOW[rose.level] : level,
        kind,
        series: series[0] ?? EVERYTHING,
        observed: finding?.observed ?? signCount,
        expected: Math.round((finding?.expected ?? 0) * 10) / 10,
        minutes: finding?.minutes ?? 0,
        sentence,
        rises: [],
        joined: [],
        peak: null,
        lead: null,
        allClear: null,
      },
    });
  }
  const one = told.get(incident.id);
  if (!one) return;
  const before = known?.incident.notes.length ?? 0;
  for (const rise of incident.notes.slice(before))
    if (rise.what === 'rose') one.alert.rises.push({ time: rise.at, level: rise.level, sentence });
  one.incident = incident;
}

/** What only the end of an incident knows. */
function finished({ alert, incident: { series, clearedAt, openedAt, peak, finding } }: Told): Alert {
  const isSilence = alert.kind === 'silence';
  const fullest = peak ?? alert.peak ?? (finding ? { at: openedAt.toISOString(), count: finding.hour.count } : null);
  const at = fullest === null ? alert.time : 'at' in fullest ? fullest.at : fullest.time;
  return {
    ...alert,
    joined: series.slice(1),
    allClear: clearedAt?.toISOString() ?? null,
    peak: isSilence || fullest === null ? null : { time: at, count: fullest.count },
    lead: isSilence || fullest === null ? null : Math.round((Date.parse(at) - openedAt.getTime()) / 60_000),
  };
}
