import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { simulate } from '../social/network.ts';

const XKeys = z.object({
  apiKey: z.string(),
  apiKeySecret: z.string(),
  accounts: z.record(z.string(), z.object({ token: z.string(), secret: z.string() })),
});
export type XKeys = z.output<typeof XKeys>;

/** Names the app where people let it in. */
export const clientIdOf = ({ apiKey }: Pick<XKeys, 'apiKey'>): string => `client-${apiKey}`;

const random = (bytes: number): string => randomBytes(bytes).toString('hex');

export const x = simulate({
  id: 'x',
  keys(kept, accounts): XKeys {
    const keys = XKeys.optional().parse(kept) ?? { apiKey: random(12), apiKeySecret: random(24), accounts: {} };
    for (const account of accounts) keys.accounts[account] ??= { token: random(20), secret: random(20) };
    return keys;
  },
  environment(kept, url) {
    const keys = XKeys.parse(kept);
    const accounts = Object.entries(keys.accounts).flatMap(([account, { token, secret }]) => {
      const suffix = account.toUpperCase().replaceAll('-', '_');
      return [
        [`X_ACCESS_TOKEN_${suffix}`, token],
        [`X_ACCESS_TOKEN_SECRET_${suffix}`, secret],
      ] as const;
    });
    return {
      X_API_URL: `${url}/`,
      X_WEB_URL: `${url}/x`,
      X_API_KEY: keys.apiKey,
      X_API_KEY_SECRET: keys.apiKeySecret,
      X_CLIENT_ID: clientIdOf(keys),
      // The same as the key's, so that calls are signed alike.
      X_CLIENT_SECRET: keys.apiKeySecret,
      ...Object.fromEntries(accounts),
    };
  },
  open: async () => {
    const { createX } = await import('./part.ts');
    return (deps) => createX(deps);
  },
});
