import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, theOnlyAnswer, uniqueWord } from '../support/scenes.ts';

/** A day on which nobody runs this: service is far whatever the hour. */
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const farDay = DAYS[(new Date().getUTCDay() + 3) % 7] ?? 'mon';

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado({
    config: flowConfig(`hours:
  far: { week: { ${farDay}: 09:00-10:00 } }
service:
  - { when: { area: deliveries }, hours: far, acknowledge: { es: 'Hola, {name}: ahora no hay nadie. Volvemos el {opens}; si es urgente, 900 000 000.' } }
levels:
  - { when: { area: billing }, first: 30s, clock: calendar, escalateTo: { people: [ivan] } }
networks:
  x: { webhookUrl: 'http://127.0.0.1:{{port}}/webhooks/x', backstopSeconds: 1 }
`),
  });
});
afterAll(() => recado.end());

describe('outside hours of service', () => {
  it('whoever writes is told so once, in public and marked, and the conversation waits for a person as before', async () => {
    const { card, post } = await arrive(recado, {
      author: 'marta_noche',
      text: `@alba ¿dónde está mi pedido? ${uniqueWord()}`,
      channel: 'envios',
    });
    const { text } = await theOnlyAnswer(recado, post);
    expect(text).toContain('Volvemos el');
    expect(text).toContain('900 000 000');
    expect(text).toContain('Respuesta automática');
    const now = await recado.chat.card(card, 'that a rule spoke', (words) => words.includes('Respuesta automática a'));
    expect(wordsOf(now.blocks)).toContain('sigue esperando a una persona');
    expect(recado.chat.buttons(now)).toContain('claim');
    await recado.social.post({ author: 'marta_noche', text: '¿Hay alguien?', inReplyTo: post });
    await recado.chat.find('¿Hay alguien?', { channel: 'envios', thread: card.ts });
    await recado.idle();
    await theOnlyAnswer(recado, post);
  });
});

describe('an answer that is promised', () => {
  it('is told to its owner before it is late, and to whoever it is escalated to after, though the bot was killed between', async () => {
    const { card } = await arrive(recado, {
      text: `@alba me habéis cobrado dos veces ${uniqueWord()}`,
      channel: 'facturacion',
    });
    await claim(recado, card, 'lucia');
    const warned = await recado.chat.find('vence pronto', {
      channel: 'facturacion',
      thread: card.ts,
      withinMs: 60_000,
    });
    expect(JSON.stringify(warned.blocks)).toMatch(/"type":"user"|<@U/);
    await recado.chat.card(card, 'when it is due', (words) => words.includes('La primera respuesta'));
    await recado.kill();
    await recado.start();
    await recado.chat.find('Sigue sin primera respuesta', {
      channel: 'facturacion',
      thread: card.ts,
      withinMs: 60_000,
    });
    await recado.chat.card(card, 'that it is late', (words) => words.includes('va con retraso'));
    await recado.idle();
    const said = (await recado.chat.messages('facturacion', card.ts)).map(({ blocks }) => wordsOf(blocks));
    expect(said.filter((words) => words.includes('vence pronto'))).toHaveLength(1);
    expect(said.filter((words) => words.includes('Sigue sin primera respuesta'))).toHaveLength(1);
  });
});
