import { metaEnvironment, metaKeys } from '../meta/keys.ts';
import { simulate } from '../social/network.ts';
import { AT } from './address.ts';

export const instagram = simulate({
  id: 'instagram',
  keys: metaKeys,
  environment: (kept, url) =>
    metaEnvironment(kept, {
      name: 'INSTAGRAM',
      api: `${url}${AT}/`,
      web: `${url}/instagram`,
      login: `${url}/instagram-login`,
    }),
  open: async () => {
    const { createInstagram } = await import('./part.ts');
    return (deps) => createInstagram(deps);
  },
});
