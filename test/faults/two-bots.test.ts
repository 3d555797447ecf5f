import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import { openServer } from '../../store/database/server.ts';
import type { Recado } from '../support/recado.ts';
import { claim, countOf, draft, theOnlyAnswer, uniqueWord } from '../support/scenes.ts';
import { until } from '../support/until.ts';
import { startConnected, type Bot, type Connected } from './rig.ts';

const server = process.env['RECADO_TEST_DATABASE_URL'];

describe.skipIf(server === undefined)(
  server === undefined
    ? 'two bots on one PostgreSQL server (skipped: RECADO_TEST_DATABASE_URL names none)'
    : 'two bots on one PostgreSQL server',
  () => {
    let connected: Connected;
    let recado: Recado;
    let bots: Bot[] = [];
    const name = `recado_two_${process.pid}`;

    async function onServer(text: string): Promise<void> {
      const opened = await openServer({ url: server ?? '', log: silentLog });
      await opened.run(text);
      await opened.close();
    }

    beforeAll(async () => {
      await onServer(`create database ${name}`);
      const url = new URL(server ?? '');
      url.pathname = `/${name}`;
      connected = await startConnected();
      recado = connected.recado;
      // Together, so that they also meet at the migrations.
      bots = await Promise.all([
        connected.startBot({ DATABASE_URL: url.href }),
        connected.startBot({ DATABASE_URL: url.href }),
      ]);
    });
    afterAll(async () => {
      await connected.end();
      await onServer(`drop database ${name} with (force)`);
    });

    it('each message has one card, each answer goes out once, whoever does the work', async () => {
      const word = uniqueWord();
      const texts = Array.from({ length: 12 }, (_, i) => `@alba el envío ${word}n${i}z no llega`);
      const posts = await Promise.all(texts.map((text, i) => recado.social.post({ author: `cliente_${i}`, text })));
      for (const text of texts) await recado.chat.find(text, { channel: 'envios', withinMs: 40_000 });
      await recado.idle();
      for (const text of texts) expect(await countOf(recado, text, 'envios')).toBe(1);
      for (const [i, post] of posts.slice(0, 3).entries()) {
        const card = await recado.chat.find(texts[i] ?? '', { channel: 'envios' });
        const waiting = await draft(
          recado,
          await claim(recado, card, 'lucia'),
          'lucia',
          `Hola: lo buscamos ${uniqueWord()}`,
        );
        await Promise.all(Array.from({ length: 4 }, () => recado.chat.pressOld('lucia', waiting, 'send')));
        await theOnlyAnswer(recado, post);
      }
      for (const bot of bots) expect((await bot.health()).work.dead).toBe(0);
    });

    it('when one stands still for longer than its heartbeat, each answer goes out once all the same', async () => {
      const word = uniqueWord();
      const texts = Array.from({ length: 6 }, (_, i) => `@alba el pedido perdido ${word}n${i}z no está`);
      const posts = await Promise.all(texts.map((text, i) => recado.social.post({ author: `vecina_${i}`, text })));
      const waiting: Awaited<ReturnType<typeof draft>>[] = [];
      for (const text of texts) {
        const card = await recado.chat.find(text, { channel: 'envios', withinMs: 60_000 });
        waiting.push(
          await draft(recado, await claim(recado, card, 'lucia'), 'lucia', `Hola: lo miramos ${uniqueWord()}`),
        );
      }
      // The second takes half of the work; wherever it is with it, there it stands.
      const send = async (each: Awaited<ReturnType<typeof draft>>): Promise<unknown> =>
        await recado.chat.pressOld('lucia', each, 'send').catch((error: unknown) => error);
      const pressed = waiting.map(send);
      await pause(Math.random() * 1_500);
      bots[1]?.freeze();
      await pause(25_000);
      bots[1]?.thaw();
      // Where the one that stands still was given the press, Slack shows a warning sign, and she presses again.
      for (const [i, outcome] of (await Promise.all(pressed)).entries())
        if (outcome instanceof Error) {
          expect(String(outcome)).toContain('did not acknowledge');
          const again = waiting[i];
          if (again !== undefined) await send(again);
        }
      for (const post of posts) await theOnlyAnswer(recado, post);
      for (const bot of bots) expect((await bot.health()).work.dead).toBe(0);
    }, 240_000);

    it('when one is killed in the middle the other finishes its work', async () => {
      const word = uniqueWord();
      const texts = Array.from({ length: 8 }, (_, i) => `@alba el pedido ${word}n${i}z se perdió`);
      await Promise.all(texts.map((text, i) => recado.social.post({ author: `clienta_${i}`, text })));
      await until('the first of them to be at work', async () => (await countOf(recado, word, 'envios')) > 0);
      await bots[1]?.kill();
      for (const text of texts) await recado.chat.find(text, { channel: 'envios', withinMs: 60_000 });
      await recado.idle();
      for (const text of texts) expect(await countOf(recado, text, 'envios')).toBe(1);
    });
  },
);
