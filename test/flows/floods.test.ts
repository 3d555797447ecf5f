import { afterAll, beforeAll, expect, it } from 'vitest';
import { wordsOf } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { uniqueWord } from '../support/scenes.ts';
import { until } from '../support/until.ts';

const MANY = 25;
const PATIENCE_MS = 120_000;

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado({ config: flowConfig('floods: { channel: { count: 1000 } }\n') });
});
afterAll(() => recado.end());

it('many who say the same stand on one card; an agent answers one of them from it, and archives the rest', async () => {
  const word = uniqueWord();
  const posts: string[] = [];
  const write = async (n: number): Promise<unknown> =>
    posts.push(await recado.social.post({ author: `cliente_${n}`, text: `@alba mi pedido ${n} no llega ${word}` }));
  for (let n = 0; n < 9; n += 1) await write(n);
  // Whose card is out keeps it.
  await until(
    'the cards of the first few',
    async () => {
      const own = (await recado.chat.messages('envios')).filter((each) => recado.chat.buttons(each).includes('claim'));
      return own.length === 9;
    },
    PATIENCE_MS,
  );
  for (let n = 9; n < MANY; n += 1) await write(n);
  const found = await recado.chat.find('mensajes que dicen lo mismo', { channel: 'envios', withinMs: PATIENCE_MS });
  const card = await recado.chat.card(found, 'all of them', (words) => words.includes(`${MANY} mensajes`), PATIENCE_MS);
  const withCards = (await recado.chat.messages('envios')).filter((each) =>
    recado.chat.buttons(each).includes('claim'),
  );
  expect(withCards).toHaveLength(9);

  // Words that each answer begins with, completed for this customer alone.
  const { view: base } = await recado.chat.press('lucia', card, 'flood-base');
  if (base === undefined) throw new Error('the form of the basis did not open');
  const saved = await recado.chat.submit('lucia', base, { text: 'Sentimos el retraso, {name}.' });
  expect(saved.errors ?? {}).toEqual({});
  const withBase = await recado.chat.card(card, 'the basis', (words) => words.includes('Sentimos el retraso'));
  const { view } = await recado.chat.press('lucia', withBase, 'flood-next');
  if (view === undefined) throw new Error('the form of the answer did not open');
  const text =
    view.blocks.flatMap(({ element }) => element?.initial_value ?? []).find((each) => each.includes('Hola')) ?? '';
  expect(text).toMatch(/^Hola, .+:\s+Sentimos el retraso, .+\.$/);
  const sent = await recado.chat.submit('lucia', view, { text: `${text} Lo tiene mañana`, next: 'send' });
  expect(sent.errors ?? {}).toEqual({});
  await until('one answer and no more', async () => {
    const answers = await Promise.all(posts.map((id) => recado.social.read(id)));
    return answers.flatMap(({ replies }) => replies).filter(({ author }) => author.handle === 'alba').length === 1;
  });
  await until('its own card', async () => {
    const own = (await recado.chat.messages('envios')).filter((each) => wordsOf(each).includes('Lo tiene mañana'));
    return own.length === 1;
  });

  const { view: bulk } = await recado.chat.press('lucia', withBase, 'flood-bulk');
  if (bulk === undefined) throw new Error('the form for all of them did not open');
  expect((await recado.chat.submit('lucia', bulk, { what: 'archive' })).errors ?? {}).toEqual({});
  const done = await recado.chat.card(
    card,
    'that all are archived',
    (words) => words.includes('las archiva todas: 15 hechas') && !words.includes('sigue…'),
    PATIENCE_MS,
  );
  expect(wordsOf(done)).toContain(`${MANY} mensajes`);
  const { view: list } = await recado.chat.press('lucia', done, 'flood-list');
  expect(wordsOf(list)).toContain('cerrada');
  expect((await recado.health()).work.dead).toBe(0);
}, 400_000);

it('a flood goes on in the same card after kill -9', async () => {
  const word = uniqueWord();
  const write = (n: number): Promise<string> =>
    recado.social.post({ author: `otra_${n}`, text: `@alba la encomienda ${n} del pedido vino rota ${word}` });
  for (let n = 0; n < 14; n += 1) await write(n);
  const found = await recado.chat.find('14 mensajes que dicen lo mismo', { channel: 'envios', withinMs: PATIENCE_MS });
  await recado.kill();
  for (let n = 14; n < 18; n += 1) await write(n);
  await recado.start();
  await recado.chat.card(
    found,
    'those of the time when it was away',
    (words) => words.includes('18 mensajes'),
    PATIENCE_MS,
  );
  const all = (await recado.chat.messages('envios')).filter((each) => wordsOf(each).includes('18 mensajes'));
  expect(all).toHaveLength(1);
}, 400_000);
