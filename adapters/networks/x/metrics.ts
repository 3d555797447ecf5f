import { z } from 'zod';
import type { RawReading } from '#core/reports/metrics.ts';
import { toRecadoError } from './errors.ts';
import type { XSession } from './session.ts';

const count = z.number().int().min(0).optional().catch(undefined);
const Told = z.object({
  data: z.object({
    public_metrics: z
      .object({ followers_count: count, following_count: count, tweet_count: count, listed_count: count })
      .optional()
      .catch(undefined),
  }),
});
const fields = {
  followers: 'followers_count',
  following: 'following_count',
  posts: 'tweet_count',
  listed: 'listed_count',
} as const;

/** One call: X tells these together and bills by the call, and what it tells no more it leaves out. */
export async function accountMetrics(
  session: XSession,
  { signal, called }: { signal: AbortSignal; called(): void },
): Promise<RawReading[]> {
  try {
    called();
    const raw = await session.client.get('users/me', { 'user.fields': 'public_metrics' }, signal);
    const told = Told.parse(raw).data.public_metrics;
    return Object.entries(fields).map(([metric, field]) => ({
      metric: metric as keyof typeof fields,
      value: told?.[field] ?? null,
      why: told?.[field] === undefined ? `no ${field} in the answer` : null,
      raw: told?.[field] ?? null,
    }));
  } catch (error) {
    throw toRecadoError(error, `@${session.handle}`, session.clock);
  }
}
