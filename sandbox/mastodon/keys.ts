import { randomBytes } from 'node:crypto';
import { z } from 'zod';

export const MastodonKeys = z.object({ accounts: z.record(z.string(), z.object({ token: z.string() })) });
export type MastodonKeys = z.output<typeof MastodonKeys>;

/** What was kept, and a token for each account that has none. */
export function keysOf(kept: unknown, accounts: readonly string[]): MastodonKeys {
  const keys = MastodonKeys.optional().parse(kept) ?? { accounts: {} };
  for (const account of accounts) keys.accounts[account] ??= { token: randomBytes(32).toString('base64url') };
  return keys;
}
