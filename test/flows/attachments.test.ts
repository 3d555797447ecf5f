import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf, type Placed } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { picture, png } from '../support/pictures.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, uniqueWord } from '../support/scenes.ts';
import { until } from '../support/until.ts';

const config = flowConfig('').replace('\nroutes:\n', "\n  direccion: { slack: '#direccion', private: true, queue: false, members: [lucia, ivan] }\nroutes:\n");

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado({ config });
});
afterAll(() => recado.end());

interface Shared {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  url_private: string;
}
const filesIn = async (channel: string, thread: string): Promise<Shared[]> =>
  (await recado.chat.messages(channel, thread)).flatMap((message) => ('files' in message ? (message.files as Shared[]) : []));
const filesOnce = (card: Placed, count: number, channel = card.channel): Promise<Shared[]> =>
  until(`${count} files in the thread`, async () => {
    const files = await filesIn(channel, card.ts);
    return files.length >= count && files;
  });
const bytesOf = async ({ id }: Shared): Promise<Buffer> => Buffer.from(await (await fetch(`http://127.0.0.1:${recado.sandboxPort}/sandbox/slack/files/${id}`)).arrayBuffer());
const kept = (): string[] => readdirSync(path.join(recado.dataFolder, 'media'), { recursive: true, withFileTypes: true }).flatMap((each) => (each.isFile() ? [each.name] : []));

/** A customer writes with a picture; the card is there. */
async function arriveWith(bytes: Uint8Array, channel = 'general'): Promise<{ post: string; card: Placed }> {
  const text = `@alba mira la foto ${uniqueWord()}`;
  const post = await recado.social.post({ author: 'carla_ruiz', text, media: [{ url: await recado.social.picture(bytes), alt: 'la caja rota' }] });
  return { post, card: await recado.chat.find(text, { channel }) };
}

describe('what customers send', () => {
  it('is named on the card and stands in the thread, byte for byte, once', async () => {
    const { card } = await arriveWith(png);
    expect(wordsOf(card.blocks)).toContain('1 foto');
    const [file] = await filesOnce(card, 1);
    expect(file).toMatchObject({ name: 'recado-1.png', title: 'Foto de Carla Ruiz', mimetype: 'image/png' });
    expect(file && (await bytesOf(file)).equals(png)).toBe(true);
    expect(kept()).toHaveLength(1);
    await recado.idle();
    expect(await filesIn(card.channel, card.ts)).toHaveLength(1);
    // Its address in the chat is for those with the token.
    expect((await fetch(file?.url_private ?? '', { redirect: 'manual' })).status).toBe(302);
  });

  it('is not shown where it could be run; people are told, with the way to it', async () => {
    const { card } = await arriveWith(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'));
    const told = await recado.chat.find('de un tipo que no se muestra aquí', { channel: 'general', thread: card.ts });
    expect(JSON.stringify(told.blocks)).toMatch(/http:\/\/127\.0\.0\.1:\d+\/x\/carla_ruiz\/status\/\d+/);
    await recado.idle();
    expect(await filesIn(card.channel, card.ts)).toEqual([]);
  });

  it('comes later in the same thread too, and goes when she takes it back', async () => {
    const { post, card } = await arrive(recado, { author: 'bea_foto', text: `@alba llega tarde ${uniqueWord()}`, channel: 'general' });
    const again = await recado.social.post({ author: 'bea_foto', text: '@alba así llegó', inReplyTo: post, media: [{ url: await recado.social.picture(picture([200, 20, 20])) }] });
    await filesOnce(card, 1);
    const before = kept().length;
    await recado.social.call('DELETE', `/posts/${again}`);
    await until('the picture to be gone', async () => (await filesIn(card.channel, card.ts)).length === 0);
    await until('its bytes to be gone', async () => kept().length === before - 1);
  });

  it('in private is seen in the private channel only', async () => {
    const secret = uniqueWord();
    await recado.social.call('POST', '/dms', { author: 'marta_foto', text: `Mi tarjeta ${secret}`, media: [{ url: await recado.social.picture(picture([20, 20, 200])) }] });
    const card = await recado.chat.find(secret, { channel: 'direccion' });
    expect(wordsOf(card.blocks)).toContain('1 foto');
    const [file] = await filesOnce(card, 1, 'direccion');
    expect(file && (await bytesOf(file)).equals(picture([20, 20, 200]))).toBe(true);
    for (const channel of ['facturacion', 'general']) {
      for (const { ts } of await recado.chat.messages(channel)) expect((await filesIn(channel, ts)).map(({ id }) => id)).not.toContain(file?.id);
    }
  });
});
