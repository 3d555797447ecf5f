import { simulate } from '../social/network.ts';
import { keysOf, MastodonKeys } from './keys.ts';

export const mastodon = simulate({
  id: 'mastodon',
  keys: keysOf,
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
