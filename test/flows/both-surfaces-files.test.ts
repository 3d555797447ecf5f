import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { every } from '../support/adaptive-card.ts';
import { wordsOf, type Placed } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { picture, png } from '../support/pictures.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, theOnlyAnswer, uniqueWord } from '../support/scenes.ts';
import { openOffice, type Office } from '../support/teams/office.ts';
import type { Message } from '../support/teams/world.ts';
import { addFiles } from '../support/teams/upload.ts';
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
          channels: [
            { name: null },
            { name: 'Facturación' },
            { name: 'Dirección', kind: 'private', members: ['lucia', 'ivan'] },
          ],
        },
      ],
    },
    () => `http://127.0.0.1:${recado.port}/api/messages`,
  );
  const config = flowConfig()
    .replace(
      "facturacion: { slack: '#facturacion'",
      "facturacion: { slack: '#facturacion', teams: 'Atención / Facturación'",
    )
    .replace(
      '\nroutes:\n',
      "\n  direccion: { slack: '#direccion', teams: 'Atención / Dirección', private: true, queue: false, members: [lucia, ivan] }\nroutes:\n",
    );
  recado = await startRecado({ config, env: office.env });
  const [team] = office.service.world.teams;
  if (team) await office.people.install(team);
});
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
  office
    .messages(channel, id)
    .flatMap((message) => addressesIn(message.card, 'files').map((address) => ({ message, address })));
const pictureUnder = (channel: string, root: Message): Promise<{ message: Message; address: string }> =>
  until('a picture in the thread in Teams', () => picturesUnder(channel, root)[0]);
const filesInSlack = async (channel: string, thread: string): Promise<{ name: string }[]> =>
  (await recado.chat.messages(channel, thread)).flatMap((message) =>
    'files' in message ? (message.files as { name: string }[]) : [],
  );

describe('what customers send', () => {
  it('stands in both threads, and goes from both when she takes it back', async () => {
    const text = `@alba la factura, en la foto ${uniqueWord()}`;
    const post = await recado.social.post({
      author: 'carla_ruiz',
      text,
      media: [{ url: await recado.social.picture(png), alt: 'la factura rota' }],
    });
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
    await recado.social.call('POST', '/dms', {
      author: 'marta_foto',
      text: `Mi tarjeta ${secret}`,
      media: [{ url: await recado.social.picture(mine) }],
    });
    const card = await recado.chat.find(secret, { channel: 'direccion' });
    expect(wordsOf(card.blocks)).toContain('1 foto');
    const there = await office.find(secret, { channel: 'Dirección' });
    const { address } = await pictureUnder('Dirección', there);
    const answer = await fetch(address);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(Buffer.from(await answer.bytes()).equals(mine)).toBe(true);
    await recado.idle();
    for (const root of office.messages('Facturación'))
      for (const each of picturesUnder('Facturación', root)) expect(each.address).not.toBe(address);
  });
});

describe('what goes out with an answer written in Teams', () => {
  const onNetwork = async (url: string): Promise<Buffer> =>
    Buffer.from(await (await fetch(`http://127.0.0.1:${recado.sandboxPort}${url}`)).bytes());

  /** She takes what came in and opens the form of an answer; gives where it asks for files. */
  async function openReply(user: string): Promise<{ post: string; card: Placed; there: Message; upload: string }> {
    const text = `@alba otra factura doble ${uniqueWord()}`;
    const { post, card } = await arrive(recado, { text, channel: 'facturacion' });
    const there = await office.find(text, { channel: 'Facturación' });
    await recado.idle();
    await office.press(user, there, 'claim');
    await office.shows(there, 'Reply', () => office.buttons(there).includes('reply'));
    await office.press(user, there, 'reply');
    const upload = await until('a button to add files', () => addressesIn(office.dialog(user).card, 'upload')[0]);
    return { post, card, there, upload };
  }

  it('is approved in Slack and stands under the answer, byte for byte, once', async () => {
    const { post, card, there, upload } = await openReply('lucia');
    const mine = picture([250, 200, 20]);
    const added = await addFiles(upload, [{ name: 'recibó.png', bytes: mine }]);
    expect([added.status, added.page]).toEqual([303, expect.stringContaining('recibó.png')]);
    expect(
      (await addFiles(upload, [{ name: 'foto.png', bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') }]))
        .status,
    ).toBe(422);

    // What she added is there still after the form was refused.
    const words = `Aquí tienes el recibo ${uniqueWord()}`;
    await office.submit('lucia', { text: 'Tu tarjeta es la 4111 1111 1111 1111', next: 'ask' });
    await until('the form to be refused', () =>
      JSON.stringify(office.dialog('lucia').card).includes('No se puede enviar así'),
    );
    await office.submit('lucia', { text: words, alt: 'Un recibo amarillo', next: 'ask' });

    const waiting = await recado.chat.find(words, { channel: 'facturacion', thread: card.ts });
    const shown = await until(
      'the picture before whoever approves',
      async () => (await filesInSlack('facturacion', card.ts))[0],
    );
    expect(shown.name).toBe('recado-1.png');
    const { address } = await pictureUnder('Facturación', there);
    expect(Buffer.from(await (await fetch(address)).bytes()).equals(mine)).toBe(true);
    // The form was taken: its page takes nothing more.
    expect((await fetch(upload)).status).toBe(410);

    const approved = await recado.chat.press('ivan', waiting, 'approve-and-send');
    expect(approved.errors).toBeUndefined();
    const answer = await theOnlyAnswer(recado, post);
    expect(answer.text).toContain(words);
    expect(answer.media).toHaveLength(1);
    const [medium] = answer.media;
    expect((await onNetwork(medium?.url ?? '')).equals(mine)).toBe(true);
  });

  it('is there still when she closes the form and opens it anew, and goes where she takes it out', async () => {
    const { there, upload } = await openReply('lucia');
    await addFiles(upload, [
      { name: 'uno.png', bytes: png },
      { name: 'dos.png', bytes: picture([9, 9, 9]) },
    ]);
    office.people.closeDialog(office.person('lucia'));
    await office.press('lucia', there, 'reply');
    const again = await until(
      'what she added',
      () =>
        JSON.stringify(office.dialog('lucia').card).includes('uno.png, dos.png') &&
        addressesIn(office.dialog('lucia').card, 'upload')[0],
    );
    const sha256 = /name="remove" value="([0-9a-f]{64})"/.exec(await (await fetch(again)).text())?.[1] ?? '';
    const { page } = await addFiles(again, [], { remove: sha256 });
    expect([page.includes('uno.png'), page.includes('dos.png')]).toEqual([false, true]);
  });
});
