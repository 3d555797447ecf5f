import { BIN } from './baseline.ts';
import { EVERYTHING } from './counted.ts';
import { AGAIN_MS } from './again.ts';
import { NOISE, SIGNS, type Incident, type IncidentNote } from './incident.ts';
import { judge, type CountedBin, type Judging, type StoredSign } from './judge.ts';
import type { Level } from './series.ts';
import type { CrisisSettings } from './settings.ts';
import { newWatch } from './watch.ts';

/** What would have been told, as it was first and as it was last. */
export interface ReplayedIncident {
  first: Incident;
  last: Incident;
  /** That it was first told with. */
  level: Level;
  /** The fullest hour; a silence has none. */
  peak: { at: number; count: number } | null;
}

/** What was told of it since it began, but for the all-clear. */
export type ToldNote = Exclude<IncidentNote, { what: 'cleared' }>;

export interface Change {
  told: ReplayedIncident;
  isNew: boolean;
  since: ToldNote[];
}

export interface Replay {
  /** The five minutes that began then are over. Every one of a history is closed, the oldest first. */
  close(at: number, bins: readonly CountedBin[], signs: readonly StoredSign[]): Change[];
  /** Oldest first. */
  told(): ReplayedIncident[];
}

const HOUR = 12;
const BELOW = { 1: 1, 2: 1, 3: 2 } as const;

/** What managers would have been told by these settings, by what judges the live messages; nothing later is known to anything earlier. */
export function createReplay({
  settings,
  watched,
  isSource,
}: { settings: CrisisSettings } & Pick<Judging, 'watched' | 'isSource'>): Replay {
  const watch = newWatch();
  const all = new Map<string, ReplayedIncident>();
  const hour: number[] = [];
  let open: Incident[] = [];
  let over: Incident[] = [];

  function note(incident: Incident): Change {
    const known = all.get(incident.id);
    const before = known?.last.notes.length ?? 0;
    const since = incident.notes.slice(before).filter((each) => each.what !== 'cleared');
    // What rose within its first five minutes began lower.
    const rose = since.find((each) => each.what === 'rose');
    const told = known ?? {
      first: incident,
      last: incident,
      level: rose ? BELOW[rose.level] : incident.level,
      peak: null,
    };
    told.last = incident;
    all.set(incident.id, told);
    return { told, isNew: known === undefined, since };
  }

  function fill(until: number): void {
    const count = hour.reduce((sum, of) => sum + of, 0);
    for (const { id, key, kind, peak, finding } of open) {
      const told = all.get(id);
      if (!told || kind === 'silence') continue;
      // Counting knows the fullest hour of its own series.
      if (key === NOISE && peak) told.peak = { at: Date.parse(peak.at), count: peak.count };
      else if (key === NOISE && finding) told.peak ??= { at: until, count: finding.hour.count };
      else if (count > (told.peak?.count ?? 0)) told.peak = { at: until, count };
    }
  }

  return {
    close: (at, bins, signs) => {
      const from = new Date(at);
      const until = new Date(at + BIN);
      hour.push(bins.find(({ series }) => series === EVERYTHING)?.count ?? 0);
      if (hour.length > HOUR) hour.shift();
      const given = { brand: '', now: until, settings, watched, watch, judgedAt: from, from, until, bins, posts: [] };
      const changed = judge({ ...given, signs, open, over, isSource });
      const changes = changed.map(note);
      const byId = new Map([...open, ...changed].map((incident) => [incident.id, incident]));
      open = [...byId.values()];
      fill(until.getTime());
      over = [...open, ...over].filter(
        ({ key, clearedAt }) => key === SIGNS && clearedAt !== null && until.getTime() - clearedAt.getTime() < AGAIN_MS,
      );
      open = open.filter(({ clearedAt }) => clearedAt === null);
      const isOn = new Set(open.map(({ id }) => id));
      over = over.filter(({ id }) => !isOn.has(id));
      return changes;
    },
    told: () => [...all.values()],
  };
}
