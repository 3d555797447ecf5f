import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wordsOf, type View } from '../support/chat.ts';
import { control } from '../support/control.ts';
import { flowConfig } from '../support/flow-config.ts';
import { letIn } from '../support/let-in.ts';
import { picture, png } from '../support/pictures.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { claim, draft, uniqueWord } from '../support/scenes.ts';
import type { Post } from '../support/social.ts';
import { until } from '../support/until.ts';

let recado: Recado;
beforeAll(async () => {
  const config = flowConfig(
    "networks: { facebook: { webhookUrl: 'http://127.0.0.1:{{port}}/webhooks/facebook', backstopSeconds: 2 } }\nmanagers: general\n",
  )
    .replace('alba: { network: x, handle: alba }', 'fb: { network: facebook, handle: tiendasalba }')
    .replace(
      '\nroutes:\n',
      "\n  direccion: { slack: '#direccion', private: true, queue: false, members: [lucia, ivan] }\nroutes:\n",
    );
  recado = await startRecado({ config });
});
afterAll(() => recado.end());

const call = <T>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', at: string, body?: unknown): Promise<T> =>
  control<T>(`http://127.0.0.1:${recado.sandboxPort}`, method, `/sandbox/facebook${at}`, body);
const write = async (author: string, text: string, more: object = {}): Promise<string> =>
  (await call<{ id: string }>('POST', '/posts', { author, text, ...more })).id;
const repliesTo = async (post: string): Promise<Post[]> => (await call<Post>('GET', `/posts/${post}`)).replies;
/** The one answer under a comment: it is there, and once all is done it is there once. */
async function theOnlyAnswer(comment: string): Promise<Post> {
  await until('the answer', async () => (await repliesTo(comment)).length > 0);
  await recado.idle();
  const replies = await repliesTo(comment);
  expect(replies).toHaveLength(1);
  return replies[0] ?? Promise.reject(new Error('no answer'));
}

it('a comment under a post of the Page becomes a card and is answered once, as the Page', async () => {
  const word = uniqueWord();
  const post = await write('tiendasalba', 'Novedades de otoño');
  const comment = await write('ana_ruiz', `¿Y mi pedido? ${word}`, { inReplyTo: post });
  const card = await recado.chat.find(word, { channel: 'envios' });
  expect(wordsOf(card)).toContain('Facebook');
  expect(wordsOf(card)).toContain('Ana Ruiz');
  const ready = await draft(recado, await claim(recado, card, 'lucia'), 'lucia', `Hola, Ana: sale hoy ${word}`);
  await recado.chat.press('lucia', ready, 'send');
  const answer = await theOnlyAnswer(comment);
  expect(answer.text).toBe(`Hola, Ana: sale hoy ${word}`);
  expect(answer.author).toMatchObject({ account: 'fb' });
  await recado.chat.card(card, 'who answered', (words) => words.includes('Respondido por Lucía Vega'));
});

it('an answer whose call was never answered is found, and not sent again', async () => {
  const word = uniqueWord();
  const comment = await write('bea_gil', `mi pedido no llega ${word}`);
  const card = await recado.chat.find(word, { channel: 'envios' });
  const ready = await draft(recado, await claim(recado, card, 'lucia'), 'lucia', `Hola, Bea: llega mañana ${word}`);
  await call('POST', '/faults', { next: 'error-500-after-write', times: 1 });
  await recado.chat.press('lucia', ready, 'send');
  await theOnlyAnswer(comment);
  await recado.chat.card(card, 'who answered', (words) => words.includes('Respondido por Lucía Vega'));
  expect(await repliesTo(comment)).toHaveLength(1);
});

it("what she edits or deletes is told by Meta's call, and shows on the card", async () => {
  const word = uniqueWord();
  const post = await write('carla_paz', `mi pedido no llega ${word}`);
  const card = await recado.chat.find(word, { channel: 'envios' });
  const other = uniqueWord();
  await call('PATCH', `/posts/${post}`, { text: `mi pedido ya llegó, gracias ${other}` });
  await recado.chat.card(card, 'what it says now', (words) => words.includes(other));
  await call('DELETE', `/posts/${post}`);
  await recado.chat.card(card, 'that it is gone', (words) => !words.includes(other));
  await recado.idle();
  expect(filesThatSay(word, other)).toEqual([]);
});

