import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { every } from '../support/adaptive-card.ts';
import { wordsOf } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { picture, png } from '../support/pictures.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { uniqueWord } from '../support/scenes.ts';
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
        { key: 'ivan', name: 'Iván Soto', email: 'ivan@alba.example', locale: 'es-ES' },
      ],
      teams: [
        {
          name: 'Atención',
          members: ['lucia', 'ivan'],
          installed: false,
          consent: true,
          channels: [{ name: null }, { name: 'Facturación' }, { name: 'Dirección', kind: 'private', members: ['lucia', 'ivan'] }],
        },
      ],
    },
    () => `http://127.0.0.1:${recado.port}/api/messages`,
  );
  const config = flowConfig()
    .replace("facturacion: { slack: '#facturacion'", "facturacion: { slack: '#facturacion', teams: 'Atención / Facturación'")
    .replace('\nroutes:\n', "\n  direccion: { slack: '#direccion', teams: 'Atención / Dirección', private: true, queue: false, members: [lucia, ivan] }\nroutes:\n");
  recado = await startRecado({ config, env: office.env });
  const [team] = office.service.world.teams;
  if (team) await office.people.install(team);
}, 90_000);
afterAll(async () => {
  await recado.end();
  await office[Symbol.asyncDispose]();
});

/** Addresses of ours in a card. */
function addressesIn(card: unknown, door: string): string[] {
  const start = `http://127.0.0.1:${recado.port}/${door}/`;
  return every(card, () => true).flatMap(({ url }) => (typeof url === 'string' && url.startsWith(start) ? [url] : []));
}
const picturesUnder = (channel: string, { id }: Message): { message: Message; address: string }[] =>
  office.messages(channel, id).flatMap((message) => addressesIn(message.card, 'files').map((address) => ({ message, address })));
const pictureUnder = (channel: string, root: Message): Promise<{ message: Message; address: string }> => until('a picture in the thread in Teams', () => picturesUnder(channel, root)[0]);
const filesInSlack = async (channel: string, thread: string): Promise<{ name: string }[]> =>
  (await recado.chat.messages(channel, thread)).flatMap((message) => ('files' in message ? (message.files as { name: string }[]) : []));

describe('what customers send', () => {
  it('stands in both threads, and goes from both when she takes it back', async () => {
    const text = `@alba la factura, en la foto ${uniqueWord()}`;
    const post = await recado.social.post({ author: 'carla_ruiz', text, media: [{ url: await recado.social.picture(png), alt: 'la factura rota' }] });
    const card = await recado.chat.find(text, { channel: 'facturacion' });
    const there = await office.find(text, { channel: 'Facturación' });
    await until('the picture in Slack', async () => (await filesInSlack('facturacion', card.ts)).length === 1);
    const { message, address } = await pictureUnder('Facturación', there);
    expect(office.words(message)).toContain('Foto de Carla Ruiz');
    expect(JSON.stringify(message.card)).toContain('la factura rota');
    const answer = await fetch(address);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await answer.bytes()).equals(png)).toBe(true);
    await recado.idle();
    expect(picturesUnder('Facturación', there)).toHaveLength(1);

    await recado.social.call('DELETE', `/posts/${post}`);
    await until('the picture to be gone', () => picturesUnder('Facturación', there).length === 0);
    await until('its address to lead nowhere', async () => (await fetch(address)).status === 404);
  });

  it('in private is seen in the private channel only', async () => {
    const secret = uniqueWord();
    const mine = picture([20, 20, 200]);
    await recado.social.call('POST', '/dms', { author: 'marta_foto', text: `Mi tarjeta ${secret}`, media: [{ url: await recado.social.picture(mine) }] });
    const card = await recado.chat.find(secret, { channel: 'direccion' });
    expect(wordsOf(card.blocks)).toContain('1 foto');
    const there = await office.find(secret, { channel: 'Dirección' });
    const { address } = await pictureUnder('Dirección', there);
    const answer = await fetch(address);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(Buffer.from(await answer.bytes()).equals(mine)).toBe(true);
    await recado.idle();
    for (const root of office.messages('Facturación')) for (const each of picturesUnder('Facturación', root)) expect(each.address).not.toBe(address);
  });
});
