import { ageOf, influenceOf } from '#core/authors/influence.ts';
import { dayAfter, dayAt, momentOf } from '#core/hours/wall-time.ts';
import type { Chart } from '#core/chart/chart.ts';
import type { Translate } from '#core/texts/index.ts';
import type { Services } from '../context.ts';
import type { HeardDay, HeardRow } from '../../store/listening/listening.ts';
import { lastLook, listeners, LISTENING } from './listen.ts';
import { dateLocale } from '../date-locale.ts';

/** Of one day; more are counted and not listed. */
const MOST = 500;
export const VOLUME_DAYS = 14;

/** Something that was heard, by how far it reaches. */
export interface HeardPost extends HeardRow {
  /** 0 to 100; null where the network does not tell how many read her. */
  influence: number | null;
}

/** What one account heard today by one watch. */
export interface HeardWatch {
  account: string;
  watch: string;
  name: string;
  /** The most influential first. */
  posts: HeardPost[];
  count: number;
  negative: number;
  positive: number;
  /** Of the two weeks until today. */
  days: { day: string; count: number; negative: number }[];
}

export interface HeardFacts {
  watches: HeardWatch[];
  accounts: { account: string; perDay: number; taken: number; error: string | null; lookedAt: Date | null }[];
}

/** Everything heard since midnight, by watch, and what it cost. */
export async function heardFacts(services: Pick<Services, 'store' | 'config' | 'clock'>): Promise<HeardFacts> {
  const { store, config, clock } = services;
  const now = clock.now();
  const { timeZone } = config;
  const today = dayAt(now, timeZone);
  const first = dayAfter(today, 1 - VOLUME_DAYS);
  const [rows, days, taken] = await Promise.all([
    store.listening.since(momentOf(`${today}T00:00`, timeZone), MOST),
    store.listening.days(momentOf(`${first}T00:00`, timeZone), timeZone),
    store.listening.taken(LISTENING, today),
  ]);
  const posts = withInfluence(rows, now);
  const all = listeners(services);
  return {
    watches: all.flatMap(({ account, watches }) =>
      watches.map(({ key, name }) => watchFacts({ account, watch: key, name, today, first }, { posts, days })),
    ),
    accounts: await Promise.all(
      all.map(async ({ account, listen: { perDay } }) => {
        const kept = await lastLook(services, account);
        const lookedAt = kept ? new Date(kept.at) : null;
        return { account, perDay, taken: taken.get(account) ?? 0, error: kept?.error ?? null, lookedAt };
      }),
    ),
  };
}

function watchFacts(
  {
    account,
    watch,
    name,
    today,
    first,
  }: { account: string; watch: string; name: string; today: string; first: string },
  { posts, days }: { posts: readonly HeardPost[]; days: readonly HeardDay[] },
): HeardWatch {
  const isOf = (each: { account: string; watch: string }): boolean => each.account === account && each.watch === watch;
  const mine = posts.filter(isOf);
  const told = new Map(days.filter(isOf).map((each) => [each.day, each]));
  const dates = Array.from({ length: VOLUME_DAYS }, (_, index) => dayAfter(first, index));
  return {
    account,
    watch,
    name,
    posts: mine.toSorted(
      (a, b) => (b.influence ?? -1) - (a.influence ?? -1) || b.postedAt.getTime() - a.postedAt.getTime(),
    ),
    count: told.get(today)?.count ?? mine.length,
    negative: mine.filter(({ sentiment }) => sentiment === 'negative').length,
    positive: mine.filter(({ sentiment }) => sentiment === 'positive').length,
    days: dates.map((day) => ({ day, count: told.get(day)?.count ?? 0, negative: told.get(day)?.negative ?? 0 })),
  };
}

/** The order only: what is heard of her today is what is known of her reactions. */
function withInfluence(rows: readonly HeardRow[], now: Date): HeardPost[] {
  const reactions = Map.groupBy(rows, ({ authorId }) => authorId);
  return rows.map((row) => {
    const { followers, following, joinedOn, authorId } = row;
    if (followers === null) return { ...row, influence: null };
    const all = reactions.get(authorId) ?? [row];
    const { score } = influenceOf({
      followers,
      following: following ?? undefined,
      ageDays: ageOf(joinedOn, now),
      reactions: all.map(({ counts }) => counts.likes + counts.reposts + counts.replies + counts.quotes),
    });
    return { ...row, influence: score };
  });
}

/** How much was said, day by day; negative apart. */
export function volumeChart(t: Translate & { voice: string }, { name, days }: HeardWatch): Chart {
  const format = new Intl.DateTimeFormat(dateLocale(t), {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
  });
  return {
    title: name,
    subtitle: t('heard.volume', { days: VOLUME_DAYS }),
    shape: 'stacked',
    whole: true,
    labels: days.map(({ day }) => format.format(new Date(`${day}T00:00:00Z`))),
    series: [
      { name: t('heard.others'), values: days.map(({ count, negative }) => count - negative), look: 'main' },
      { name: t('heard.negatives'), values: days.map(({ negative }) => negative), look: 'bad' },
    ],
  };
}