/** Of ours: media, exports, the log. The database is asked in its own test, for it keeps old pages; the workspace is what lies outside. */
function ourFiles(): string[] {
  return readdirSync(recado.dataFolder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => path.relative(recado.dataFolder, path.join(each.parentPath, each.name)))
    .filter((file) => !/^(?:postgres|sandbox)/.test(file));
}

function filesThatSay(...words: string[]): string[] {
  return ourFiles().filter((file) => {
    const bytes = readFileSync(path.join(recado.dataFolder, file));
    return words.some((word) => bytes.includes(word) || file.includes(word));
  });
}

/** Files of ours that hold these bytes. */
function filesOf(bytes: Buffer): string[] {
  return ourFiles().filter((file) => readFileSync(path.join(recado.dataFolder, file)).includes(bytes));
}

/** How many files Recado brought to somebody in her direct conversation. */
async function broughtTo(user: string): Promise<number> {
  const direct = await recado.chat.direct(user);
  const posts = await recado.chat.messages(direct);
  const threads = await Promise.all(posts.map(({ ts }) => recado.chat.messages(direct, ts)));
  return threads.flat().filter((each) => 'files' in each && Array.isArray(each.files) && each.files.length > 0).length;
}

it('of what she deletes no file is left: her words, her picture, and what was taken of the conversation', async () => {
  const word = uniqueWord();
  const bytes = picture([7, 130, 201]);
  const { url } = await call<{ url: string }>('POST', '/media', { base64: bytes.toString('base64') });
  const wall = await write('tiendasalba', 'Mudanzas');
  const comment = await write('ines_lago', `mi pedido llegó así ${word}`, { inReplyTo: wall, media: [{ url }] });
  const card = await claim(recado, await recado.chat.find(word, { channel: 'envios' }), 'lucia');
  await draft(recado, card, 'lucia', 'Hola, Inés: te mandamos otro');
  await until('her picture to be kept', () => filesOf(bytes).length > 0);
  const { view } = await recado.chat.press('lucia', card, 'more');
  if (!view) throw new Error('no form');
  await recado.chat.pressIn('lucia', view, 'export-conversation');
  await until('the file of the conversation', async () => (await broughtTo('lucia')) === 1);

  await call('DELETE', `/posts/${comment}`);
  await recado.chat.card(card, 'that it is gone', (words) => !words.includes(word));
  await until('her picture to be gone', () => filesOf(bytes).length === 0);
  await until('the file of the conversation to be gone', async () => (await broughtTo('lucia')) === 0);
  await recado.idle();
  expect(filesThatSay(word)).toEqual([]);
  expect(recado.said()).not.toContain(word);
});

interface Direct {
  id: string;
  text: string;
  from: { account: string | null };
}
const spoken = async (handle: string): Promise<Direct[]> =>
  (await call<{ messages: Direct[] }>('GET', `/dms/${handle}`)).messages;
const ours = async (handle: string): Promise<string[]> =>
  (await spoken(handle)).filter(({ from }) => from.account !== null).map(({ text }) => text);

