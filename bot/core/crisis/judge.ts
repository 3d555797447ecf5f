import { newId } from '../ids.ts';
import type { Counted, Sign } from './counted.ts';
import { EVERYTHING, POST } from './counted.ts';
import { BIN } from './baseline.ts';
import {
  AGAIN_MS,
  isCooling,
  isPersonal,
  lastBack,
  mattersOf,
  matterOf,
  quietMs,
  timesBack,
  topLevel,
} from './again.ts';
import { NOISE, SIGNS, type Incident, type IncidentKind } from './incident.ts';
import type { Bin, Finding, Level } from './series.ts';
import { createWatch, type KeptWatch, type WatchEvent } from './watch.ts';
import type { CrisisSettings } from './settings.ts';

export interface CountedBin extends Required<Bin> {
  series: string;
  at: Date;
}

export interface StoredSign extends Sign {
  ticketId: string;
  at: Date;
}

export interface Judging {
  brand: string;
  now: Date;
  settings: CrisisSettings;
  watched: { bursts: boolean; negatives: boolean; silence: boolean; spread: number | null };
  /** As it was kept; changed in place. */
  watch: KeptWatch;
  /** When all that there was had been looked at; null while a history is still learnt. */
  judgedAt: Date | null;
  /** The bins from here on were not looked at yet. */
  from: Date;
  /** Up to here they are over. */
  until: Date;
  /** What was counted in between, whatever its order. */
  bins: readonly CountedBin[];
  /** What was counted of posts in the last hour. */
  posts: readonly CountedBin[];
  /** What can fall silent; left out: accounts. */
  isSource?: (series: string) => boolean;
  /** Not judged yet, oldest first. */
  signs: readonly StoredSign[];
  /** Those that are not over. */
  open: readonly Incident[];
  /** Of single messages, and over for less than a day; the newest first. */
  over?: readonly Incident[];
}

/** So many bins late, nobody counted: Recado stood still, and what it finds then is no silence and no burst. */
const MISSED = 3;
const KEPT_SIGNS = 20;
const HOUR_MS = 3_600_000;
/** Messages with such words within an hour make the second and the third level. */
const RED_LEVELS = [3, 10] as const;

