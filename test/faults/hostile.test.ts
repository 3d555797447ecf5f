import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Keys } from '../../sandbox/keys.ts';
import { wordsOf, type Placed } from '../support/chat.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, countOf, draft, theOnlyAnswer, uniqueWord } from '../support/scenes.ts';

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado();
});
afterAll(() => recado.end());

const HOSTILE: [string, string][] = [
  [
    'mentions and links',
    'ojo <!channel> <!here> <@U0123ABCD> <#C0123ABCD|x> <!subteam^S0123> @channel <javascript:alert(1)|aquí> <https://evil.example|https://alba.example> [x](javascript:alert(1))',
  ],
  [
    'marks and templates',
    '*negrita* `código` ```bloque``` > cita &lt;!channel&gt; &amp; {{author}} {{code, language}} $t(button.claim) ${process.env} %s {"ticketId":"tk_1"}',
  ],
  [
    'directions and control signs',
    '\u202Eotreiba\u202C \u200F\u200B\uFEFF nul\u0000 campana\u0007 borra\u001B[2J retorno\r\nlínea\u2028otra media \uD83D pareja \uDE00 suelta',
  ],
  ['length', `${'a'.repeat(4_000)} ${'👩‍👩‍👧‍👦'.repeat(300)}`],
];

/** The texts of a message in which Slack reads marks; in the others `<!channel>` is eleven signs. */
function markedTexts(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(markedTexts);
  if (typeof node !== 'object' || node === null) return [];
  const own =
    'type' in node && node.type === 'mrkdwn' && 'text' in node && typeof node.text === 'string' ? [node.text] : [];
  return [...own, ...Object.values(node).flatMap(markedTexts)];
}

function expectHarmless({ blocks, text }: Placed): void {
  const all = JSON.stringify(blocks);
  expect(all).not.toMatch(/"type":"(broadcast|usergroup)"/);
  expect(all).not.toContain('"U0123ABCD"');
  expect(all).not.toMatch(/"url":"(?!https?:)/);
  for (const marked of [text, ...markedTexts(blocks)])
    expect(marked).not.toMatch(/<(!(channel|here|everyone|subteam)|@U0123|#C0123|javascript|https:\/\/evil)/);
}

describe('what customers and colleagues write is text', () => {
  it.each(HOSTILE)('%s: on the card, in the form, in the thread, in what is published', async (_name, words) => {
    const word = uniqueWord();
    const post = await recado.social.post({ author: 'carla_ruiz', text: `@alba factura ${word} ${words}` });
    const card = await recado.chat.find(word, { channel: 'facturacion' });
    expectHarmless(card);
    const claimed = await claim(recado, card, 'lucia');
    // An answer has to fit, and our own words may be as strange as theirs.
    const ours = `Hola ${word}: ${words.length > 200 ? 'sí' : words.replaceAll(/https?:\S+/g, '')}`;
    const answer = await recado.chat.press('lucia', claimed, 'reply');
    if (answer.view === undefined) throw new Error('no form');
    const sent = await recado.chat.submit('lucia', answer.view, { text: ours, next: 'ask' });
    expect(sent.errors ?? {}).toEqual({});
    const waiting = await recado.chat.find(`Hola ${word}`, { channel: 'facturacion', thread: card.ts });
    expectHarmless(waiting);
    for (const message of await recado.chat.messages('facturacion', card.ts)) expectHarmless(message);
    const form = await recado.chat.press('ivan', waiting, 'return');
    if (form.view === undefined) throw new Error('no form');
    await recado.chat.submit('ivan', form.view, { reason: words.slice(0, 200) });
    const back = await recado.chat.card(card, 'that it was returned', (shown) => shown.includes('devuelto'));
    expectHarmless(back);
    expect((await recado.social.read(post)).replies).toEqual([]);
    expect(await countOf(recado, word, 'facturacion')).toBe(1);
    expect((await recado.health()).work.dead).toBe(0);
  });

  it('nothing was set aside, and no line of the log breaks out of its line', async () => {
    await recado.idle();
    expect((await recado.health()).inbox).toMatchObject({ waiting: 0, failed: 0 });
    for (const line of readFileSync(path.join(recado.dataFolder, 'recado.log'), 'utf8').trim().split('\n'))
      expect(() => JSON.parse(line)).not.toThrow();
  });
});

describe('secrets', () => {
  it('stand in the file of the keys and nowhere else', async () => {
    const { post, card } = await arrive(recado, { text: `@alba pedido secreto ${uniqueWord()}`, channel: 'envios' });
    const ready = await draft(recado, await claim(recado, card, 'lucia'), 'lucia', `Hola: va ${uniqueWord()}`);
    await recado.social.call('POST', '/faults', { next: 'error-500' });
    await recado.chat.press('lucia', ready, 'send');
    await recado.chat.card(
      card,
      'an end',
      (words, now) => words.includes('Respondido por') || recado.chat.buttons(now).includes('send-again'),
      40_000,
    );
    if ((await recado.social.read(post)).replies.length > 0) await theOnlyAnswer(recado, post);

    const keysFile = path.join(recado.dataFolder, 'sandbox', 'keys.json');
    const keys: Keys = JSON.parse(readFileSync(keysFile, 'utf8'));
    const secrets = [
      keys.slackBotToken,
      keys.slackAppToken,
      keys.slackSigningSecret,
      keys.x.apiKeySecret,
      ...Object.values(keys.x.accounts).flatMap(({ token, secret }) => [token, secret]),
    ];
    const found: string[] = [];
    for (const entry of readdirSync(recado.dataFolder, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      if (!entry.isFile() || file === keysFile) continue;
      const bytes = readFileSync(file);
      if (secrets.some((secret) => bytes.includes(secret))) found.push(file);
    }
    expect(found).toEqual([]);
    const told = `${recado.said()} ${JSON.stringify(await recado.health())} ${wordsOf(await recado.chat.messages('envios', card.ts))}`;
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
  });

  it('and what is kept of customers are for their owner only', () => {
    const modeOf = (...names: string[]): string =>
      (statSync(path.join(recado.dataFolder, ...names)).mode & 0o777).toString(8);
    expect({ folder: modeOf(), keys: modeOf('sandbox', 'keys.json'), log: modeOf('recado.log') }).toEqual({
      folder: '700',
      keys: '600',
      log: '600',
    });
  });
});
