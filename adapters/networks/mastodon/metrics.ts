import { z } from 'zod';
import type { RawReading } from '#core/reports/metrics.ts';
import type { MastodonSession } from './session.ts';

const count = z.number().int().min(0).optional().catch(undefined);
const Told = z.object({ followersCount: count, followingCount: count, statusesCount: count });
const fields = { followers: 'followersCount', following: 'followingCount', posts: 'statusesCount' } as const;

/** One call: a server tells all of its account in one object, and leaves out what it does not tell. */
export async function accountMetrics(
  session: MastodonSession,
  { signal, called }: { signal: AbortSignal; called(): void },
): Promise<RawReading[]> {
  called();
  const raw = await session.read((rest, options) => rest.v1.accounts.verifyCredentials(undefined, options), signal);
  const told = Told.parse(raw);
  return Object.entries(fields).map(([metric, field]) => ({
    metric: metric as keyof typeof fields,
    value: told[field] ?? null,
    why: told[field] === undefined ? `no ${field} in the answer` : null,
    raw: told[field] ?? null,
  }));
}
