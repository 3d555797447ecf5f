import type { Message } from './message.ts';

/** One message of an author, or an answer of ours to her: without its words. */
export interface SaidRow extends Pick<
  Message,
  'id' | 'nativeId' | 'network' | 'account' | 'private' | 'direction' | 'postedAt'
> {
  /** Whose ticket it is, or was. */
  owner: string | null;
  /** null where it could not be told. */
  sentiment: string | null;
  /** Where she did not say it to us: what it was heard by, as "account:watch". */
  heard?: readonly string[];
  /** Handles that we watch and that she named in public. */
  watched?: readonly string[];
}

interface AccountTally {
  network: string;
  account: string;
  public: number;
  private: number;
  answers: number;
}

/** How often she wrote to each account of ours, the one she writes to most first. */
export function tallyByAccount(rows: readonly SaidRow[]): AccountTally[] {
  const tallies = new Map<string, AccountTally>();
  for (const { network, account, direction, private: isPrivate, heard = [] } of rows) {
    if (heard.length > 0) continue;
    const key = JSON.stringify([network, account]);
    const tally = tallies.get(key) ?? { network, account, public: 0, private: 0, answers: 0 };
    tallies.set(key, tally);
    tally[direction === 'out' ? 'answers' : isPrivate ? 'private' : 'public'] += 1;
  }
  return [...tallies.values()].toSorted((one, other) => other.public + other.private - one.public - one.private);
}

/** How often she wrote to accounts that we watch, by handle, and else what was heard of her, by watch; the most often first. */
export function tallyOfWatched(rows: readonly SaidRow[]): { to: Map<string, number>; heard: Map<string, number> } {
  const to = new Map<string, number>();
  const by = new Map<string, number>();
  for (const { heard = [], watched = [] } of rows) {
    for (const handle of watched) to.set(handle, (to.get(handle) ?? 0) + 1);
    if (watched.length === 0) for (const watch of heard) by.set(watch, (by.get(watch) ?? 0) + 1);
  }
  return { to: mostFirst(to), heard: mostFirst(by) };
}

function mostFirst(counts: Map<string, number>): Map<string, number> {
  return new Map([...counts].toSorted(([, one], [, other]) => other - one));
}

/** Who had her last conversation that somebody had. */
export function lastOwner(rows: readonly SaidRow[]): string | null {
  return rows.find(({ owner }) => owner !== null)?.owner ?? null;
}

/** Days of the given zone, in the order of the rows. */
export function byDay<Row extends { postedAt: Date }>(
  rows: readonly Row[],
  timeZone: string,
): { at: Date; rows: Row[] }[] {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const days = new Map<string, { at: Date; rows: Row[] }>();
  for (const row of rows) {
    const key = format.format(row.postedAt);
    const day = days.get(key) ?? { at: row.postedAt, rows: [] };
    days.set(key, day);
    day.rows.push(row);
  }
  return [...days.values()];
}

const WEEK_MS = 7 * 24 * 60 * 60_000;
const WEEKS = 12;
const BARS = '▁▂▃▄▅▆▇█';

interface SentimentWeeks {
  /** A bar a week, oldest first, high where she was content; a dot where nothing was told. */
  bars: string;
  weeks: number;
  positive: number;
  neutral: number;
  negative: number;
}

/** Messages of one week by their sentiment. */
export interface WeekOfSentiment {
  from: Date;
  positive: number;
  neutral: number;
  negative: number;
}

/** The twelve weeks before `now`, oldest first. */
export function weeksOfSentiment(rows: readonly SaidRow[], now: Date): WeekOfSentiment[] {
  const weeks = Array.from({ length: WEEKS }, (_, index) => ({
    from: new Date(now.getTime() - (WEEKS - index) * WEEK_MS),
    positive: 0,
    neutral: 0,
    negative: 0,
  }));
  for (const { direction, sentiment, postedAt } of rows) {
    const ago = Math.floor(Math.max(0, now.getTime() - postedAt.getTime()) / WEEK_MS);
    const week = weeks[WEEKS - 1 - ago];
    if (direction !== 'in' || !week) continue;
    if (sentiment === 'positive' || sentiment === 'neutral' || sentiment === 'negative') week[sentiment] += 1;
  }
  return weeks;
}

/** Her sentiment over the twelve weeks before `now`; null where none of it is known. */
export function sentimentWeeks(rows: readonly SaidRow[], now: Date): SentimentWeeks | null {
  const sums = Array.from({ length: WEEKS }, () => ({ total: 0, count: 0 }));
  const counts = { positive: 0, neutral: 0, negative: 0 };
  for (const { direction, sentiment, postedAt } of rows) {
    if (direction !== 'in' || (sentiment !== 'positive' && sentiment !== 'neutral' && sentiment !== 'negative'))
      continue;
    // A network's clock may be ahead of ours.
    const ago = Math.floor(Math.max(0, now.getTime() - postedAt.getTime()) / WEEK_MS);
    const week = sums[WEEKS - 1 - ago];
    if (!week) continue;
    counts[sentiment] += 1;
    week.count += 1;
    week.total += sentiment === 'positive' ? 1 : sentiment === 'negative' ? -1 : 0;
  }
  if (counts.positive + counts.neutral + counts.negative === 0) return null;
  const bars = sums.map(({ total, count }) =>
    count === 0 ? '·' : (BARS[Math.round(((total / count + 1) / 2) * (BARS.length - 1))] ?? '·'),
  );
  return { bars: bars.join(''), weeks: WEEKS, ...counts };
}
