import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { simulate } from '../social/network.ts';

const FacebookKeys = z.object({
  appId: z.string(),
  appSecret: z.string(),
  verifyToken: z.string(),
  accounts: z.record(z.string(), z.object({ token: z.string() })),
});
export type FacebookKeys = z.output<typeof FacebookKeys>;

const random = (bytes: number): string => randomBytes(bytes).toString('hex');

export const facebook = simulate({
  id: 'facebook',
  keys(kept, accounts): FacebookKeys {
    const keys = FacebookKeys.optional().parse(kept) ?? {
      appId: `1${String(randomBytes(6).readUIntBE(0, 6)).padStart(15, '0').slice(-15)}`,
      appSecret: random(16),
      verifyToken: random(12),
      accounts: {},
    };
    for (const account of accounts) keys.accounts[account] ??= { token: `EAAB${random(40)}` };
    return keys;
  },
  environment(kept, url) {
    const keys = FacebookKeys.parse(kept);
    const tokens = Object.entries(keys.accounts).map(
      ([account, { token }]) => [`FACEBOOK_PAGE_TOKEN_${account.toUpperCase().replaceAll('-', '_')}`, token] as const,
    );
    if (tokens.length === 0) return {};
    return {
      FACEBOOK_API_URL: `${url}/`,
      FACEBOOK_WEB_URL: `${url}/facebook`,
      FACEBOOK_APP_ID: keys.appId,
      FACEBOOK_APP_SECRET: keys.appSecret,
      FACEBOOK_VERIFY_TOKEN: keys.verifyToken,
      ...Object.fromEntries(tokens),
    };
  },
  open: async () => {
    const { createFacebook } = await import('./part.ts');
    return (deps) => createFacebook(deps);
  },
});
