import type { RawReading } from '#core/reports/metrics.ts';
import { fieldIn, lastDayIn, readMetrics } from '../meta/metrics.ts';
import { toRecadoError } from './errors.ts';
import type { FacebookSession } from './session.ts';

const ofPage = { followers: 'followers_count', likes: 'fan_count' } as const;
/** Names of Meta's insights; it keeps them for Pages with a hundred followers or more. */
const insights = { views: 'page_media_view', engagements: 'page_post_engagements' } as const;

/** Followers and likes of the Page, and how often it was seen and acted on in the last whole day. */
export async function accountMetrics(
  session: FacebookSession,
  { signal, called }: { signal: AbortSignal; called(): void },
): Promise<RawReading[]> {
  const { pageId } = await session.me(signal);
  const asked = [
    ...Object.entries(ofPage).map(([metric, field]) => ({
      metric: metric as keyof typeof ofPage,
      ask: () => session.client.get('me', { fields: field }, signal),
      read: (answer: unknown) => fieldIn(answer, field),
    })),
    ...Object.entries(insights).map(([metric, name]) => ({
      metric: metric as keyof typeof insights,
      ask: () => session.client.get(`${pageId}/insights`, { metric: name, period: 'day' }, signal),
      read: lastDayIn,
    })),
  ];
  return await readMetrics(asked, { called, error: (cause) => toRecadoError(cause, session.handle) });
}
