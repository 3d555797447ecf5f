import { afterAll, beforeAll, expect, it } from 'vitest';
import { control } from '../support/control.ts';
import { flowConfig } from '../support/flow-config.ts';
import type { Recado } from '../support/recado.ts';
import { arrive, claim, countOf, uniqueWord } from '../support/scenes.ts';
import { until } from '../support/until.ts';
import { startConnected, startProxy, type Connected, type Proxy } from './rig.ts';

const config = flowConfig()
  .replace('\nroutes:\n', "\n  archivo: { slack: '#archivo', members: [lucia], queue: false }\nroutes:\n")
  .replace('{ when: { area: deliveries }, to: envios }', '{ when: { area: deliveries }, to: [envios, archivo] }')
  .replace(
    '\napprovals:\n',
    "\napprovals:\n  - { when: { area: deliveries }, by: { people: [ivan] }, fourEyes: 'yes' }\n",
  );

let connected: Connected;
let recado: Recado;
let proxy: Proxy;
beforeAll(async () => {
  connected = await startConnected({ people: config, config });
  recado = connected.recado;
  proxy = await startProxy(recado.sandboxPort);
  await connected.startBot({ SLACK_API_URL: proxy.address });
});
afterAll(async () => {
  await connected.end();
  await proxy.close();
});

const inSlack = <T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> =>
  control<T>(`http://127.0.0.1:${recado.sandboxPort}`, method, `/sandbox/slack${path}`, body);

it('while one channel says to wait for a minute and another is archived, the approver is asked in her direct conversation', async () => {
  const channels = await inSlack<{ id: string; name: string }[]>('GET', '/channels');
  const idOf = (name: string): string => channels.find((each) => each.name === name)?.id ?? '';
  const { card } = await arrive(recado, { text: `@alba mi pedido no llega ${uniqueWord()}`, channel: 'envios' });
  const claimed = await claim(recado, card, 'lucia');
  await inSlack('POST', `/channels/${idOf('archivo')}`, { archived: true });
  let refused = 0;
  proxy.fate = (method, channel) => {
    if (!method.startsWith('chat.') || channel !== idOf('envios')) return 'pass';
    refused += 1;
    return { limited: 60 };
  };
  const { view } = await recado.chat.press('lucia', claimed, 'reply');
  if (view === undefined) throw new Error('the Reply form did not open');
  const words = `Lo miramos ${uniqueWord()}`;
  expect((await recado.chat.submit('lucia', view, { text: words, next: 'ask' })).errors ?? {}).toEqual({});
  const ivan = await until('a direct conversation with Iván', () =>
    recado.chat.direct('ivan').then(
      (id) => id,
      () => undefined,
    ),
  );
  const asked = await recado.chat.find(words, { channel: ivan });
  expect(recado.chat.buttons(asked)).toContain('approve');
  // The thread has not had it: the channel is still to be waited for.
  await until('the channel to refuse', async () => refused > 0);
  expect(await countOf(recado, words, 'envios', card.ts)).toBe(0);
});
