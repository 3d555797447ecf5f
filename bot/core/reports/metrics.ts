/** `stock`: how much there is at the moment. `day`: how much came in one day, as the network told it last. */
export type MetricKind = 'stock' | 'day';

/**
 * What networks tell of our own accounts. What each means stands in words in bot/core/texts/metric.ts. Networks count in ways of
 * their own, so that no two of them are ever added up.
 */
const rows = {
  followers: { kind: 'stock' },
  following: { kind: 'stock' },
  posts: { kind: 'stock' },
  listed: { kind: 'stock' },
  likes: { kind: 'stock' },
  views: { kind: 'day' },
  reach: { kind: 'day' },
  engagements: { kind: 'day' },
} as const satisfies Record<string, { kind: MetricKind }>;

export type MetricId = keyof typeof rows;
export const metrics: Readonly<Record<MetricId, { kind: MetricKind }>> = rows;
export const metricIds = Object.keys(rows) as [MetricId, ...MetricId[]];

/** One metric as a network tells it now; `value` is null where it tells none, or no more, and `why` says so in its words. */
export interface MetricReading {
  metric: MetricId;
  value: number | null;
  why: string | null;
}

/** The same with what the network answered, as it answered it. */
export interface RawReading extends MetricReading {
  raw: unknown;
}
