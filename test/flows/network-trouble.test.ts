import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, draft, theOnlyAnswer, uniqueWord } from '../support/scenes.ts';
import { until } from '../support/until.ts';

/** The network calls the bot; looking is so slow that no test waits for it. */
const config = flowConfig(`awaySeconds: 1
managers: general
networks:
  x: { webhookUrl: 'http://127.0.0.1:{{port}}/webhooks/x', backstopSeconds: 600 }
`).replace('carmen@alba.example, roles: [director]', 'carmen@alba.example, roles: [admin]');

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado({ config });
});
afterAll(() => recado.end());

interface Calls {
  waiting: number;
  taken: number;
  refused: number;
  given_up: number;
}
const calls = () => recado.social.call<Calls>('GET', '/webhooks');
const metrics = async () => (await fetch(`http://127.0.0.1:${recado.port}/metrics`)).text();

/** The look at the start has happened and found the network calling, so the next one is ten minutes away. */
async function listening(): Promise<void> {
  await until('the address to be known and looking to be slow', async () => {
    const { problems } = (await recado.health()) as { problems?: unknown[] };
    await recado.social.post({ author: 'nadie', text: `@alba prueba ${uniqueWord()}` });
    return problems?.length === 0 && (await calls()).taken > 0;
  });
}

describe('the network calls', () => {
  it('a post becomes a card at once, once, although the call comes twice', async () => {
    await listening();
    await recado.social.call('POST', '/webhooks/faults', { next: 'duplicate' });
    const text = `@alba otra factura por webhook ${uniqueWord()}`;
    const { card } = await arrive(recado, { text, channel: 'facturacion' });
    expect(recado.chat.buttons(card)).toContain('claim');
    await recado.idle();
    expect(
      (await recado.chat.messages('facturacion')).filter((message) => wordsOf(message.blocks).includes(text)),
    ).toHaveLength(1);
    expect(await metrics()).toMatch(/recado_messages_in_total\{network="x",by="webhook"\} [1-9]/);
  });

  it('a call with a wrong signature is refused, and the next one with the right one is taken', async () => {
    const before = await calls();
    await recado.social.call('POST', '/webhooks/faults', { next: 'wrong-signature' });
    await arrive(recado, { text: `@alba una factura mal firmada ${uniqueWord()}`, channel: 'facturacion' });
    expect((await calls()).refused).toBeGreaterThan(before.refused);
    const forged = await fetch(`http://127.0.0.1:${recado.port}/webhooks/x`, {
      method: 'POST',
      body: '{"data":{}}',
      headers: { 'x-twitter-webhooks-signature': 'sha256=AAAA' },
    });
    expect(forged.status).toBe(401);
  });

  it('tells figures without a text or a handle', async () => {
    const text = await metrics();
    for (const name of [
      'recado_post_to_card_seconds_count{network="x"}',
      'recado_store_call_seconds_count{call="inbox.add"}',
      'recado_jobs{state="dead"} 0',
      'recado_ingest_lag_seconds',
      'recado_problems 0',
      'recado_chat_call_seconds_count{surface="slack",call="post",outcome="ok"}',
      'recado_chat_posts_total{kind="card",outcome="posted"}',
      'recado_process_resident_memory_bytes',
    ])
      expect(text).toContain(name);
    expect(text).not.toMatch(/carla|factura|alba_|@/);
  });
});

describe('after a gap', () => {
  it('managers are told what came meanwhile and where it is; nothing where nothing came', async () => {
    await recado.kill();
    const killed = Date.now();
    const texts = [`@alba una factura de noche ${uniqueWord()}`, `@alba otra factura de noche ${uniqueWord()}`];
    for (const [i, text] of texts.entries()) await recado.social.post({ author: `noche_${i}`, text });
    const lost = `@alba el pedido de noche ${uniqueWord()}`;
    await recado.social.post({ author: 'noche_2', text: lost });
    await until('the network to have given up calling', async () => (await calls()).refused >= 3);
    await until('two missed looks', () => Date.now() - killed > 2_100);
    await recado.start();
    for (const text of texts) await recado.chat.find(text, { channel: 'facturacion' });
    const told = await recado.chat.find('sin contacto con X', { channel: 'general' });
    expect(wordsOf(told.blocks)).toMatch(
      /llegaron 3 mensajes, y todos están en sus canales\. #facturacion: 2 #envios: 1/,
    );
    await recado.kill();
    await recado.start();
    await recado.idle();
    expect(
      (await recado.chat.messages('general')).filter((message) => wordsOf(message.blocks).includes('sin contacto')),
    ).toHaveLength(1);
  });
});

describe('a token that dies', () => {
  it('answers wait and are never shown as sent, managers see one red card, and everything leaves once it works', async () => {
    const { post, card } = await arrive(recado, {
      text: `@alba el pedido no llega ${uniqueWord()}`,
      channel: 'envios',
    });
    const claimed = await claim(recado, card, 'lucia');
    const ready = await draft(recado, claimed, 'lucia', `Hola, Carla: ya sale ${uniqueWord()}`);
    await recado.social.call('PATCH', '/accounts/alba', { revoked: true });
    await recado.chat.press('lucia', ready, 'send');
    const waiting = await recado.chat.card(card, 'that it waits', (words) =>
      words.includes('ya no acepta el acceso de @alba'),
    );
    expect(recado.chat.buttons(waiting)).toEqual(['edit', 'view-draft', 'close']);
    const red = await recado.chat.find('🔴 X ya no acepta el acceso de @alba', { channel: 'general' });
    await recado.chat.card(red, 'how many wait', (words) => words.includes('1 respuesta espera y saldrá sola'));
    expect((await recado.health()).status).toBe('degraded');
    expect((await recado.social.read(post)).replies).toEqual([]);

    const still = await recado.chat.press('carmen', red, 'probe');
    expect(wordsOf(still.ephemeral)).toContain('X still does not accept the access of @alba');
    expect(wordsOf((await recado.chat.press('lucia', red, 'probe')).ephemeral)).toMatch(/permiso|configur/);

    await recado.social.call('PATCH', '/accounts/alba', { revoked: false });
    const works = await recado.chat.press('carmen', red, 'probe');
    expect(wordsOf(works.ephemeral)).toContain('accepts the access of @alba');
    await theOnlyAnswer(recado, post);
    await recado.chat.card(card, 'the answer', (words) => words.includes('Respondido por Lucía Vega'));
    const over = await recado.chat.card(red, 'that it is over', (words) =>
      words.includes('vuelve a aceptar el acceso'),
    );
    expect(recado.chat.buttons(over)).toEqual([]);
    expect(
      (await recado.chat.messages('general')).filter((message) =>
        wordsOf(message.blocks).includes('el acceso de @alba'),
      ),
    ).toHaveLength(1);
    await until('health to be well', async () => (await recado.health()).status === 'ok');
  });
});
