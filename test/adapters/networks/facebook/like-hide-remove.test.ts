import { z } from 'zod';
import { networkLikeHideRemoveContract } from '../../../contracts/network-like-hide-remove.ts';
import { startFacebook } from '../../../support/facebook.ts';
import { connectFacebook, plainId } from './connect.ts';

const Id = z.looseObject({ id: z.string() });
const Seen = z.looseObject({ likes: z.number(), hidden: z.boolean(), deleted: z.boolean() });

networkLikeHideRemoveContract('facebook', async () => {
  const server = await startFacebook();
  const connection = await connectFacebook(server);
  const write = async (author: string, text: string, inReplyTo?: string): Promise<string> =>
    Id.parse(
      await server.call('POST', '/sandbox/facebook/posts', {
        author,
        text,
        inReplyTo,
      }),
    ).id;
  /** The id as Graph gives it, found by a look. */
  const asRead = async (id: string): Promise<string> => {
    const { events } = await connection.pull(undefined, new AbortController().signal);
    const found = events.flatMap((event) => ('message' in event ? [event.message.nativeId] : []));
    return found.find((each) => plainId(each) === id) ?? Promise.reject(new Error(`${id} did not come`));
  };
  return {
    connection,
    can: ['like', 'hide', 'remove'],
    withWrongToken: () => connectFacebook(server, {}, { FACEBOOK_PAGE_TOKEN: 'EAABnobody' }),
    withNobodyThere: () => connectFacebook(server, {}, { FACEBOOK_API_URL: 'http://127.0.0.1:9/' }),
    mention: async () => asRead(await write('carla_ruiz', 'hola')),
    underOurs: async () =>
      asRead(await write('carla_ruiz', 'pues no me gusta', await write('tiendasalba', 'Novedades de otoño'))),
    seen: async (id) => Seen.parse(await server.call('GET', `/sandbox/facebook/posts/${plainId(id)}`)),
    stop: () => server.stop(),
  };
});
