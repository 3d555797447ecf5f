import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { wordsOf } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { ask } from '../support/questions.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, countOf, draft, theOnlyAnswer, uniqueWord, type Scene } from '../support/scenes.ts';
import { openOffice, type Office } from '../support/teams/office.ts';
import type { Message } from '../support/teams/world.ts';
import { until } from '../support/until.ts';

let office: Office;
let recado: Recado;
beforeAll(async () => {
  office = await openOffice(
    {
      tenantId: '7c1d7c0e-7a54-4a3c-8a41-2f0f2f6c9b11',
      people: [
        { key: 'lucia', name: 'Lucía Vega', email: 'lucia@alba.example', locale: 'es-ES' },
        { key: 'teresa', name: 'Teresa Gil', email: 'teresa@alba.example', locale: 'es-ES' },
        { key: 'ivan', name: 'Iván Soto', email: 'ivan@alba.example', locale: 'es-ES' },
        { key: 'joao', name: 'João Pinto', email: 'joao@alba.example', locale: 'pt-PT' },
        { key: 'noa', name: 'Noa Prats', email: 'noa@alba.example', locale: 'es-ES' },
      ],
      teams: [
        {
          name: 'Atención',
          members: ['lucia', 'teresa', 'ivan', 'noa'],
          installed: false,
          consent: true,
          channels: [{ name: null }, { name: 'Facturación' }],
        },
      ],
    },
    () => `http://127.0.0.1:${recado.port}/api/messages`,
  );
  const config = flowConfig()
    .replace(
      "facturacion: { slack: '#facturacion'",
      "facturacion: { slack: '#facturacion', teams: 'Atención / Facturación', members: [lucia, teresa, ivan, carmen]",
    )
    .replace('people: [ivan]', 'people: [ivan, carmen]')
    .replace(
      '\napprovals:\n',
      "\napprovals:\n  - { when: { area: deliveries }, by: { people: [teresa] }, fourEyes: 'yes' }\n",
    );
  recado = await startRecado({ config, env: office.env });
  expect(recado.said()).toContain('Recado does not see this channel in Teams yet: Atención / Facturación.');
  const [team] = office.service.world.teams;
  if (team) await office.people.install(team);
});
afterAll(async () => {
  await recado.end();
  await office[Symbol.asyncDispose]();
});

/** A customer writes; a card is there in both chats. */
async function arriveInBoth(): Promise<Scene & { there: Message; text: string }> {
  const text = `@alba Me cobráis la factura dos veces ${uniqueWord()}`;
  const scene = await arrive(recado, { text, channel: 'facturacion' });
  const there = await office.find(text, { channel: 'Facturación' });
  // Both are known to be there.
  await recado.idle();
  return { ...scene, text, there };
}

const inTeams = (words: string, thread: string): number =>
  office.messages('Facturación', thread).filter((message) => office.words(message).includes(words)).length;

