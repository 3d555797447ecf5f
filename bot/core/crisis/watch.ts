import { BIN } from './baseline.ts';
import { localHours } from './local-hour.ts';
import { createSeries, type Bin, type Finding, type Level, type Series } from './series.ts';
import type { CrisisSettings } from './settings.ts';

export interface Incident {
  /** What was found first, and where; the series that joined follow. */
  first: Finding;
  series: string[];
  openedAt: number;
  level: Level;
  rises: { at: number; level: Level; finding: Finding; series: string }[];
  /** The fullest hour of the first series. */
  peak: { at: number; count: number };
  clearedAt?: number;
}

export type WatchEvent =
  | { type: 'opened' | 'cleared'; at: number; incident: Incident }
  | { type: 'rose' | 'joined'; at: number; incident: Incident; series: string; finding: Finding };

interface Watched {
  series: Series;
  odd: boolean;
}

interface Now {
  name: string;
  findings: Finding[];
  hour: Finding['hour'];
}

export interface Watch {
  /** Every series of one brand; what is not named had no message in the bin that began at `at`. */
  close(at: number, bins: ReadonlyMap<string, Bin>): WatchEvent[];
  open(): readonly Incident[];
}

/** What one brand is told: at most one incident of noise at a time, whatever number of series feel it, and one for each silent source. */
export function createWatch(settings: CrisisSettings, isSource: (series: string) => boolean = () => true): Watch {
  const hoursOf = localHours(settings.zone);
  const all = new Map<string, Watched>();
  const silences = new Map<string, Incident>();
  const told = new Map<string, { until: number; level: Level }>();
  let noise: Incident | undefined;
  let quietSince = 0;

  function look(at: number, bins: ReadonlyMap<string, Bin>): Now[] {
    for (const name of bins.keys())
      if (!all.has(name)) all.set(name, { series: createSeries(settings, hoursOf), odd: false });
    return [...all].map(([name, watched]) => {
      const open = noise?.series.includes(name) === true || watched.odd;
      const seen = watched.series.close(at, bins.get(name) ?? { count: 0 }, open);
      watched.odd = seen.findings.some(({ kind }) => kind !== 'silence');
      return { name, ...seen };
    });
  }

  function silent(now: number, { name, findings }: Now): WatchEvent[] {
    // An area has no habit of its own to keep: only what messages come from can fall silent.
    if (!isSource(name)) return [];
    const finding = findings.find(({ kind }) => kind === 'silence');
    const open = silences.get(name);
    if (finding && !open) {
      const incident = incidentOf(name, finding, now);
      silences.set(name, incident);
      return [{ type: 'opened', at: now, incident }];
    }
    if (finding || !open) return [];
    silences.delete(name);
    open.clearedAt = now;
    return [{ type: 'cleared', at: now, incident: open }];
  }

  /** Whether this was told so lately that telling it again says nothing. */
  const cooling = (name: string, level: Level, now: number): boolean => {
    const before = told.get(name);
    return before !== undefined && now < before.until && level <= before.level;
  };

  function loud(now: number, found: { name: string; finding: Finding }[]): WatchEvent[] {
    const events: WatchEvent[] = [];
    for (const { name, finding } of found) {
      if (!noise) {
        if (cooling(name, finding.level, now)) continue;
        noise = incidentOf(name, finding, now);
        events.push({ type: 'opened', at: now, incident: noise });
        continue;
      }
      const joins = !noise.series.includes(name);
      if (joins) noise.series.push(name);
      const rises = finding.level > noise.level;
      if (rises) {
        noise.level = finding.level;
        noise.rises.push({ at: now, level: finding.level, finding, series: name });
      }
      if (rises || joins)
        events.push({ type: rises ? 'rose' : 'joined', at: now, incident: noise, series: name, finding });
    }
    return events;
  }

  function settle(now: number, seen: Now[], odd: boolean): WatchEvent[] {
    if (!noise) return [];
    const [main] = noise.series;
    const members = seen.filter(({ name }) => noise?.series.includes(name));
    const hour = members.find(({ name }) => name === main)?.hour;
    if (hour && hour.count > noise.peak.count) noise.peak = { at: now, count: hour.count };
    const full = members.some(
      ({ hour: one }) => one.count >= settings.least && one.count > one.expected * settings.leastRatio,
    );
    if (odd || full) quietSince = now;
    if (now - quietSince < settings.quiet * 60_000) return [];
    noise.clearedAt = now;
    for (const name of noise.series) told.set(name, { until: now + settings.coolDown * 60_000, level: noise.level });
    const incident = noise;
    noise = undefined;
    return [{ type: 'cleared', at: now, incident }];
  }

  return {
    close: (at, bins) => {
      const now = at + BIN;
      const seen = look(at, bins);
      const found = seen
        .flatMap(({ name, findings }) => findings.map((finding) => ({ name, finding })))
        .filter(({ finding }) => finding.kind !== 'silence')
        .toSorted((a, b) => b.finding.level - a.finding.level);
      return [...seen.flatMap((one) => silent(now, one)), ...loud(now, found), ...settle(now, seen, found.length > 0)];
    },
    open: () => [...silences.values(), ...(noise ? [noise] : [])],
  };
}

function incidentOf(series: string, first: Finding, openedAt: number): Incident {
  const { level, hour } = first;
  return {
    first,
    series: [series],
    openedAt,
    level,
    rises: [],
    peak: { at: openedAt, count: hour.count },
  };
}
