import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page, Response } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { startRecado, type Recado } from '../support/recado.ts';

const launched = await launchBrowser();
if ('missing' in launched) console.warn(`The page was not looked at: ${launched.missing}.`);

const CARDS = 8;
const question = (number: number): string => `¿Por qué esta factura número ${number} viene duplicada?`;

/** What somebody meets who has the page open all day: many cards, several people, the keyboard. */
describe.skipIf('missing' in launched)('a working day in the page', () => {
  let recado: Recado;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    if ('missing' in launched) throw new Error(launched.missing);
    browser = launched.browser;
    recado = await startRecado();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'es-ES' });
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`http://localhost:${recado.sandboxPort}/`);
    await page.locator('.person').first().waitFor();
  });

  afterAll(async () => {
    await browser.close();
    await recado.end();
  });

  const person = (name: string) => page.locator('.person', { hasText: name });
  const room = (name: string) => page.locator('.side-row', { hasText: name });
  const card = (words: string) => page.locator('.channel .message', { hasText: words });
  const focusedText = () => page.evaluate<string>('document.activeElement?.textContent?.trim() ?? ""');

  it('counts what is new in a channel, and opens it at the first new card', async () => {
    await room('envios').click();
    for (let number = 1; number <= CARDS; number += 1)
      await recado.social.post({ author: `cliente_${number}`, text: `@alba ${question(number)}` });
    await room('facturacion')
      .locator('.count', { hasText: String(CARDS) })
      .waitFor();
    await room('facturacion').click();
    await card(question(1)).waitFor();
    const first = await page.locator('.channel .message').first().boundingBox();
    expect(first?.y).toBeGreaterThanOrEqual(0);
    expect(first?.y).toBeLessThan(300);
    await room('facturacion').locator('.count').waitFor({ state: 'detached' });
  });

  it('leads to the next card that nobody has taken, with the keyboard too', async () => {
    await page.getByRole('button', { name: /Sin dueño/ }).click();
    await expect.poll(focusedText).toBe('Responder');
    await page.keyboard.press('Tab');
    await expect.poll(focusedText).toBe('Me la quedo');
    const row = page.locator('.channel .message').first();
    await page.keyboard.press('Enter');
    await row.getByText('la lleva desde las').waitFor();
    await expect.poll(focusedText).toBe('Responder');
    await page.getByRole('button', { name: `Sin dueño: ${CARDS - 1}` }).waitFor();
  });

  it('keeps a button where it is while its card is redrawn', async () => {
    const one = page.locator('.channel .message').nth(3);
    const claim = one.getByRole('button', { name: 'Me la quedo' });
    await claim.scrollIntoViewIfNeeded();
    await claim.hover();
    const before = await claim.boundingBox();
    await claim.click();
    await claim.waitFor({ state: 'detached' });
    const reply = one.getByRole('button', { name: 'Responder' });
    expect(Math.abs(((await reply.boundingBox())?.y ?? 0) - (before?.y ?? 0))).toBeLessThanOrEqual(2);
  });

  it('gives the focus back to the button when a form is closed with Escape', async () => {
    const row = page.locator('.channel .message').first();
    await row.getByRole('button', { name: 'Responder' }).click();
    const form = page.getByRole('dialog');
    await form.locator('textarea').waitFor();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await expect.poll(focusedText).toBe('Responder');
  });

  it('marks the person whom a draft waits for, and opens her screen there', async () => {
    const row = page.locator('.channel .message').first();
    await row.getByRole('button', { name: 'Responder' }).click();
    const form = page.getByRole('dialog');
    await form.locator('textarea').fill('Hola: lo sentimos, ya está anulada la factura duplicada. Un saludo, Alba');
    await page.keyboard.press('Control+Enter');
    await form.waitFor({ state: 'detached' });
    await person('Iván').locator('.count').waitFor();
    expect(await person('Lucía').locator('.count').count()).toBe(0);
    await room('envios').click();
    await person('Iván').click();
    await page.locator('.thread').getByText('ya está anulada la factura duplicada').waitFor();
    await person('Iván').locator('.count').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.locator('.thread').waitFor({ state: 'detached' });
  });

  it('says in the channel which thread has something new for the person who looks', async () => {
    await page.locator('.channel .message').first().locator('.thread-link').click();
    await page.locator('.thread .composer textarea').fill('@lucia ¿seguro que está anulada?');
    await page.keyboard.press('Enter');
    await page.locator('.thread .message', { hasText: '¿seguro que está anulada?' }).waitFor();
    await page.keyboard.press('Escape');
    await person('Lucía').locator('.count').waitFor();
    await person('João').click();
    expect(await page.locator('.channel .news').count()).toBe(0);
    await person('Lucía').click();
    await page.locator('.thread .message', { hasText: '¿seguro que está anulada?' }).waitFor();
  });

  it('asks the server for little when one card comes', async () => {
    await recado.idle();
    const answered: Promise<number>[] = [];
    const count = (response: Response): void => {
      if (response.url().includes('/screen')) answered.push(response.body().then((body) => body.length));
    };
    page.on('response', count);
    await recado.social.post({ author: 'otro_mas', text: '@alba otra factura que no entiendo' });
    await card('otra factura que no entiendo').waitFor({ state: 'attached' });
    await recado.idle();
    // What is asked later, while the page is loaded anew, has no body to read.
    page.off('response', count);
    expect(answered.length).toBeGreaterThan(0);
    // All the cards of the channel are some 25 kB.
    expect(Math.max(...(await Promise.all(answered)))).toBeLessThan(12_000);
  });

  it('shows the post that a link names, in the folded column too', async () => {
    await page.getByRole('button', { name: 'Ocultar lo que ven los clientes' }).click();
    await page.locator('.post').first().waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('button', { name: 'Mostrar lo que ven los clientes' }).waitFor();
    await card(question(2))
      .getByRole('link', { name: /ver en X/ })
      .first()
      .click();
    await page.locator('.post-wanted', { hasText: question(2) }).waitFor();
    const address = await card(question(3))
      .getByRole('link', { name: /ver en X/ })
      .first()
      .getAttribute('href');
    const other = await browser.newPage();
    await other.goto((address ?? '').replace('127.0.0.1', 'localhost'));
    await other.locator('.post-wanted', { hasText: question(3) }).waitFor();
    await other.close();
  });

  it('answers a command for the person who typed it only', async () => {
    await page.locator('.channel .composer textarea').fill('/recado cola');
    await page.keyboard.press('Enter');
    await page.locator('.channel .message-ephemeral').getByText('Solo lo ves tú').waitFor();
    await page.locator('.channel .message-ephemeral').getByRole('button', { name: 'Ocultar' }).click();
    expect(await page.locator('.channel .message-ephemeral').count()).toBe(0);
  });

  it('lets a customer edit, delete and like, and a colleague answer past Recado', async () => {
    const id = await page.locator('.post', { hasText: question(5) }).getAttribute('data-post');
    const post = page.locator(`.post[data-post="${id}"]`);
    await post.getByRole('button', { name: /Me gusta/ }).click();
    await post.getByRole('button', { name: 'Me gusta: 1' }).waitFor();
    await post.locator('summary').click();
    await post.getByRole('button', { name: 'Editar' }).click();
    await post.getByRole('textbox').fill('@alba ya la encontré: la factura es de mi hermana');
    await page.keyboard.press('Enter');
    await post.getByText('es de mi hermana').waitFor();
    await post.getByText('(editado)').waitFor();
    await post.locator('summary').click();
    await post.getByRole('button', { name: 'Contestar desde la aplicación de X' }).click();
    await post.getByRole('textbox').fill('Gracias por avisar, un saludo.');
    await page.keyboard.press('Enter');
    await page.locator('.post-brand', { hasText: 'Gracias por avisar' }).waitFor();
    const doomed = page.locator('.post', { hasText: question(6) });
    await doomed.locator('summary').click();
    await doomed.getByRole('button', { name: 'Borrar' }).click();
    await page.getByText('Mensaje borrado').waitFor();
    await page.getByRole('button', { name: 'Mensajes de muestra' }).click();
    await page.getByRole('button', { name: 'Parar' }).click();
    await page.getByRole('button', { name: 'Mensajes de muestra' }).waitFor();
  });

  it('never failed on the way', () => {
    expect(errors).toEqual([]);
  });
});
