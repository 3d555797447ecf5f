import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { picture } from '../support/pictures.ts';
import { startRecado, type Recado } from '../support/recado.ts';

const launched = await launchBrowser();
if ('missing' in launched) console.warn(`The page was not looked at: ${launched.missing}.`);
const shots = process.env['RECADO_SHOTS'];
const box = { name: 'caja.png', mimeType: 'image/png', buffer: picture([190, 120, 60]) };
const receipt = { name: 'recibo.png', mimeType: 'image/png', buffer: picture([30, 110, 90]) };

/** Pictures both ways, by nothing but the page. */
describe.skipIf('missing' in launched)('pictures in the page', () => {
  let recado: Recado;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    if ('missing' in launched) throw new Error(launched.missing);
    browser = launched.browser;
    recado = await startRecado();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'es-ES' });
    await page.goto(`http://localhost:${recado.sandboxPort}/`);
    await page.locator('.person', { hasText: 'Lucía' }).click();
    await page.locator('.side-row', { hasText: 'envios' }).click();
  });
  afterAll(async () => {
    await browser.close();
    await recado.end();
  });

  const shoot = async (name: string) =>
    void (shots !== undefined && (await page.screenshot({ path: `${shots}/${name}.png` })));
  // A look at a time: waiting inside the page would have it compile a text, which its own rules forbid.
  const loaded = (selector: string) =>
    expect
      .poll(
        () =>
          page
            .locator(selector)
            .evaluateAll((images) => images.some((image) => 'naturalWidth' in image && Number(image.naturalWidth) > 0)),
        { message: selector },
      )
      .toBe(true);
  const card = () => page.locator('.channel .message', { hasText: 'llegó rota' });

  it('a customer writes with one, and it is seen in the thread', async () => {
    await page.locator('.post-compose textarea').fill('@alba mi pedido llegó rota la caja');
    await page.locator('.post-compose input[type=file]').setInputFiles(box);
    await page.locator('.post-compose').getByRole('button', { name: 'Publicar' }).click();
    // The picture itself, small, beside what is said of it.
    await card().locator('img.thumbnail').waitFor();
    await loaded('.channel img.thumbnail');
    await loaded('.post-media img');
    await card().locator('.thread-link').click();
    await page.locator('.thread .files').getByText('Foto de').waitFor();
    await loaded('.thread .files img');
    await shoot('attachments-in');
    expect(await page.locator('.thread .files img').count()).toBe(1);
  });

  it('an answer is written with one, which stands in the thread and under the post', async () => {
    await card().getByRole('button', { name: 'Me la quedo' }).click();
    await card().getByRole('button', { name: 'Responder', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('textarea').first().fill('Hola, te mandamos otra hoy. Aquí tienes el recibo.');
    await dialog.locator('input[type=file]').setInputFiles(receipt);
    await dialog.locator('input[type=file][aria-busy=false]').waitFor();
    await shoot('attachments-form');
    await dialog.getByRole('button', { name: 'Continuar' }).click();
    await page.locator('.thread').getByText('1 adjunto: recibo.png').waitFor();
    await page.locator('.thread .files').getByText('Adjunto del borrador 1: recibo.png').waitFor();
    await page.locator('.post-brand .post-media img').waitFor();
    await loaded('.post-brand .post-media img');
    await shoot('attachments-out');
  });
});
