import { z } from 'zod';
import { networkContract } from '../../../contracts/network.ts';
import type { NetworkRig } from '../../../contracts/network-rig.ts';
import { startInstagram } from '../../../support/instagram.ts';
import { openAddress } from '../x/address.ts';
import { connectInstagram } from './connect.ts';

const Id = z.looseObject({ id: z.string() });
const Thread = z.looseObject({ replies: z.array(z.looseObject({ text: z.string() })) });
const Said = z.looseObject({
  messages: z.array(z.looseObject({ text: z.string(), from: z.looseObject({ account: z.string().nullable() }) })),
});
const faults = { 'server-error': 'error-500', 'rate-limit': '429' } as const;

/** What customers write first is a comment under the brand's newest post: nobody writes on the wall of an account. */
networkContract('instagram against the simulated Instagram', async (): Promise<NetworkRig> => {
  const server = await startInstagram();
  const spent = await startInstagram({ options: { callsPerHour: 0 } });
  const call = (method: string, at: string, body?: unknown): Promise<unknown> =>
    server.call(method, `/sandbox/instagram${at}`, body);
  const plain = (id: string): string => id.split(':').at(-1) ?? id;
  const write = async (at: string, { inReplyTo, ...body }: { inReplyTo?: string }): Promise<string> =>
    Id.parse(await call('POST', at, { ...body, inReplyTo: inReplyTo === undefined ? undefined : plain(inReplyTo) })).id;
  const wall = await write('/posts', { author: 'albatiendas', text: 'Novedades', hoursAgo: 100 } as object);
  const called = await openAddress((url) =>
    connectInstagram(server, { webhookUrl: url.replace('/x', '/instagram'), backstopSeconds: 600 }),
  );
  return {
    handle: 'albatiendas',
    keepsIds: true,
    uncounted: true,
    quotesNothing: true,
    kinds: { first: 'comment', reply: 'comment' },
    threadOf: () => `media:${wall}`,
    flat: true,
    repeats: true,
    answersAnybody: true,
    direct: {
      write: async (message) => Id.parse(await call('POST', '/dms', message)).id,
      answer: async ({ to, text }) => void (await call('POST', '/native-dm', { account: 'alba', to, text })),
      answers: async (handle) =>
        Said.parse(await call('GET', `/dms/${handle}`))
          .messages.filter(({ from }) => from.account !== null)
          .map(({ text }) => text),
      repeats: true,
      // Two bytes each.
      longest: 'ñ'.repeat(500),
      withoutPermission: async () => {
        await call('POST', '/faults', { next: 'read:403-permission', on: 'conversations', times: 100 });
        return connectInstagram(server, { sinceHours: 0 });
      },
    },
    connection: await connectInstagram(server, { deadlineSeconds: 2 }),
    withWrongToken: () => connectInstagram(server, {}, { INSTAGRAM_PAGE_TOKEN: 'EAABwrong' }),
    // Port 1 is reserved and nobody listens on it.
    withNobodyThere: () => connectInstagram(server, {}, { INSTAGRAM_API_URL: 'http://127.0.0.1:1/' }),
    withSpentWindow: () => connectInstagram(spent),
    customer: {
      write: (post) => write('/posts', { inReplyTo: wall, ...post }),
      edit: async (id, text) => void (await call('PATCH', `/posts/${plain(id)}`, { text })),
      remove: async (id) => void (await call('DELETE', `/posts/${plain(id)}`)),
    },
    colleague: {
      write: async (text) => `media:${await write('/posts', { author: 'albatiendas', text } as object)}`,
      reply: (post) => write('/native-reply', { account: 'alba', ...post } as { inReplyTo?: string }),
    },
    next: async (what) =>
      void (await call('POST', '/faults', {
        next: what in faults ? faults[what as keyof typeof faults] : what,
        times: 1,
      })),
    answers: async (id) => Thread.parse(await call('GET', `/posts/${plain(id)}`)).replies.map((reply) => reply.text),
    refusals: [
      'too-long',
      'target-gone',
      'account-suspended',
      'not-authorised',
      'no-private',
      'window-closed',
      'private-once',
      'rejected',
    ],
    longest: 'ñ'.repeat(2200),
    calls: called,
    stop: async () => {
      called.close();
      await server.stop();
      await spent.stop();
    },
  };
});
