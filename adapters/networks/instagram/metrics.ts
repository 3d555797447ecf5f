import type { RawReading } from '#core/reports/metrics.ts';
import { fieldIn, lastDayIn, readMetrics } from '../meta/metrics.ts';
import { toRecadoError } from './errors.ts';
import type { InstagramSession } from './session.ts';

const ofUser = { followers: 'followers_count', following: 'follows_count', posts: 'media_count' } as const;
/** Names of Meta's insights, with what each needs besides. */
const insights = {
  reach: { metric: 'reach', period: 'day' },
  views: { metric: 'views', period: 'day', metric_type: 'total_value' },
} as const;

/** Followers and posts of the account, and how many it reached and how often it was seen in the last whole day. */
export async function accountMetrics(
  session: InstagramSession,
  { signal, called }: { signal: AbortSignal; called(): void },
): Promise<RawReading[]> {
  const { igId } = await session.me(signal);
  const asked = [
    ...Object.entries(ofUser).map(([metric, field]) => ({
      metric: metric as keyof typeof ofUser,
      ask: () => session.client.get(igId, { fields: field }, signal),
      read: (answer: unknown) => fieldIn(answer, field),
    })),
    ...Object.entries(insights).map(([metric, parameters]) => ({
      metric: metric as keyof typeof insights,
      ask: () => session.client.get(`${igId}/insights`, parameters, signal),
      read: lastDayIn,
    })),
  ];
  return await readMetrics(asked, { called, error: (cause) => toRecadoError(cause, session.handle) });
}
