import { BIN } from '#core/crisis/baseline.ts';
import { sentenceOf } from '#core/crisis/sentence.ts';
import type { Bin, Kind, Level } from '#core/crisis/series.ts';
import type { CrisisSettings } from '#core/crisis/settings.ts';
import { createTerms, termsOf } from '#core/crisis/terms.ts';
import { createWatch, type Incident } from '#core/crisis/watch.ts';
import type { Sentiment } from '#core/ports/labels.ts';
import type { Speaker } from '#core/texts/index.ts';
import type { PastMessage } from './history.ts';

export const EVERYTHING = 'all';

export interface Alert {
  time: string;
  level: Level;
  kind: Kind;
  series: string;
  observed: number;
  expected: number;
  /** What observed and expected are counted over. */
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

const iso = (at: number): string => new Date(at).toISOString();

/** What the team would have been told, message by message as they came; nothing later is known to anything earlier. */
export function replay(
  messages: readonly PastMessage[],
  { settings, say, moodOf }: { settings: CrisisSettings; say: Speaker; moodOf: (text: string) => Sentiment | null },
): Alert[] {
  const networks = messages.some(({ network }) => network !== '');
  const watch = createWatch(
    settings,
    (series) => series.startsWith('network ') || (!networks && series === EVERYTHING),
  );
  const terms = createTerms();
  const alerts = new Map<Incident, Alert>();
  const first = Math.floor((messages[0]?.at ?? 0) / BIN);
  const last = Math.floor((messages.at(-1)?.at ?? 0) / BIN);
  let next = 0;
  for (let bin = first; bin <= last; bin++) {
    const bins = new Map<string, Required<Bin>>();
    for (let message = messages[next]; message && message.at < (bin + 1) * BIN; message = messages[++next]) {
      const mood = message.sentiment ?? moodOf(message.text);
      terms.add(termsOf(message.text));
      for (const name of seriesOf(message)) count(bins, name, mood);
    }
    for (const event of watch.close(bin * BIN, bins)) {
      const { incident, at } = event;
      if (event.type === 'opened') {
        const sentence = sentenceOf(say, incident.first, incident.series[0] ?? '', terms.rising());
        alerts.set(incident, alertOf(incident, sentence));
      } else if (event.type === 'rose')
        alerts.get(incident)?.rises.push({
          time: iso(at),
          level: event.finding.level,
          sentence: sentenceOf(say, event.finding, event.series, terms.rising()),
        });
    }
    terms.close();
  }
  for (const [incident, alert] of alerts) finish(incident, alert);
  return [...alerts.values()];
}

function seriesOf({ network, area }: PastMessage): string[] {
  return [EVERYTHING, ...(network === '' ? [] : [`network ${network}`]), ...(area === '' ? [] : [`area ${area}`])];
}

function count(bins: Map<string, Required<Bin>>, name: string, mood: Sentiment | null): void {
  const bin = bins.get(name) ?? { count: 0, judged: 0, negative: 0 };
  bin.count++;
  if (mood !== null) bin.judged++;
  if (mood === 'negative') bin.negative++;
  bins.set(name, bin);
}

function alertOf({ first, series, openedAt }: Incident, sentence: string): Alert {
  return {
    time: iso(openedAt),
    level: first.level,
    kind: first.kind,
    series: series[0] ?? '',
    observed: first.observed,
    expected: Math.round(first.expected * 10) / 10,
    minutes: first.minutes,
    sentence,
    rises: [],
    joined: [],
    peak: null,
    lead: null,
    allClear: null,
  };
}

/** What only the end of an incident knows. */
function finish(incident: Incident, alert: Alert): void {
  alert.joined = incident.series.slice(1);
  alert.allClear = incident.clearedAt === undefined ? null : iso(incident.clearedAt);
  if (incident.first.kind === 'silence') return;
  alert.peak = { time: iso(incident.peak.at), count: incident.peak.count };
  alert.lead = (incident.peak.at - incident.openedAt) / 60_000;
}