/** What is odd by now. Gives the incidents that are new or changed; the watch is changed in place. Pure but for new ids. */
export function judge(given: Judging): Incident[] {
  const incidents = new Map(given.open.map((incident) => [incident.key, structuredClone(incident)]));
  const changed = new Set<string>();
  const begin = (key: string, kind: IncidentKind, level: Level, series: string[], at: Date): Incident => {
    const id = newId('in', at);
    const fresh: Incident = {
      id,
      brand: given.brand,
      key,
      kind,
      level,
      series,
      finding: null,
      signs: [],
      signCount: 0,
      peak: null,
      openedAt: at,
      oddAt: at,
      clearedAt: null,
      notes: [],
    };
    incidents.set(key, fresh);
    changed.add(key);
    return fresh;
  };
  const rise = (incident: Incident, level: Level, at: Date): void => {
    changed.add(incident.key);
    incident.oddAt = at;
    if (level <= incident.level) return;
    const isHigher = level > topLevel(incident);
    incident.level = level;
    if (!isHigher && isCooling(incident, { level, at: at.getTime(), coolDown: given.settings.coolDown })) return;
    incident.notes.push({ what: 'rose', at: at.toISOString(), level, again: isHigher ? undefined : true });
  };

  for (const sign of given.signs) {
    const incident =
      trickling(sign) ??
      incidents.get(NOISE) ??
      incidents.get(SIGNS) ??
      comeBack(sign) ??
      begin(SIGNS, sign.kind, sign.level, [EVERYTHING], sign.at);
    takeSign(incident, sign);
  }

  /** What has trickled on for hours goes on beside a burst, or its all-clear would wait for it. */
  function trickling(sign: StoredSign): Incident | undefined {
    const signs = incidents.get(SIGNS);
    return signs && timesBack(signs) > 0 && mattersOf(signs).includes(matterOf(sign)) ? signs : undefined;
  }

  /** What was told within a day is one matter with what comes now, unless it is about a person, or weightier. */
  function comeBack(sign: StoredSign): Incident | undefined {
    const before = given.over?.find(
      (incident) =>
        mattersOf(incident).includes(matterOf(sign)) &&
        !isPersonal(sign) &&
        sign.level <= topLevel(incident) &&
        sign.at.getTime() - (incident.clearedAt?.getTime() ?? 0) < AGAIN_MS,
    );
    if (!before) return undefined;
    const back = structuredClone(before);
    back.notes.push({ what: 'again', at: sign.at.toISOString(), top: topLevel(back) });
    back.clearedAt = null;
    back.level = 1;
    incidents.set(SIGNS, back);
    changed.add(SIGNS);
    return back;
  }

  function takeSign(incident: Incident, sign: StoredSign): void {
    const { kind, what, ticketId } = sign;
    const at = sign.at.getTime();
    const known = [...incidents.values(), ...(given.over ?? [])].flatMap(mattersOf).includes(matterOf(sign));
    const quiet = given.settings.quiet * 60_000;
    // Its all-clear waits longer than an hour by now: what comes after a quiet one is weighed by itself.
    const isLong = timesBack(incident) > 0;
    if (incident.key === SIGNS && isLong && at - incident.oddAt.getTime() >= quiet) incident.level = 1;
    incident.signs = [...incident.signs, { kind, what, ticketId, at: sign.at.toISOString() }].slice(-KEPT_SIGNS);
    incident.signCount += 1;
    const since = Math.max(at - HOUR_MS, lastBack(incident));
    const recent = incident.signs.filter((each) => each.kind === 'red' && Date.parse(each.at) >= since).length;
    const byCount: Level = recent >= RED_LEVELS[1] ? 3 : recent >= RED_LEVELS[0] ? 2 : 1;
    // Of what is known already one message more is no more than that.
    const itself: Level = isLong && known && !isPersonal(sign) ? 1 : sign.level;
    const told = incident.notes.length;
    const lastTold = Math.max(incident.openedAt.getTime(), Date.parse(incident.notes.at(-1)?.at ?? '') || 0);
    rise(incident, byCount > itself ? byCount : itself, sign.at);
    const isNews = !known || (isLong && isPersonal(sign));
    if (isNews && incident.notes.length === told && at - lastTold >= quiet)
      incident.notes.push({ what: 'more', at: sign.at.toISOString(), matter: matterOf(sign) });
  }

  const watch = createWatch(
    given.settings,
    (series) => given.watched.silence && (given.isSource?.(series) ?? series.startsWith('account ')),
    given.watch,
  );
  const byTime = new Map<number, Map<string, Bin>>();
  for (const { at, series, ...bin } of given.bins) {
    const of = byTime.get(at.getTime()) ?? new Map<string, Bin>();
    byTime.set(at.getTime(), of.set(series, bin));
  }
  const late = given.judgedAt !== null && given.now.getTime() - given.judgedAt.getTime() > MISSED * BIN;
  if (late) watch.skip();
  const start = late ? given.until.getTime() - BIN : given.from.getTime();
  for (let at = start; at < given.until.getTime(); at += BIN)
    for (const event of watch.close(at, byTime.get(at) ?? new Map<string, Bin>())) take(event);

  function take(event: WatchEvent): void {
    const at = new Date(event.at);
    // What is learnt from a history is not told as if it were now.
    if (given.now.getTime() - event.at > MISSED * BIN) return;
    const { incident: found } = event;
    const finding: Finding = 'finding' in event ? event.finding : (found.rises.at(-1)?.finding ?? found.first);
    if (finding.kind === 'burst' && !given.watched.bursts) return;
    if (finding.kind === 'negatives' && !given.watched.negatives) return;
    const key = found.first.kind === 'silence' ? (found.series[0] ?? EVERYTHING) : NOISE;
    const known = incidents.get(key);
    if (event.type === 'cleared') {
      // Of noise the all-clear also waits for the single messages.
      if (known && key !== NOISE) clear(known, at);
      return;
    }
    const incident = known ?? begin(key, finding.kind, finding.level, [...found.series], at);
    if (known) {
      // What counting finds says more than single messages did.
      if (incident.finding === null) incident.kind = finding.kind;
      incident.series = [...new Set([...(incident.finding === null ? [] : incident.series), ...found.series])];
      rise(incident, finding.level, at);
    }
    incident.finding = finding;
  }

  function clear(incident: Incident, at: Date): void {
    incident.clearedAt = at;
    incident.notes.push({ what: 'cleared', at: at.toISOString() });
    changed.add(incident.key);
  }

  if (given.watched.spread !== null) spread(given.watched.spread);
  function spread(least: number): void {
    const posts = new Map<string, number>();
    for (const { series, count } of given.posts) posts.set(series, (posts.get(series) ?? 0) + count);
    for (const [post, count] of posts) {
      if (count < least) continue;
      const level: Level = count >= least * 10 ? 3 : count >= least * 3 ? 2 : 1;
      const known = incidents.get(NOISE);
      if (known?.series.includes(post) && level <= known.level) {
        known.oddAt = given.now;
        continue;
      }
      const incident = known ?? begin(NOISE, 'spread', level, [], given.now);
      incident.series = [...new Set([...incident.series, post])];
      rise(incident, level, given.now);
    }
  }

  const { noise: counting } = given.watch;
  const isNow = given.now.getTime() - given.until.getTime() <= MISSED * BIN;
  // It began in what was a history until now, and goes on.
  if (counting && isNow && !incidents.has(NOISE) && counting.first.kind !== 'silence' && given.judgedAt === null)
    take({ type: 'opened', at: given.until.getTime(), incident: counting });
  const isQuiet = (incident: Incident): boolean =>
    given.now.getTime() - incident.oddAt.getTime() >= quietMs(incident, given.settings);
  const signs = incidents.get(SIGNS);
  if (signs && isQuiet(signs)) clear(signs, given.now);
  const noise = incidents.get(NOISE);
  if (noise) {
    if (counting) {
      if (counting.peak.count > (noise.peak?.count ?? 0))
        noise.peak = { at: new Date(counting.peak.at).toISOString(), count: counting.peak.count };
      noise.oddAt = new Date(Math.max(noise.oddAt.getTime(), given.watch.quietSince));
      changed.add(NOISE);
    } else if (isQuiet(noise)) clear(noise, given.now);
  }
  return [...changed].flatMap((key) => incidents.get(key) ?? []);
}

/** Bins of the store, of one brand. */
export function binOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / BIN) * BIN);
}

export const isPost = (series: string): boolean => series.startsWith(POST);

/** What a batch of messages adds to what was counted, one row for each series and bin. */
export function addUp(counted: readonly Counted[]): (CountedBin & { brand: string })[] {
  const rows = new Map<string, CountedBin & { brand: string }>();
  for (const { brand, series, at, judged, negative } of counted)
    for (const name of new Set(series)) {
      const bin = binOf(at);
      const key = `${brand} ${bin.getTime()} ${name}`;
      const row = rows.get(key) ?? { brand, series: name, at: bin, count: 0, judged: 0, negative: 0 };
      row.count += 1;
      row.judged += judged ? 1 : 0;
      row.negative += negative ? 1 : 0;
      rows.set(key, row);
    }
  return [...rows.values()];
}
