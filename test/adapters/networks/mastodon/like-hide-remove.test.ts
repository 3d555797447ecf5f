import { z } from 'zod';
import { networkLikeHideRemoveContract } from '../../../contracts/network-like-hide-remove.ts';
import { connectMastodon } from './connect.ts';
import { startMastodon } from '../../../support/mastodon.ts';

const Id = z.looseObject({ id: z.string() });
const Seen = z.looseObject({ likes: z.number(), hidden: z.boolean(), deleted: z.boolean() });

networkLikeHideRemoveContract('mastodon', async () => {
  const server = await startMastodon();
  const write = async (author: string, text: string, inReplyTo?: string): Promise<string> =>
    Id.parse(
      await server.call('POST', '/sandbox/mastodon/posts', {
        author,
        text,
        inReplyTo,
      }),
    ).id;
  return {
    connection: await connectMastodon(server),
    can: ['like', 'remove'],
    withWrongToken: () => connectMastodon(server, {}, { MASTODON_ACCESS_TOKEN: 'nobody' }),
    withNobodyThere: () => connectMastodon(server, {}, { MASTODON_URL: 'http://127.0.0.1:9/' }),
    mention: () => write('carla_ruiz', '@alba hola'),
    underOurs: async () => write('carla_ruiz', 'pues no me gusta', await write('alba', 'Novedades de otoño')),
    seen: async (id) => Seen.parse(await server.call('GET', `/sandbox/mastodon/posts/${id}`)),
    stop: () => server.stop(),
  };
});
