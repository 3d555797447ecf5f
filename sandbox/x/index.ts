import { simulate } from '../social/network.ts';
import { clientIdOf, keysOf, XKeys } from './keys.ts';

export const x = simulate({
  id: 'x',
  keys: keysOf,
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
