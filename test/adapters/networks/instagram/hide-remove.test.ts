import { z } from 'zod';
import { networkLikeHideRemoveContract } from '../../../contracts/network-like-hide-remove.ts';
import { startInstagram } from '../../../support/instagram.ts';
import { connectInstagram } from './connect.ts';

const Id = z.looseObject({ id: z.string() });
const Seen = z.looseObject({ likes: z.number(), hidden: z.boolean(), deleted: z.boolean() });

networkLikeHideRemoveContract('instagram', async () => {
  const server = await startInstagram();
  const write = async (author: string, text: string, inReplyTo?: string): Promise<string> =>
    Id.parse(
      await server.call('POST', '/sandbox/instagram/posts', {
        author,
        text,
        inReplyTo,
      }),
    ).id;
  const wall = await write('albatiendas', 'Novedades de otoño');
  return {
    connection: await connectInstagram(server),
    can: ['hide', 'remove'],
    withWrongToken: () => connectInstagram(server, {}, { INSTAGRAM_PAGE_TOKEN: 'EAABnobody' }),
    withNobodyThere: () => connectInstagram(server, {}, { INSTAGRAM_API_URL: 'http://127.0.0.1:9/' }),
    mention: async () => write('carla_ruiz', 'hola', wall),
    elsewhere: async () => `mention:${await write('carla_ruiz', '@albatiendas hola')}`,
    underOurs: async () => write('carla_ruiz', 'pues no me gusta', wall),
    seen: async (id) => Seen.parse(await server.call('GET', `/sandbox/instagram/posts/${id}`)),
    stop: () => server.stop(),
  };
});
