import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flowConfig } from '../support/flow-config.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { claim, countOf, draft, uniqueWord } from '../support/scenes.ts';
import { openOffice, type Office } from '../support/teams/office.ts';
import type { Message } from '../support/teams/world.ts';
import { until } from '../support/until.ts';

const CHANNEL = 'Facturación';
let office: Office;
let recado: Recado;
beforeAll(async () => {
  office = await openOffice(
    {
      tenantId: '7c1d7c0e-7a54-4a3c-8a41-2f0f2f6c9b11',
      people: [
        { key: 'lucia', name: 'Lucía Vega', email: 'lucia@alba.example', locale: 'es-ES' },
        { key: 'ivan', name: 'Iván Soto', email: 'ivan@alba.example', locale: 'es-ES' },
      ],
      teams: [
        {
          name: 'Atención',
          members: ['lucia', 'ivan'],
          installed: false,
          consent: true,
          channels: [{ name: null }, { name: CHANNEL }],
        },
      ],
    },
    () => `http://127.0.0.1:${recado.port}/api/messages`,
  );
  recado = await startRecado({
    config: flowConfig().replace(
      "facturacion: { slack: '#facturacion'",
      "facturacion: { slack: '#facturacion', teams: 'Atención / Facturación'",
    ),
    env: office.env,
  });
  for (const team of office.service.world.teams) await office.people.install(team);
});
afterAll(async () => {
  await recado.end();
  await office[Symbol.asyncDispose]();
});

/** Does something whose next post to Teams arrives there while the bot that sent it is killed before it hears the answer. */
async function killedInMidPost(work: () => Promise<unknown>): Promise<void> {
  // Nothing from before is still on its way, which would be held in its place.
  await recado.idle();
  const { promise, resolve } = Promise.withResolvers<void>();
  office.service.faults.push({ kind: 'hold', until: promise });
  const done = work().catch((error: unknown) => error);
  await until('a post to be on its way', () => office.service.faults.length === 0);
  await recado.kill();
  await done;
  resolve();
  await recado.start();
}

const inTeams = (words: string, thread?: string): Message[] =>
  office.messages(CHANNEL, thread).filter((message) => office.words(message).includes(words));

describe('a bot with both chats, killed between its post to Teams and the answer', () => {
  it('leaves one card in each where the team let it read, and one of each line in the threads', async () => {
    const text = `@alba La factura viene dos veces ${uniqueWord()}`;
    await killedInMidPost(() => recado.social.post({ author: 'carla_ruiz', text }));
    const card = await recado.chat.find(text, { channel: 'facturacion' });
    const there = await office.find(text, { channel: CHANNEL });
    await recado.idle();
    expect([inTeams(text).length, await countOf(recado, text, 'facturacion')]).toEqual([1, 1]);

    const mine = await claim(recado, card, 'lucia');
    await office.shows(there, 'an owner', (words) => words.includes('Lucía Vega'));
    await recado.idle();
    const answer = `Hola, Carla: lo miramos ${uniqueWord()}`;
    await killedInMidPost(() => draft(recado, mine, 'lucia', answer));
    const waiting = await office.find(answer, { channel: CHANNEL, thread: there.id });
    await recado.idle();
    expect([inTeams(answer, there.id).length, await countOf(recado, answer, 'facturacion', card.ts)]).toEqual([1, 1]);
    await office.press('ivan', waiting, 'approve-and-send');
    await recado.chat.card(card, 'that it was answered', (words) => words.includes('aprobado por Iván Soto'));
  });

  it('may leave two in Teams where it may not look, and either takes the one ticket', async () => {
    for (const team of office.service.world.teams) team.consent = false;
    const text = `@alba Otra factura que sobra ${uniqueWord()}`;
    await killedInMidPost(() => recado.social.post({ author: 'carla_ruiz', text }));
    const card = await recado.chat.find(text, { channel: 'facturacion' });
    await until('the card of the new start', () => inTeams(text).length === 2);
    await recado.idle();
    expect([inTeams(text).length, await countOf(recado, text, 'facturacion')]).toEqual([2, 1]);
    const [first, second] = inTeams(text);
    if (first === undefined || second === undefined) throw new Error('there are two');
    expect(office.words(first)).toBe(office.words(second));
    await office.press('lucia', first, 'claim');
    await recado.chat.card(card, 'an owner', (words) => words.includes('Lucía Vega'));
    await office.shows(second, 'an owner', (words) => words.includes('Lucía Vega'));
    // The other one is nobody's to draw; whoever presses there is told how things stand.
    await office.press('ivan', first, 'claim');
    expect(office.people.told(office.person('ivan')).at(-1)).toContain('Lucía Vega');
  });
});
