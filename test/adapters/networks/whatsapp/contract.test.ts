import { z } from 'zod';
import { calledContract, type CalledRig } from '../../../contracts/network-called.ts';
import { startWhatsApp } from '../../../support/whatsapp.ts';
import { openAddress } from '../x/address.ts';
import { connectWhatsApp } from './connect.ts';

const Said = z.looseObject({
  messages: z.array(
    z.looseObject({ id: z.string(), text: z.string(), from: z.looseObject({ account: z.string().nullable() }) }),
  ),
});
const faults: Record<string, string> = { 'server-error': 'error-500', 'rate-limit': '429' };

calledContract('whatsapp against the simulated WhatsApp', async (): Promise<CalledRig> => {
  const server = await startWhatsApp();
  const called = await openAddress((url) =>
    connectWhatsApp(server, { webhookUrl: url.replace('/x', '/whatsapp'), deadlineSeconds: 2 }),
  );
  const call = (method: string, at: string, body?: unknown): Promise<unknown> =>
    server.call(method, `/sandbox/whatsapp${at}`, body);
  const said = async (handle: string) => Said.parse(await call('GET', `/dms/${handle}`)).messages;
  return {
    connection: called.connection,
    came: called.came,
    withWrongToken: () => connectWhatsApp(server, {}, { WHATSAPP_TOKEN: 'EAABwrong' }),
    // Port 1 is reserved and nobody listens on it.
    withNobodyThere: () => connectWhatsApp(server, {}, { WHATSAPP_API_URL: 'http://127.0.0.1:1/' }),
    write: async (message) => void (await call('POST', '/dms', message)),
    unsend: async (author) => {
      const hers = (await said(author)).findLast(({ from }) => from.account === null);
      await call('DELETE', `/dms/${hers?.id}`);
    },
    colleague: async (message) => void (await call('POST', '/native-dm', { account: 'alba', ...message })),
    answers: async (author) => (await said(author)).filter(({ from }) => from.account !== null).map(({ text }) => text),
    next: async (what) => void (await call('POST', '/faults', { next: faults[what] ?? what, times: 1 })),
    refusals: [
      'window-closed',
      'undeliverable',
      'no-private',
      'account-suspended',
      'out-of-credit',
      'not-authorised',
      'attachment',
      'template',
      'rejected',
    ],
    longest: 'ñ'.repeat(4096),
    stop: async () => {
      called.close();
      await server.stop();
    },
  };
});