describe('one ticket in Slack and Teams', () => {
  it('who takes it in one is seen in the other, whichever it is', async () => {
    const first = await arriveInBoth();
    await office.press('lucia', first.there, 'claim');
    await recado.chat.card(
      first.card,
      'an owner',
      (words, card) => words.includes('Lucía Vega') && !recado.chat.buttons(card).includes('claim'),
    );
    await office.shows(first.there, 'an owner', (words) => words.includes('Lucía Vega'));

    const second = await arriveInBoth();
    // This team let Recado read everything, so nobody is asked to name it.
    expect(inTeams('Lo que escribáis aquí es interno', second.there.id)).toBe(1);
    expect(inTeams('@Recado', second.there.id)).toBe(0);
    await claim(recado, second.card, 'lucia');
    await office.shows(second.there, 'an owner', (words) => words.includes('Lucía Vega'));
    expect(office.buttons(second.there)).toContain('reply');
    expect(office.buttons(second.there)).not.toContain('claim');

    // Someone else, on the other side, is told who has it.
    await office.press('ivan', second.there, 'reply').catch(() => undefined);
    expect(
      (await recado.chat.pressOld('carmen', first.card, 'claim')).ephemeral.map(({ text }) => text).join(),
    ).toContain('Lucía Vega');
  });

  it('what is written in one thread stands once in the other, with its changes, and never comes back', async () => {
    const { card, there } = await arriveInBoth();
    const said = `Ya la llamo yo ${uniqueWord()}`;
    await recado.chat.write('ivan', 'facturacion', said, card.ts);
    const copy = await office.find(said, { channel: 'Facturación', thread: there.id });
    expect(office.words(copy)).toContain('Iván Soto');
    const mine = await recado.chat.find(said, { channel: 'facturacion', thread: card.ts });
    const better = `Ya la he llamado ${uniqueWord()}`;
    await recado.chat.edit('ivan', mine, better);
    await office.shows(copy, 'the change', (words) => words.includes(better) && !words.includes(said));

    const back = `Gracias, la cierro luego ${uniqueWord()}`;
    const written = await office.people.write(
      office.person('teresa'),
      { channel: office.channel('Facturación'), root: there.id },
      back,
    );
    const copied = await recado.chat.find(back, { channel: 'facturacion', thread: card.ts });
    expect(wordsOf(copied)).toContain('Teresa Gil');
    await office.people.erase(written);
    await recado.chat.card(copied, 'that it was deleted', (words) => !words.includes(back));

    await recado.idle();
    expect(await countOf(recado, better, 'facturacion', card.ts)).toBe(1);
    expect(inTeams(better, there.id)).toBe(1);
  });

  it('what is drafted in Slack is approved in Teams and goes out once; both cards say so', async () => {
    const { post, card, there } = await arriveInBoth();
    const mine = await claim(recado, card, 'lucia');
    const answer = `Hola, Carla: ya está devuelto ${uniqueWord()}`;
    await draft(recado, mine, 'lucia', answer);
    const waiting = await office.find(answer, { channel: 'Facturación', thread: there.id });
    expect(JSON.stringify(waiting.card)).toContain('<at>Iván Soto</at>');
    await office.press('lucia', waiting, 'approve');
    expect((await recado.social.answers(post, 0)).length).toBe(0);
    await office.press('ivan', waiting, 'approve-and-send');
    expect((await theOnlyAnswer(recado, post)).text).toContain(answer);
    await recado.chat.card(card, 'that it was answered', (words) =>
      words.includes('Respondido por Lucía Vega, aprobado por Iván Soto'),
    );
    await office.shows(waiting, 'that it was sent', (words) => words.includes('Iván Soto'));
  });

  it('an approver who is in none of its channels is asked in the chat where she was last, and approves there', async () => {
    await office.people.write(office.person('teresa'), { personal: true }, 'mine');
    await recado.idle();
    const { post, card } = await arrive(recado, {
      text: `@alba mi pedido no llega ${uniqueWord()}`,
      channel: 'envios',
    });
    const answer = `Sale hoy ${uniqueWord()}`;
    await draft(recado, await claim(recado, card, 'lucia'), 'lucia', answer);
    const asked = await office.find(answer, { chatOf: 'teresa' });
    expect(office.words(asked)).toMatch(/Lucía Vega te pide que apruebes[^]*mi pedido no llega/);
    expect(office.buttons(asked)).toEqual(['approve-and-send', 'approve', 'change', 'return', 'view-draft']);
    await office.press('teresa', asked, 'approve-and-send');
    expect((await theOnlyAnswer(recado, post)).text).toContain(answer);
    await office.shows(asked, 'that it is approved', (words) => words.includes('Aprobado por Teresa Gil'));
    expect(office.buttons(asked)).toEqual([]);
    // Nobody wrote to her in Slack.
    await expect(recado.chat.direct('teresa')).rejects.toThrow('no direct conversation');
  });

  it('what is drafted in Teams is approved in Slack; nobody approves her own with her other account', async () => {
    const { post, card, there } = await arriveInBoth();
    await office.press('ivan', there, 'claim');
    const owned = await office.shows(there, 'Reply', () => office.buttons(there).includes('reply'));
    await office.press('ivan', owned, 'reply');
    const answer = `Hola, Carla: lo miramos ${uniqueWord()}`;
    await office.submit('ivan', { text: answer, next: 'ask' });
    const drawn = await recado.chat.find(answer, { channel: 'facturacion', thread: card.ts });
    const waiting = await recado.chat.card({ ...drawn, thread_ts: card.ts }, 'its buttons', (_words, message) =>
      recado.chat.buttons(message).includes('approve-and-send'),
    );
    const own = await recado.chat.pressOld('ivan', waiting, 'approve-and-send');
    expect(own.ephemeral.map(({ text }) => text).join()).toContain('Escribiste tú');
    await recado.idle();
    expect((await recado.social.answers(post, 0)).length).toBe(0);
  });

  it('who is asked in Slack answers in Teams, where he was last; Slack hears it', async () => {
    // He is in the channel in neither chat; who is in it is asked in its thread only.
    const { card, there } = await arriveInBoth();
    await claim(recado, card, 'lucia');
    await office.people.write(office.person('joao'), { personal: true }, 'mine');
    await until('an answer to him', () => office.people.told(office.person('joao')).length > 0);
    const question = `¿Desde cuándo cobramos doble? ${uniqueWord()}`;
    expect((await ask(recado, card, 'lucia', { to: 'person', person: 'joao', question })).errors).toBeUndefined();
    const told = await office.find(question, { chatOf: 'joao' });
    const words = `Desde el día 3 ${uniqueWord()}`;
    await office.people.write(office.person('joao'), { personal: true }, words);
    const heard = await recado.chat.find('João Pinto ha contestado', { channel: 'facturacion', thread: card.ts });
    expect(wordsOf(heard)).toContain(words);
    await office.find(words, { channel: 'Facturación', thread: there.id });
    await office.shows(told, 'thanks', (now) => now.includes('já tem a tua resposta'));
  });

  it('Teams away keeps nobody in Slack from working, and catches up by itself', async () => {
    const known = await arriveInBoth();
    office.away(true);
    const text = `@alba otra factura mal ${uniqueWord()}`;
    const { post, card } = await arrive(recado, { text, channel: 'facturacion' });
    const mine = await claim(recado, card, 'lucia');
    const answer = `Hola, Carla: ahora mismo ${uniqueWord()}`;
    const waiting = await draft(recado, mine, 'lucia', answer);
    await recado.chat.press('ivan', waiting, 'approve-and-send');
    expect((await recado.social.answers(post))[0]?.text).toContain(answer);
    await claim(recado, known.card, 'lucia');
    expect(office.messages('Facturación').some((message) => office.words(message).includes(text))).toBe(false);

    office.away(false);
    await office.shows(known.there, 'an owner', (words) => words.includes('Lucía Vega'));
    const late = await office.find(text, { channel: 'Facturación' });
    await office.find(answer, { channel: 'Facturación', thread: late.id });
    await until('no problem to be left', async () => {
      const health = z
        .looseObject({ problems: z.array(z.looseObject({ what: z.string() })).default([]) })
        .parse(await recado.health());
      return health.problems.length === 0;
    });
  });
});
