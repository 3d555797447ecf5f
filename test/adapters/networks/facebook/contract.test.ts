import { z } from 'zod';
import { networkContract } from '../../../contracts/network.ts';
import type { NetworkRig } from '../../../contracts/network-rig.ts';
import { startFacebook } from '../../../support/facebook.ts';
import { openAddress } from '../x/address.ts';
import { connectFacebook, graphId, plainId } from './connect.ts';

const Id = z.looseObject({ id: z.string() });
const Thread = z.looseObject({ replies: z.array(z.looseObject({ text: z.string() })) });
const Said = z.looseObject({
  messages: z.array(z.looseObject({ text: z.string(), from: z.looseObject({ account: z.string().nullable() }) })),
});
const faults = { 'server-error': 'error-500', 'rate-limit': '429' } as const;

/** "ana_first" is a person whose name is "Ana First". */
const nameOf = (handle: string): string =>
  handle
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');

networkContract('facebook against the simulated Facebook', async (): Promise<NetworkRig> => {
  const server = await startFacebook();
  const spent = await startFacebook({ options: { callsPerHour: 0 } });
  const called = await openAddress((url) =>
    connectFacebook(server, { webhookUrl: url.replace('/x', '/facebook'), backstopSeconds: 600 }),
  );
  const call = (method: string, at: string, body?: unknown): Promise<unknown> =>
    server.call(method, `/sandbox/facebook${at}`, body);
  const page = await fetch(`${server.base}/v26.0/me?${await proof()}`, {
    headers: { authorization: `Bearer ${server.token}` },
  });
  const { id: pageId } = Id.parse(await page.json());
  async function proof(): Promise<string> {
    const { proofOf } = await import('../../../../adapters/networks/meta/signature.ts');
    return `appsecret_proof=${proofOf(server.token, server.keys.facebook.appSecret)}`;
  }
  const write = async (at: string, { inReplyTo, ...body }: { inReplyTo?: string }): Promise<string> => {
    const reply = inReplyTo === undefined ? {} : { inReplyTo: plainId(inReplyTo) };
    return graphId(Id.parse(await call('POST', at, { ...body, ...reply })).id, pageId, inReplyTo);
  };
  return {
    handle: 'tiendasalba',
    handleOf: nameOf,
    keepsIds: true,
    uncounted: true,
    namesNobody: true,
    quotesNothing: true,
    kinds: { first: 'post', reply: 'comment' },
    answersAnybody: true,
    direct: {
      write: async (message) => Id.parse(await call('POST', '/dms', message)).id,
      answer: async ({ to, text }) => void (await call('POST', '/native-dm', { account: 'alba', to, text })),
      answers: async (handle) =>
        Said.parse(await call('GET', `/dms/${handle}`))
          .messages.filter(({ from }) => from.account !== null)
          .map(({ text }) => text),
      repeats: true,
      longest: 'ñ'.repeat(2000),
      withoutPermission: async () => {
        await call('POST', '/faults', { next: 'read:403-permission', on: 'conversations', times: 100 });
        return connectFacebook(server, { sinceHours: 0 });
      },
    },
    connection: await connectFacebook(server, { deadlineSeconds: 2 }),
    withWrongToken: () => connectFacebook(server, {}, { FACEBOOK_PAGE_TOKEN: 'EAABwrong' }),
    // Port 1 is reserved and nobody listens on it.
    withNobodyThere: () => connectFacebook(server, {}, { FACEBOOK_API_URL: 'http://127.0.0.1:1/' }),
    withSpentWindow: () => connectFacebook(spent),
    customer: {
      write: (post) => write('/posts', post),
      edit: async (id, text) => void (await call('PATCH', `/posts/${plainId(id)}`, { text })),
      remove: async (id) => void (await call('DELETE', `/posts/${plainId(id)}`)),
    },
    colleague: {
      write: (text) => write('/posts', { author: 'tiendasalba', text } as { inReplyTo?: string }),
      reply: (post) => write('/native-reply', { account: 'alba', ...post } as { inReplyTo?: string }),
    },
    next: async (what) =>
      void (await call('POST', '/faults', {
        next: what in faults ? faults[what as keyof typeof faults] : what,
        times: 1,
      })),
    answers: async (id) => Thread.parse(await call('GET', `/posts/${plainId(id)}`)).replies.map((reply) => reply.text),
    refusals: [
      'duplicate',
      'too-long',
      'target-gone',
      'account-suspended',
      'not-authorised',
      'no-private',
      'window-closed',
      'private-once',
      'rejected',
    ],
    longest: 'ñ'.repeat(8000),
    calls: called,
    stop: async () => {
      called.close();
      await server.stop();
      await spent.stop();
    },
  };
});
