import { z } from 'zod';
import { networkContract } from '../../../contracts/network.ts';
import type { NetworkRig } from '../../../contracts/network-rig.ts';
import { connectMastodon } from './connect.ts';
import { startMastodon } from '../../../support/mastodon.ts';
import { freePorts } from '../../../support/ports.ts';

const Id = z.looseObject({ id: z.string() });
const Thread = z.looseObject({ replies: z.array(z.looseObject({ text: z.string() })) });
const Directs = z.looseObject({
  messages: z.array(z.looseObject({ text: z.string(), from: z.looseObject({ account: z.string().nullable() }) })),
});
const faults = { 'server-error': 'error-500', 'rate-limit': '429' } as const;
/** An answer names whom it answers. */
const withoutHandle = (text: string): string => text.replace(/^@\S+ /, '');

networkContract('mastodon against the simulated Mastodon', async (): Promise<NetworkRig> => {
  const server = await startMastodon();
  const spent = await startMastodon({ options: { limits: { api: 0 } } });
  const idOf = async (work: Promise<unknown>): Promise<string> => Id.parse(await work).id;
  const call = (method: string, at: string, body?: unknown): Promise<unknown> =>
    server.call(method, `/sandbox/mastodon${at}`, body);
  return {
    handle: 'alba',
    handleOf: (written) => `${written}@social.example`,
    keepsIds: true,
    answersAnybody: true,
    connection: await connectMastodon(server, { deadlineSeconds: 2 }),
    withWrongToken: () => connectMastodon(server, {}, { MASTODON_ACCESS_TOKEN: 'wrong' }),
    withNobodyThere: async () => {
      const [port] = await freePorts(1);
      return connectMastodon(server, {}, { MASTODON_URL: `http://127.0.0.1:${port}/` });
    },
    withSpentWindow: () => connectMastodon(spent),
    customer: {
      write: (post) => idOf(call('POST', '/posts', post)),
      edit: async (id, text) => void (await call('PATCH', `/posts/${id}`, { text })),
      remove: async (id) => void (await call('DELETE', `/posts/${id}`)),
    },
    colleague: {
      write: (text) => idOf(call('POST', '/posts', { author: 'alba', text })),
      reply: (post) => idOf(call('POST', '/native-reply', { account: 'alba', ...post })),
    },
    direct: {
      namesUs: true,
      write: (message) => idOf(call('POST', '/dms', message)),
      answer: async (message) => void (await call('POST', '/native-dm', { account: 'alba', ...message })),
      answers: async (person) =>
        Directs.parse(await call('GET', `/dms/${person}`)).messages.flatMap((each) =>
          each.from.account === 'alba' ? [withoutHandle(each.text)] : [],
        ),
      longest: 'ñ'.repeat(500 - '@vera '.length),
    },
    next: async (what) =>
      void (await call('POST', '/faults', {
        next: what in faults ? faults[what as keyof typeof faults] : what,
        times: 1,
      })),
    answers: async (id) =>
      Thread.parse(await call('GET', `/posts/${id}`)).replies.map((reply) => withoutHandle(reply.text)),
    refusals: ['too-long', 'target-gone', 'account-suspended', 'not-authorised', 'rejected'],
    longest: 'ñ'.repeat(500 - '@kike '.length),
    stop: async () => {
      await server.stop();
      await spent.stop();
    },
  };
});
