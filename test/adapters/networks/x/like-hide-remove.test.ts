import { z } from 'zod';
import { networkLikeHideRemoveContract } from '../../../contracts/network-like-hide-remove.ts';
import { startX } from '../../../contracts/network-x-rig.ts';

const Id = z.looseObject({ id: z.string() });
const Seen = z.looseObject({ likes: z.number(), hidden: z.boolean(), deleted: z.boolean() });

networkLikeHideRemoveContract('x', async () => {
  const server = await startX();
  let number = 0;
  const write = async (author: string, text: string, inReplyTo?: string): Promise<string> =>
    Id.parse(
      await server.call('POST', '/sandbox/x/posts', {
        author,
        text: `${text} ${(number += 1)}`,
        inReplyTo,
      }),
    ).id;
  return {
    connection: await server.connect(),
    can: ['like', 'hide', 'remove'],
    withWrongToken: () => server.connect({}, { env: { X_ACCESS_TOKEN: 'nobody', X_ACCESS_TOKEN_SECRET: 'nothing' } }),
    withNobodyThere: () => server.connect({}, { env: { X_API_URL: 'http://127.0.0.1:9/' } }),
    mention: () => write('carla_ruiz', '@alba hola'),
    underOurs: async () => write('carla_ruiz', 'pues no me gusta', await write('alba', 'Novedades de otoño')),
    seen: async (id) => Seen.parse(await server.call('GET', `/sandbox/x/posts/${id}`)),
    stop: () => server.stop(),
  };
});
