import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import { openEmbedded } from '../../store/database/embedded.ts';
import { wordsOf, type View } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, uniqueWord } from '../support/scenes.ts';

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado({ config: flowConfig().replace('roles: [director]', 'roles: [admin]') });
});
afterAll(() => recado.end());

/** While the bot is down, as if it had failed too often on this message. */
async function setAside(text: string, { id, minutesAgo }: { id: string; minutesAgo: number }): Promise<void> {
  const { run, close } = await openEmbedded({ folder: recado.dataFolder, log: silentLog });
  await run(
    `insert into inbox (network, account, brand, event_key, thread_id, author_native_id, native_id, event, received_at, state, error, done_at)
    select network, account, brand, $1, $2, $2, $2, jsonb_set(jsonb_set(event, '{message}', (event -> 'message') || jsonb_build_object('nativeId', $2::text, 'currentId', $2::text, 'conversationId', $2::text, 'text', $3::text)), '{eventKey}', to_jsonb($1::text)),
      now(), 'failed', 'column "x" does not exist <!channel>', now() - make_interval(mins => $4::int) from inbox where event ->> 'kind' = 'message' limit 1`,
    [`post:${id}:0`, id, text, minutesAgo],
  );
  await close();
}

it('work set aside is seen by who may, tried again, and dropped with a reason', async () => {
  await arrive(recado, { text: `@alba la factura ${uniqueWord()}`, channel: 'facturacion' });
  await recado.idle();
  // Posts that do not speak to us: no look brings them, but they are there when the bot reads them again.
  const [lost, unwanted] = [`una factura perdida ${uniqueWord()}`, `una factura de sobra ${uniqueWord()}`];
  const [lostId, unwantedId] = [
    await recado.social.post({ author: 'perdida', text: lost }),
    await recado.social.post({ author: 'sobra', text: unwanted }),
  ];
  await recado.stop();
  await setAside(unwanted, { id: unwantedId, minutesAgo: 9 });
  await setAside(lost, { id: lostId, minutesAgo: 5 });
  await recado.start();
  expect((await recado.health()).inbox.failed).toBe(2);

  expect(wordsOf((await recado.chat.command('lucia', 'facturacion', '/recado dead')).ephemeral)).toContain(
    'Para esto hace falta el permiso',
  );
  const { view } = await recado.chat.command('carmen', 'facturacion', '/recado dead');
  const list = view ?? fail();
  expect(list.title.text).toBe('Tasks set aside');
  expect(wordsOf(list.blocks)).toMatch(
    /2 tasks failed too many times.*A message from X that could not be read.*column "x" does not exist/,
  );
  expect(JSON.stringify(list.blocks)).not.toContain(lost);

  const again = (await recado.chat.pressIn('carmen', list, 'redrive')).view ?? fail();
  expect(wordsOf(again.blocks)).toMatch(/Trying 1 task again\. 1 task failed/);
  await recado.chat.find(lost, { channel: 'facturacion' });

  const ask = (await recado.chat.pressIn('carmen', again, 'drop-dead')).view ?? fail();
  const sent = await recado.chat.submit('carmen', ask, { reason: 'it was a test' });
  expect(wordsOf((sent.view ?? fail()).blocks)).toMatch(/Discarded\. Who and why is on record\. Nothing is set aside/);
  expect((await recado.health()).inbox.failed).toBe(0);
});

function fail(): View {
  throw new Error('no form');
}
