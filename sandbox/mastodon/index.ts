import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { simulate } from '../social/network.ts';

const MastodonKeys = z.object({ accounts: z.record(z.string(), z.object({ token: z.string() })) });
export type MastodonKeys = z.output<typeof MastodonKeys>;

export const mastodon = simulate({
  id: 'mastodon',
  keys(kept, accounts): MastodonKeys {
    const keys = MastodonKeys.optional().parse(kept) ?? { accounts: {} };
    for (const account of accounts) keys.accounts[account] ??= { token: randomBytes(32).toString('base64url') };
    return keys;
  },
  environment(kept, url) {
    const tokens = Object.entries(MastodonKeys.parse(kept).accounts).map(
      ([account, { token }]) => [`MASTODON_ACCESS_TOKEN_${account.toUpperCase().replaceAll('-', '_')}`, token] as const,
    );
    return tokens.length === 0 ? {} : { MASTODON_URL: `${url}/`, ...Object.fromEntries(tokens) };
  },
  open: async () => {
    const { createMastodon } = await import('./part.ts');
    return (deps) => createMastodon(deps);
  },
});
