import { BIN } from './baseline.ts';
import { localHours } from './local-hour.ts';
import { createSeries, newSeries, type Bin, type Finding, type KeptSeries, type Level, type Series } from './series.ts';
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
  kept: KeptWatched;
}

interface KeptWatched {
  series: KeptSeries;
  odd: boolean;
}

/** All that a watch knows, as it can be kept and gone on with; whoever goes on changes it in place. */
export interface KeptWatch {
  series: Record<string, KeptWatched>;
  silences: Record<string, Incident>;
  told: Record<string, { until: number; level: Level }>;
  noise: Incident | null;
  quietSince: number;
}

export const newWatch = (): KeptWatch => ({ series: {}, silences: {}, told: {}, noise: null, quietSince: 0 });

interface Now {
  name: string;
  findings: Finding[];
  hour: Finding['hour'];
}

export interface Watch {
  /** Every series of one brand; what is not named had no message in the bin that began at `at`. */
  close(at: number, bins: ReadonlyMap<string, Bin>): WatchEvent[];
  /** Nobody counted then. */
  skip(): void;
  open(): readonly Incident[];
}

/** What one brand is told: at most one incident of noise at a time, whatever number of series feel it, and one for each silent source. */
export function createWatch(
  settings: CrisisSettings,
  isSource: (series: string) => boolean = () => true,
  kept: KeptWatch = newWatch(),
): Watch {
  const hoursOf = localHours(settings.zone);
  const revive = (of: KeptWatched): Watched => ({ kept: of, series: createSeries(settings, hoursOf, of.series) });
  const all = new Map(Object.entries(kept.series).map(([name, of]) => [name, revive(of)]));
  const { silences, told } = kept;

  function look(at: number, bins: ReadonlyMap<string, Bin>): Now[] {
    for (const name of bins.keys())
      if (!all.has(name)) {
        const begun = { series: newSeries(), odd: false };
        kept.series[name] = begun;
        all.set(name, revive(begun));
      }
    return [...all].map(([name, watched]) => {
      const open = kept.noise?.series.includes(name) === true || watched.kept.odd;
      const seen = watched.series.close(at, bins.get(name) ?? { count: 0 }, open);
      watched.kept.odd = seen.findings.some(({ kind }) => kind !== 'silence');
      return { name, ...seen };
    });
  }

  function silent(now: number, { name, findings }: Now): WatchEvent[] {
    // An area has no habit of its own to keep: only what messages come from can fall silent.
    if (!isSource(name)) return [];
    const finding = findings.find(({ kind }) => kind === 'silence');
    const open = silences[name];
    if (finding && !open) {
      const incident = incidentOf(name, finding, now);
      silences[name] = incident;
      return [{ type: 'opened', at: now, incident }];
    }
    if (finding || !open) return [];
    delete silences[name];
    open.clearedAt = now;
    return [{ type: 'cleared', at: now, incident: open }];
  }

  /** Whether this was told so lately that telling it again says nothing. */
  const cooling = (name: string, level: Level, now: number): boolean => {
    const before = told[name];
    return before !== undefined && now < before.until && level <= before.level;
  };

  function loud(now: number, found: { name: string; finding: Finding }[]): WatchEvent[] {
    const events: WatchEvent[] = [];
    for (const { name, finding } of found) {
      if (!kept.noise) {
        if (cooling(name, finding.level, now)) continue;
        kept.noise = incidentOf(name, finding, now);
        events.push({ type: 'opened', at: now, incident: kept.noise });
        continue;
      }
      const joins = !kept.noise.series.includes(name);
      if (joins) kept.noise.series.push(name);
      const rises = finding.level > kept.noise.level;
      if (rises) {
        kept.noise.level = finding.level;
        kept.noise.rises.push({ at: now, level: finding.level, finding, series: name });
      }
      if (rises || joins)
        events.push({ type: rises ? 'rose' : 'joined', at: now, incident: kept.noise, series: name, finding });
    }
    return events;
  }

  function settle(now: number, seen: Now[], odd: boolean): WatchEvent[] {
    if (!kept.noise) return [];
    const [main] = kept.noise.series;
    const members = seen.filter(({ name }) => kept.noise?.series.includes(name));
    const hour = members.find(({ name }) => name === main)?.hour;
    if (hour && hour.count > kept.noise.peak.count) kept.noise.peak = { at: now, count: hour.count };
    const full = members.some(
      ({ hour: one }) => one.count >= settings.least && one.count > one.expected * settings.leastRatio,
    );
    if (odd || full) kept.quietSince = now;
    if (now - kept.quietSince < settings.quiet * 60_000) return [];
    kept.noise.clearedAt = now;
    for (const name of kept.noise.series)
      told[name] = { until: now + settings.coolDown * 60_000, level: kept.noise.level };
    const incident = kept.noise;
    kept.noise = null;
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
    skip: () => {
      for (const { series } of all.values()) series.skip();
    },
    open: () => [...Object.values(silences), ...(kept.noise ? [kept.noise] : [])],
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
