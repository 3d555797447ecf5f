import { randomBytes } from 'node:crypto';
import { z } from 'zod';

export const XKeys = z.object({
  apiKey: z.string(),
  apiKeySecret: z.string(),
  accounts: z.record(z.string(), z.object({ token: z.string(), secret: z.string() })),
});
export type XKeys = z.output<typeof XKeys>;

/** Names the app where people let it in. */
export const clientIdOf = ({ apiKey }: Pick<XKeys, 'apiKey'>): string => `client-${apiKey}`;

const random = (bytes: number): string => randomBytes(bytes).toString('hex');

/** What was kept, or new keys; and a token for each account that has none. */
export function keysOf(kept: unknown, accounts: readonly string[]): XKeys {
  const keys = XKeys.optional().parse(kept) ?? { apiKey: random(12), apiKeySecret: random(24), accounts: {} };
  for (const account of accounts) keys.accounts[account] ??= { token: random(20), secret: random(20) };
  return keys;
}