it('a comment is answered in private, once, which the form says with the day until when', async () => {
  const word = uniqueWord();
  const post = await write('tiendasalba', 'Rebajas');
  const comment = await write('dora_sanz', `mi pedido no llega ${word}`, { inReplyTo: post });
  const card = await claim(recado, await recado.chat.find(word, { channel: 'envios' }), 'lucia');
  const { view } = await recado.chat.press('lucia', card, 'reply');
  if (!view) throw new Error('no form');
  expect(wordsOf(view)).toContain('En privado se puede una sola vez. Plazo:');
  const text = `Hola, Dora: dinos tu dirección ${word}`;
  const sent = await recado.chat.submit('lucia', view, { text, private: 'private', next: 'send' });
  expect(sent.errors ?? {}).toEqual({});
  await until('the private answer', async () => (await ours('dora_sanz')).includes(text));
  await recado.idle();
  expect(await ours('dora_sanz')).toEqual([text]);
  expect(await repliesTo(comment)).toEqual([]);
  const answered = await recado.chat.card(card, 'who answered', (words) => words.includes('Respondido por Lucía Vega'));
  // A second time only in public.
  const again = uniqueWord();
  await call('PATCH', `/posts/${comment}`, { text: `sigue sin llegar ${again}` });
  const back = await recado.chat.card(answered, 'what she says now', (words) => words.includes(again));
  if (recado.chat.buttons(back).includes('reply')) {
    const second = await recado.chat.press('lucia', back, 'reply');
    if (!second.view) throw new Error('no form');
    expect(wordsOf(second.view)).toContain('en público');
    expect(wordsOf(second.view)).not.toContain('Solo quien escribió');
  }
  // What she answers in private goes where private messages go, linked to her comment.
  const reply = uniqueWord();
  await call('POST', '/dms', { author: 'dora_sanz', text: `Calle Mayor 1 ${reply}` });
  const there = await recado.chat.find(reply, { channel: 'direccion' });
  expect(wordsOf(there)).toContain('ya escribió antes sobre esto');
});

it('a picture goes out beside an answer in public, and none with a private answer to a comment', async () => {
  const word = uniqueWord();
  const post = await write('tiendasalba', 'Nuevas lámparas');
  const comment = await write('iris_sol', `¿Cómo monto mi pedido? ${word}`, { inReplyTo: post });
  const card = await claim(recado, await recado.chat.find(word, { channel: 'envios' }), 'lucia');
  const { view } = await recado.chat.press('lucia', card, 'reply');
  if (!view) throw new Error('no form');
  expect(wordsOf(view)).toContain('en privado va solo el texto');
  const { id: files } = await control<{ id: string }>(
    `http://127.0.0.1:${recado.sandboxPort}`,
    'POST',
    '/sandbox/slack/files',
    { user: 'lucia', name: 'montaje.png', base64: png.toString('base64') },
  );
  const answer = { text: `Hola, Iris: así ${word}`, files, alt: 'Los cuatro pasos' };
  const kept = await recado.chat.submit('lucia', view, { ...answer, private: 'private', next: 'send' });
  expect(JSON.stringify(kept.errors)).toContain('En privado va solo el texto');
  await recado.chat.submit('lucia', view, { ...answer, private: 'public', next: 'send' });
  const { text, media } = await theOnlyAnswer(comment);
  expect(text).toBe(answer.text);
  expect(media).toMatchObject([{ alt: 'Los cuatro pasos' }]);
  const seen = await fetch(`http://127.0.0.1:${recado.sandboxPort}${media[0]?.url ?? ''}`);
  expect(Buffer.from(await seen.arrayBuffer()).equals(png)).toBe(true);
  await recado.chat.card(card, 'who answered', (words) => words.includes('Respondido por Lucía Vega'));
});

it('a private message says until when it can be answered, is answered there, and is refused in words after it', async () => {
  const word = uniqueWord();
  await call('POST', '/dms', { author: 'elena_gil', text: `mi pedido ${word}`, hoursAgo: 1 });
  const card = await recado.chat.find(word, { channel: 'direccion' });
  expect(wordsOf(card)).toContain('Plazo para contestar:');
  const ready = await draft(recado, await claim(recado, card, 'lucia'), 'lucia', `Hola, Elena: sale hoy ${word}`);
  await recado.chat.press('lucia', ready, 'send');
  await recado.chat.card(card, 'who answered', (words) => words.includes('Respondido por Lucía Vega'));
  expect(await ours('elena_gil')).toEqual([`Hola, Elena: sale hoy ${word}`]);
  await recado.chat.card(card, 'that it was delivered', (words) => words.includes('entregada a las'));

  const late = uniqueWord();
  await call('POST', '/dms', { author: 'fina_paz', text: `mi pedido ${late}`, hoursAgo: 25 });
  const old = await recado.chat.find(late, { channel: 'direccion' });
  expect(wordsOf(old)).toContain('ya no deja contestar aquí');
  const mine = await claim(recado, old, 'lucia');
  const pressed = await recado.chat.press('lucia', mine, 'reply');
  expect(JSON.stringify(pressed)).toContain('ya no deja contestar aquí a Fina Paz');
  expect(pressed.view === undefined || !JSON.stringify(pressed.view).includes('plain_text_input')).toBe(true);
});

