import { metaEnvironment, metaKeys } from '../meta/keys.ts';
import { simulate } from '../social/network.ts';

export const facebook = simulate({
  id: 'facebook',
  byName: true,
  keys: metaKeys,
  environment: (kept, url) =>
    metaEnvironment(kept, {
      name: 'FACEBOOK',
      api: `${url}/`,
      web: `${url}/facebook`,
      login: `${url}/facebook-login`,
    }),
  open: async () => {
    const { createFacebook } = await import('./part.ts');
    return (deps) => createFacebook(deps);
  },
});
