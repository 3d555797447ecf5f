import { z } from 'zod';
import { refusalCodes } from '#core/ticket/delivery.ts';
import { networkContract } from '../../../contracts/network.ts';
import type { NetworkRig } from '../../../contracts/network-rig.ts';
import { startX } from '../../../contracts/network-x-rig.ts';
import { openAddress } from './address.ts';

const Id = z.object({ id: z.string() });
const Thread = z.object({ replies: z.array(z.object({ text: z.string() })) });
const Directs = z.object({
  messages: z.array(z.object({ text: z.string(), from: z.object({ account: z.string().nullable() }) })),
});
/** Refused by us, or by networks that know such a limit. */
const NOT_OF_X: ReadonlySet<string> = new Set([
  'approval-changed',
  'attachment',
  'window-closed',
  'private-once',
  'undeliverable',
  'template',
]);
const faults = { 'server-error': 'error-500', 'rate-limit': '429' } as const;

networkContract('x against the simulated X', async (): Promise<NetworkRig> => {
  // Private messages are read at their own pace, which a test need not keep.
  const server = await startX({ options: { limits: { dm_events: 1_000_000_000 } } });
  const spent = await startX({ options: { limits: { 'users/:id/mentions': 0 } } });
  const quiet = await startX({ options: { limits: { dm_events: 0 } } });
  const called = await openAddress((url) => server.connect({ webhookUrl: url }));
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
      away: async (author, away) => void (await server.call('PATCH', `/sandbox/x/people/${author}`, { away })),
      remove: async (id) => void (await server.call('DELETE', `/sandbox/x/posts/${id}`)),
    },
    colleague: {
      write: (text) => idOf(server.call('POST', '/sandbox/x/posts', { author: 'alba', text })),
      reply: (post) => idOf(server.call('POST', '/sandbox/x/native-reply', { account: 'alba', ...post })),
    },
    direct: {
      write: (message) => idOf(server.call('POST', '/sandbox/x/dms', message)),
      answer: async (message) =>
        void (await server.call('POST', '/sandbox/x/native-dm', { account: 'alba', ...message })),
      answers: async (person) =>
        Directs.parse(await server.call('GET', `/sandbox/x/dms/${person}`)).messages.flatMap((each) =>
          each.from.account === 'alba' ? [each.text] : [],
        ),
      longest: 'ñ'.repeat(10_000),
      withoutPermission: () => quiet.connect(),
    },
    next: async (what) =>
      void (await server.call('POST', '/sandbox/x/faults', {
        next: what in faults ? faults[what as keyof typeof faults] : what,
        times: 1,
      })),
    answers: async (id) =>
      Thread.parse(await server.call('GET', `/sandbox/x/posts/${id}`)).replies.map((reply) => reply.text),
    refusals: refusalCodes.filter((code) => !NOT_OF_X.has(code)),
    longest: 'ñ'.repeat(280),
    calls: called,
    stop: async () => {
      called.close();
      await server.stop();
      await spent.stop();
      await quiet.stop();
    },
  };
});
