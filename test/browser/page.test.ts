import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { control } from '../support/control.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive } from '../support/scenes.ts';

const launched = await launchBrowser();
if ('missing' in launched) console.warn(`The page was not looked at: ${launched.missing}.`);

describe.skipIf('missing' in launched)('the workspace in a browser', () => {
  let recado: Recado;
  let browser: Browser;

  beforeAll(async () => {
    if ('missing' in launched) throw new Error(launched.missing);
    browser = launched.browser;
    recado = await startRecado();
  });

  afterAll(async () => {
    await browser.close();
    await recado.end();
  });

  it('opens without an error and without a scroll bar across', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(`http://localhost:${recado.sandboxPort}/`);
    await page.getByText('facturacion').first().waitFor();
    const width = await page.locator('html').evaluate((html) => html.scrollWidth);
    expect(width).toBeLessThanOrEqual(1280);
    expect(errors).toEqual([]);
    await page.close();
  });

  const open = async (name: string): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'es-ES' });
    await page.goto(`http://localhost:${recado.sandboxPort}/`);
    await page.locator('.person', { hasText: name }).click();
    await page.locator('.side-row', { hasText: 'envios' }).click();
    return page;
  };
  const isInSight = (row: Locator) =>
    row.evaluate((element) => {
      const list = element.closest('.list')?.getBoundingClientRect();
      const { top, bottom } = element.getBoundingClientRect();
      return list !== undefined && top >= list.top && bottom <= list.bottom;
    });

  it('brings what somebody writes into her sight, and keeps what she began for the conversation it is for', async () => {
    const { card } = await arrive(recado, { text: '@alba ¿dónde está mi pedido 77?', channel: 'envios' });
    for (let i = 0; i < 14; i += 1)
      await recado.chat.write('joao', 'envios', `Apunte ${i} ${'.\n'.repeat(4)}`, card.ts);
    const page = await open('Lucía');
    await page.locator('.channel .thread-link').last().click();
    const list = page.locator('.thread .list');
    await page.locator('.thread .message', { hasText: 'Apunte 13' }).waitFor();
    await list.evaluate((element) => void (element.scrollTop = 0));
    await page.locator('.channel .composer textarea').fill('a medias');
    await page.locator('.thread .composer textarea').fill('Lo mío');
    await page.keyboard.press('Enter');
    const own = page.locator('.thread .message', { hasText: 'Lo mío' });
    await own.waitFor();
    await expect.poll(() => isInSight(own)).toBe(true);
    expect(await page.locator('.thread .new-below').count()).toBe(0);
    await page.locator('.side-row', { hasText: 'general' }).click();
    await expect.poll(() => page.locator('.channel .composer textarea').inputValue()).toBe('');
    await page.locator('.side-row', { hasText: 'envios' }).click();
    await expect.poll(() => page.locator('.channel .composer textarea').inputValue()).toBe('a medias');
    await page.close();
  });

  it('closes a form that is gone without a word, and says in her language where one is sent', async () => {
    await arrive(recado, { text: '@alba ¿y mi pedido 78?', channel: 'envios' });
    const close = async (): Promise<void> => {
      const user = 'joao';
      const { view } = await control<{ view: { id: string } | null }>(
        `http://127.0.0.1:${recado.sandboxPort}`,
        'GET',
        `/sandbox/slack/views?user=${user}`,
      );
      // Closed from elsewhere: this page only hears of it with the next event.
      if (view)
        await control(`http://127.0.0.1:${recado.sandboxPort}`, 'POST', '/sandbox/slack/close', {
          user,
          viewId: view.id,
        });
    };
    const page = await open('João');
    const form = page.getByRole('dialog');
    const press = () =>
      page.locator('.channel .message', { hasText: 'mi pedido 78' }).getByRole('button', { name: 'Más' }).click();
    await page.route('**/sandbox/slack/screen*', async (route) => {
      if (isHeld) await held;
      await route.continue();
    });
    let isHeld = false;
    let held: Promise<void> = Promise.resolve();
    const whileBlind = async (work: () => Promise<void>): Promise<void> => {
      const { promise, resolve } = Promise.withResolvers<void>();
      [isHeld, held] = [true, promise];
      await work();
      isHeld = false;
      resolve();
    };
    await press();
    await form.getByRole('button', { name: 'Pôr em pausa' }).waitFor();
    await whileBlind(async () => {
      await close();
      await form.getByRole('button', { name: 'Pôr em pausa' }).click();
      await page.locator('.toast', { hasText: 'Este formulário já não está aberto' }).waitFor();
      await form.getByRole('button', { name: 'Fechar' }).last().click();
    });
    await form.waitFor({ state: 'detached' });
    expect(await page.locator('.toast', { hasText: 'not open' }).count()).toBe(0);
    await page.close();
  });

  it('says in her language that nobody listens, that Recado is waking up, and that the workspace is gone', async () => {
    const page = await open('João');
    const standing = page.locator('.standing');
    const composer = page.locator('.channel .composer textarea');
    await recado.kill();
    await standing.getByText('O Recado não está a correr').waitFor();
    expect(await composer.isDisabled()).toBe(false);
    await page.locator('.channel .message').last().getByRole('button').first().click();
    await page.locator('.toast', { hasText: 'O Recado não está a correr' }).waitFor();
    // How long Recado takes is not ours to say: the page is told as if it were on its way.
    await page.route('**/sandbox/slack/bot', (route) => route.fulfill({ json: { state: 'starting' } }));
    await standing.getByText('O Recado está a acordar').waitFor();
    await page.unroute('**/sandbox/slack/bot');
    await control(`http://127.0.0.1:${recado.sandboxPort}`, 'POST', '/sandbox/stop', {});
    await standing.getByText('Sem ligação ao espaço de trabalho').waitFor();
    expect(await composer.isDisabled()).toBe(true);
    await recado.start();
    await standing.waitFor({ state: 'detached' });
    expect(await composer.isDisabled()).toBe(false);
    await page.close();
  });
});
