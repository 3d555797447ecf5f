import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf, type Placed } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { picture, png } from '../support/pictures.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { control } from '../support/control.ts';
import { arrive, claim, theOnlyAnswer, uniqueWord } from '../support/scenes.ts';
import { until } from '../support/until.ts';

const config = flowConfig('').replace(
  '\nroutes:\n',
  "\n  direccion: { slack: '#direccion', private: true, queue: false, members: [lucia, ivan] }\nroutes:\n",
);

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
  (await recado.chat.messages(channel, thread)).flatMap((message) =>
    'files' in message ? (message.files as Shared[]) : [],
  );
const filesOnce = (card: Placed, count: number, channel = card.channel, withinMs?: number): Promise<Shared[]> =>
  until(
    `${count} files in the thread`,
    async () => {
      const files = await filesIn(channel, card.ts);
      return files.length >= count && files;
    },
    withinMs,
  );
const bytesOf = async ({ id }: Shared): Promise<Buffer> =>
  Buffer.from(await (await fetch(`http://127.0.0.1:${recado.sandboxPort}/sandbox/slack/files/${id}`)).arrayBuffer());
const kept = (): string[] =>
  readdirSync(path.join(recado.dataFolder, 'media'), { recursive: true, withFileTypes: true }).flatMap((each) =>
    each.isFile() ? [each.name] : [],
  );

/** A customer writes with a picture; the card is there. */
async function arriveWith(bytes: Uint8Array, channel = 'general'): Promise<{ post: string; card: Placed }> {
  const text = `@alba mira la foto ${uniqueWord()}`;
  const post = await recado.social.post({
    author: 'carla_ruiz',
    text,
    media: [{ url: await recado.social.picture(bytes), alt: 'la caja rota' }],
  });
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
    const { card } = await arriveWith(
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    );
    const told = await recado.chat.find('de un tipo que no se muestra aquí', { channel: 'general', thread: card.ts });
    expect(JSON.stringify(told.blocks)).toMatch(/http:\/\/127\.0\.0\.1:\d+\/x\/carla_ruiz\/status\/\d+/);
    await recado.idle();
    expect(await filesIn(card.channel, card.ts)).toEqual([]);
  });

  it('comes later in the same thread too, and goes when she takes it back', async () => {
    const { post, card } = await arrive(recado, {
      author: 'bea_foto',
      text: `@alba llega tarde ${uniqueWord()}`,
      channel: 'general',
    });
    const again = await recado.social.post({
      author: 'bea_foto',
      text: '@alba así llegó',
      inReplyTo: post,
      media: [{ url: await recado.social.picture(picture([200, 20, 20])) }],
    });
    await filesOnce(card, 1);
    const before = kept().length;
    await recado.social.call('DELETE', `/posts/${again}`);
    await until('the picture to be gone', async () => (await filesIn(card.channel, card.ts)).length === 0);
    await until('its bytes to be gone', async () => kept().length === before - 1);
  });

  it('stands there once though the bot is killed while it brings it', async () => {
    const cards: Placed[] = [];
    for (const [red, pauseMs] of [
      [40, 0],
      [80, 80],
    ] as const) {
      cards.push((await arriveWith(picture([red, 0, 90]))).card);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      await recado.kill();
      await recado.start();
    }
    for (const card of cards) await filesOnce(card, 1, 'general', 60_000);
    await recado.idle();
    for (const card of cards) expect(await filesIn('general', card.ts)).toHaveLength(1);
  });

  it('in private is seen in the private channel only', async () => {
    const secret = uniqueWord();
    await recado.social.call('POST', '/dms', {
      author: 'marta_foto',
      text: `Mi tarjeta ${secret}`,
      media: [{ url: await recado.social.picture(picture([20, 20, 200])) }],
    });
    const card = await recado.chat.find(secret, { channel: 'direccion' });
    expect(wordsOf(card.blocks)).toContain('1 foto');
    const [file] = await filesOnce(card, 1, 'direccion');
    expect(file && (await bytesOf(file)).equals(picture([20, 20, 200]))).toBe(true);
    for (const channel of ['facturacion', 'general']) {
      for (const { ts } of await recado.chat.messages(channel))
        expect((await filesIn(channel, ts)).map(({ id }) => id)).not.toContain(file?.id);
    }
  });
});

