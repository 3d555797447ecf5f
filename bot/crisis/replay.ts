import type { Config } from '#core/config/config.ts';
import { BIN } from '#core/crisis/baseline.ts';
import { createCounter, EVERYTHING, POST, type Counted, type Counter } from '#core/crisis/counted.ts';
import type { Incident, IncidentKind } from '#core/crisis/incident.ts';
import { addUp, type StoredSign } from '#core/crisis/judge.ts';
import { createReplay, type ReplayedIncident } from '#core/crisis/replay.ts';
import { sentenceOf } from '#core/crisis/sentence.ts';
import type { Level } from '#core/crisis/series.ts';
import type { CrisisSettings } from '#core/crisis/settings.ts';
import { signSentence } from '#core/crisis/sign-sentence.ts';
import { createTerms, termsOf, type RisingTerm } from '#core/crisis/terms.ts';
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
  /** When it came back after an all-clear, or something else was spoken of too (`isNew`), which was told without a new alert. */
  again: { time: string; isNew: boolean; sentence: string }[];
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
const iso = (at: number): string => new Date(at).toISOString();

/** What the team would have been told, by what counts and judges the live messages; nothing later is known to anything earlier. */
export function replay(messages: readonly PastMessage[], { settings, crisis, say, read }: Replaying): Alert[] {
  const count = createCounter({ crisis });
  const hasNetworks = messages.some(({ network }) => network !== '');
  const isSource = (series: string): boolean => series.startsWith(NETWORK) || (!hasNetworks && series === EVERYTHING);
  const { bursts, negatives, silence } = crisis.watch;
  // What stands under which post no column says.
  const past = createReplay({ settings, isSource, watched: { bursts, negatives, silence, spread: null } });
  const terms = createTerms();
  const alerts = new Map<ReplayedIncident, Alert>();
  const first = Math.floor((messages[0]?.at ?? 0) / BIN);
  const last = Math.floor((messages.at(-1)?.at ?? 0) / BIN);
  let next = 0;
  for (let bin = first; bin <= last; bin++) {
    const counted: Counted[] = [];
    const signs: StoredSign[] = [];
    for (let message = messages[next]; message && message.at < (bin + 1) * BIN; message = messages[++next]) {
      terms.add(termsOf(message.text));
      const one = countedOf(message, count, read);
      if (one) counted.push(one);
      if (one?.sign) signs.push({ ...one.sign, ticketId: message.author, at: new Date(message.at) });
    }
    for (const { told, isNew, since } of past.close(bin * BIN, addUp(counted), signs)) {
      if (!isNew && since.length === 0) continue;
      const sentence = sentenceFor(told.last, say, terms.rising());
      const alert = alerts.get(told) ?? alertOf(told, sentence);
      alerts.set(told, alert);
      for (const note of since)
        if (note.what === 'rose') alert.rises.push({ time: note.at, level: note.level, sentence });
        else alert.again.push({ time: note.at, isNew: note.what === 'more', sentence });
    }
    terms.close();
  }
  return [...alerts].map(([told, alert]) => finished(told, alert));
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
      author: { nativeId: author, handle: author, name: author, followers },
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

function sentenceFor({ finding, series, signs, signCount }: Incident, say: Speaker, term?: RisingTerm): string {
  const [main = ''] = series;
  const source = main === EVERYTHING ? say('crisis.anywhere') : main.slice(main.indexOf(' ') + 1);
  const counted = finding === null ? [] : [sentenceOf(say, finding, source, term)];
  const single = signs.length === 0 ? [] : [signSentence(say, signs, signCount, signs.at(-1)?.ticketId ?? '')];
  return [...counted, ...single].join('; ');
}

function alertOf(
  { first: { openedAt, kind, series, finding, signCount }, level }: ReplayedIncident,
  sentence: string,
): Alert {
  return {
    time: iso(openedAt.getTime()),
    level,
    kind,
    series: series[0] ?? EVERYTHING,
    observed: finding?.observed ?? signCount,
    expected: Math.round((finding?.expected ?? 0) * 10) / 10,
    minutes: finding?.minutes ?? 0,
    sentence,
    rises: [],
    again: [],
    joined: [],
    peak: null,
    lead: null,
    allClear: null,
  };
}

/** What only the end of an incident knows. */
function finished({ last: { series, clearedAt, openedAt }, peak }: ReplayedIncident, alert: Alert): Alert {
  return {
    ...alert,
    joined: series.slice(1),
    allClear: clearedAt?.toISOString() ?? null,
    peak: peak && { time: iso(peak.at), count: peak.count },
    lead: peak && Math.round((peak.at - openedAt.getTime()) / 60_000),
  };
}
