import { z } from 'zod';
import { networkSearchContract } from '../../../contracts/network-search.ts';
import { startMastodon } from '../../../support/mastodon.ts';
import { connectMastodon } from './connect.ts';

const Id = z.looseObject({ id: z.string() });

networkSearchContract('mastodon', async () => {
  const server = await startMastodon();
  return {
    connection: await connectMastodon(server),
    withWrongToken: () => connectMastodon(server, {}, { MASTODON_ACCESS_TOKEN: 'wrong' }),
    withNobodyThere: () => connectMastodon(server, {}, { MASTODON_URL: 'http://127.0.0.1:9/' }),
    write: async (author, text) => Id.parse(await server.call('POST', '/sandbox/mastodon/posts', { author, text })).id,
    us: '@alba@social.example',
    words: false,
    smallest: 1,
    stop: () => server.stop(),
  };
});