/** A teammate chooses a file on her own machine; gives what the form then names. */
const choose = async (user: string, name: string, bytes: Uint8Array): Promise<string> =>
  (
    await control<{ id: string }>(`http://127.0.0.1:${recado.sandboxPort}`, 'POST', '/sandbox/slack/files', {
      user,
      name,
      base64: Buffer.from(bytes).toString('base64'),
    })
  ).id;
const onNetwork = async (url: string): Promise<Buffer> =>
  Buffer.from(await (await fetch(`http://127.0.0.1:${recado.sandboxPort}${url}`)).arrayBuffer());
const big = Buffer.concat([png, Buffer.alloc(6 * 1024 * 1024)]);
const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(200, 1)]);

async function openForm(user: string, message: Placed, action: 'reply' | 'edit') {
  const { view } = await recado.chat.press(user, message, action);
  if (!view) throw new Error('no form');
  return view;
}

describe('what goes out with an answer', () => {
  it('is seen by whoever approves, and stands under the answer, byte for byte, once', async () => {
    const { post, card } = await arrive(recado, {
      text: `@alba me habéis cobrado dos veces ${uniqueWord()}`,
      channel: 'facturacion',
    });
    const view = await openForm('lucia', await claim(recado, card, 'lucia'), 'reply');
    expect(wordsOf(view)).toContain('Hasta 4 fotos de 5 MB');
    const words = `Aquí tienes el recibo ${uniqueWord()}`;
    const other = picture([250, 200, 20]);
    const files = [await choose('lucia', 'recibo.png', png), await choose('lucia', 'otro.png', other)].join('\n');
    const sent = await recado.chat.submit('lucia', view, { text: words, files, alt: 'Un recibo verde', next: 'ask' });
    expect(sent.errors ?? {}).toEqual({});
    const draft = await recado.chat.find(words, { channel: 'facturacion', thread: card.ts });
    expect(wordsOf(draft.blocks)).toContain('2 adjuntos: recibo.png, otro.png');
    const shown = await filesOnce(card, 2);
    expect(shown.map(({ title }) => title)).toEqual([
      'Adjunto del borrador 1: recibo.png',
      'Adjunto del borrador 1: otro.png',
    ]);
    expect(await Promise.all(shown.map(bytesOf))).toEqual([png, other]);
    await recado.chat.press('ivan', draft, 'approve-and-send');
    const answer = await theOnlyAnswer(recado, post);
    expect(answer.text).toContain(words);
    expect(answer.media).toEqual([
      { type: 'photo', url: expect.any(String), alt: 'Un recibo verde' },
      { type: 'photo', url: expect.any(String) },
    ]);
    expect(await Promise.all(answer.media.map(({ url }) => onNetwork(url)))).toEqual([png, other]);
  });

  it('is part of what was approved: another file is another version', async () => {
    const { post, card } = await arrive(recado, { text: `@alba cobro raro ${uniqueWord()}`, channel: 'facturacion' });
    const words = `Mira esto ${uniqueWord()}`;
    const view = await openForm('lucia', await claim(recado, card, 'lucia'), 'reply');
    await recado.chat.submit('lucia', view, { text: words, files: await choose('lucia', 'uno.png', png), next: 'ask' });
    const first = await recado.chat.find(words, { channel: 'facturacion', thread: card.ts });
    const edit = await openForm(
      'lucia',
      await recado.chat.card(card, 'Edit', (_words, now) => recado.chat.buttons(now).includes('edit')),
      'edit',
    );
    const other = picture([10, 120, 220]);
    // The same words; the picture taken away, another put in its place.
    const again = await recado.chat.submit('lucia', edit, {
      keep: '',
      files: await choose('lucia', 'dos.png', other),
      next: 'ask',
    });
    expect(again.errors ?? {}).toEqual({});
    const second = await recado.chat.find('1 adjunto: dos.png', { channel: 'facturacion', thread: card.ts });
    expect(JSON.stringify(await recado.chat.pressOld('ivan', first, 'approve-and-send'))).toMatch(
      /más nuevo|vale|versión/,
    );
    expect((await recado.social.read(post)).replies).toEqual([]);
    await recado.chat.press('ivan', second, 'approve-and-send');
    const answer = await theOnlyAnswer(recado, post);
    expect(await Promise.all(answer.media.map(({ url }) => onNetwork(url)))).toEqual([other]);
  });

  it('is refused beside its field where X would not take it', async () => {
    const { card } = await arrive(recado, { text: `@alba una pregunta ${uniqueWord()}`, channel: 'general' });
    const view = await openForm('lucia', await claim(recado, card, 'lucia'), 'reply');
    const attempt = async (...files: [name: string, bytes: Uint8Array][]): Promise<string | undefined> => {
      const ids = await Promise.all(files.map(([name, bytes]) => choose('lucia', name, bytes)));
      return (await recado.chat.submit('lucia', view, { text: 'Hola, aquí va', files: ids.join('\n'), next: 'ask' }))
        .errors?.['files'];
    };
    expect(await attempt(['página.png', Buffer.from('<!doctype html><script>alert(1)</script>')])).toMatch(
      /«página\.png» no se puede enviar por X/,
    );
    expect(await attempt(['grande.png', big])).toMatch(/«grande\.png» pasa de 5 MB/);
    expect(await attempt(['a.gif', gif], ['b.png', png])).toMatch(/va solo/);
    expect(await attempt(...[1, 2, 3, 4, 5].map((n): [string, Uint8Array] => [`${n}.png`, png]))).toMatch(
      /como mucho 4/i,
    );
    expect(await attempt(['carta.pdf', Buffer.from('%PDF-1.7')])).toMatch(/de ese tipo/);
  });

  it('goes to a private conversation by X’s own way for those', async () => {
    const asked = uniqueWord();
    await recado.social.call('POST', '/dms', { author: 'nuria_foto', text: `¿Me mandas el recibo? ${asked}` });
    const card = await recado.chat.find(asked, { channel: 'direccion' });
    await recado.chat.press('ivan', card, 'claim');
    const view = await openForm(
      'ivan',
      await recado.chat.card(card, 'Reply', (_words, now) => recado.chat.buttons(now).includes('reply')),
      'reply',
    );
    expect(wordsOf(view)).toContain('Una foto de hasta 5 MB');
    const words = `Aquí va ${uniqueWord()}`;
    const sent = await recado.chat.submit('ivan', view, {
      text: words,
      files: await choose('ivan', 'recibo.gif', gif),
      next: 'ask',
    });
    expect(sent.errors ?? {}).toEqual({});
    const ready = await recado.chat.card(card, 'Send', (_words, now) => recado.chat.buttons(now).includes('send'));
    await recado.chat.press('ivan', ready, 'send');
    const { messages } = await until('the answer in private', async () => {
      const said = await recado.social.call<{ messages: { text: string; media: { url: string }[] }[] }>(
        'GET',
        '/dms/nuria_foto',
      );
      return said.messages.some(({ text }) => text.includes(words)) && said;
    });
    const [media] = messages.find(({ text }) => text.includes(words))?.media ?? [];
    // Nobody else can see it: only the workspace's own page shows it.
    expect((await fetch(`http://127.0.0.1:${recado.sandboxPort}${media?.url}`)).status).toBe(404);
    expect(await onNetwork(media?.url.replace('/x-media/', '/sandbox/x/media/') ?? '')).toEqual(gif);
  });
});
