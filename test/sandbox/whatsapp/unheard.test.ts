import { expect, it } from 'vitest';
import { openCalledAddress } from '../../support/called-address.ts';
import { until } from '../../support/until.ts';
import { startWhatsApp } from '../../support/whatsapp.ts';
import { connectWhatsApp } from '../../adapters/networks/whatsapp/connect.ts';

it('what people wrote before anybody could hear it is told once somebody does, in its order, once', async () => {
  const server = await startWhatsApp();
  const counts = async (): Promise<unknown> => server.call('GET', '/sandbox/whatsapp/webhooks');
  for (const text of ['¿Hay alguien?', '¿Y ahora?'])
    await server.call('POST', '/sandbox/whatsapp/dms', { author: 'ana_ruiz', text });
  expect(await counts()).toMatchObject({ subscribed: false, unheard: 2, taken: 0 });
  const { appSecret: secret } = server.keys.whatsapp;
  const at = await openCalledAddress({ network: 'whatsapp', secret }, (log) =>
    connectWhatsApp(server, { webhookUrl: 'http://127.0.0.1:1/webhooks/whatsapp' }, {}, log),
  );
  const url = `${at.base}/webhooks/whatsapp`;
  await (await connectWhatsApp(server, { webhookUrl: url }, {})).webhook?.register();
  await until('both', async () => at.messages().length === 2);
  expect(at.messages().map(({ text }) => text)).toEqual(['¿Hay alguien?', '¿Y ahora?']);
  await until('that nothing waits', async () => ((await counts()) as { waiting: number }).waiting === 0);
  expect(await counts()).toMatchObject({ subscribed: true, unheard: 0, taken: 2 });
  at.close();
  await server.stop();
});