it('what she takes back in private, and what the Page hides, shows on the card', async () => {
  const word = uniqueWord();
  const { id } = await call<Direct>('POST', '/dms', { author: 'gala_mir', text: `mi clave es ${word}` });
  const card = await recado.chat.find(word, { channel: 'direccion' });
  await call('DELETE', `/dms/${id}`);
  await recado.chat.card(card, 'that it is gone', (words) => !words.includes(word));
  await recado.idle();
  expect(filesThatSay(word)).toEqual([]);

  const rude = uniqueWord();
  const post = await write('tiendasalba', 'Horarios de Navidad');
  const comment = await write('hugo_ros', `vaya pedido ${rude}`, { inReplyTo: post });
  const shown = await recado.chat.find(rude, { channel: 'envios' });
  await call('POST', `/posts/${comment}/hide`, { hidden: true });
  await recado.chat.card(shown, 'that it is hidden', (words) => words.includes('Oculto en Facebook'));
  await call('POST', `/posts/${comment}/hide`, { hidden: false });
  await recado.chat.card(shown, 'that it is shown again', (words) => !words.includes('Oculto en Facebook'));
});

it('a Page whose token died is connected again from its red card, and what waited goes out as the Page', async () => {
  const wall = await write('tiendasalba', 'Nueva colección');
  const word = uniqueWord();
  const comment = await write('hugo_rey', `¿y mi pedido ${word}?`, { inReplyTo: wall });
  const card = await recado.chat.find(word, { channel: 'envios' });
  const ready = await draft(recado, await claim(recado, card, 'lucia'), 'lucia', `Hola, Hugo: sale hoy ${word}x`);
  await call('PATCH', '/accounts/fb', { revoked: true });
  await recado.chat.press('lucia', ready, 'send');
  const red = await recado.chat.find('🔴 Facebook ya no acepta el acceso de tiendasalba', { channel: 'general' });
  expect(await repliesTo(comment)).toEqual([]);
  const { view } = await recado.chat.press('carmen', red, 'connect');
  expect(await letIn(view, [['page', '0']])).toContain('tiendasalba');
  expect((await theOnlyAnswer(comment)).text).toBe(`Hola, Hugo: sale hoy ${word}x`);
  await recado.chat.card(red, 'that it is over', (words) => words.includes('vuelve a aceptar el acceso'));
});

it('managers are told a week before what was granted ends, and connecting again from there is all that it takes', async () => {
  const director = 'carmen';
  const at = `/sandbox/slack/home/${director}`;
  const home = await control<View>(`http://127.0.0.1:${recado.sandboxPort}`, 'GET', at);
  const { view: accounts } = await recado.chat.pressIn(director, home, 'accounts');
  if (!accounts) throw new Error('no form of the accounts');
  await call('POST', '/login', { days: 5 });
  await letIn((await recado.chat.pressIn('carmen', accounts, 'connect')).view, [['page', '0']]);
  const told = await recado.chat.find('⏳ El acceso de tiendasalba en Facebook acaba', { channel: 'general' });
  expect(recado.chat.buttons(told)).toEqual(['connect']);
  const { view } = await recado.chat.press('carmen', told, 'connect');
  await call('POST', '/login', { days: 90 });
  await letIn(view, [['page', '0']]);
  const over = await recado.chat.card(told, 'that it is over', (words) => words.includes('vuelve a tener acceso'));
  expect(recado.chat.buttons(over)).toEqual([]);
});
