import { z } from 'zod';
import { refusalCodes } from '#core/delivery.ts';
import { networkContract, type NetworkRig } from '../../../contracts/network.ts';
import { startX } from '../../../contracts/network-x-rig.ts';

const Id = z.object({ id: z.string() });
const Thread = z.object({ replies: z.array(z.object({ text: z.string() })) });
const faults = { 'server-error': 'error-500', 'rate-limit': '429' } as const;

networkContract('x against the simulated X', async (): Promise<NetworkRig> => {
  const server = await startX();
  const spent = await startX({ options: { limits: { 'users/:id/mentions': 0 } } });
  const idOf = async (work: Promise<unknown>): Promise<string> => Id.parse(await work).id;
  return {
    handle: 'alba',
    connection: await server.connect({ deadlineSeconds: 2 }),
    withWrongToken: () => server.connect({}, { env: { X_ACCESS_TOKEN_SECRET: 'wrong' } }),
    // Port 1 is reserved and nobody listens on it.
    withNobodyThere: () => server.connect({}, { env: { X_API_URL: 'http://127.0.0.1:1/' } }),
    withSpentWindow: () => spent.connect(),
    customer: {
      write: (post) => idOf(server.call('POST', '/sandbox/x/posts', post)),
      edit: async (id, text) => void (await server.call('PATCH', `/sandbox/x/posts/${id}`, { text })),
      remove: async (id) => void (await server.call('DELETE', `/sandbox/x/posts/${id}`)),
    },
    colleague: {
      write: (text) => idOf(server.call('POST', '/sandbox/x/posts', { author: 'alba', text })),
      reply: (post) => idOf(server.call('POST', '/sandbox/x/native-reply', { account: 'alba', ...post })),
    },
    next: async (what) => void (await server.call('POST', '/sandbox/x/faults', { next: what in faults ? faults[what as keyof typeof faults] : what, times: 1 })),
    answers: async (id) => Thread.parse(await server.call('GET', `/sandbox/x/posts/${id}`)).replies.map((reply) => reply.text),
    refusals: refusalCodes.filter((code) => code !== 'approval-changed'),
    longest: 'ñ'.repeat(280),
    stop: async () => {
      await server.stop();
      await spent.stop();
    },
  };
});
