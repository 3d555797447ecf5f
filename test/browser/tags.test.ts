import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive } from '../support/scenes.ts';

const launched = await launchBrowser();
if ('missing' in launched) console.warn(`The page was not looked at: ${launched.missing}.`);
const QUESTION = '@alba ¿Dónde está mi pedido?';
const shots = process.env['RECADO_SHOTS'];

/** The forms that hold more than text, worked by keyboard and mouse. */
describe.skipIf('missing' in launched)('the forms of a working day in the page', () => {
  let recado: Recado;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    if ('missing' in launched) throw new Error(launched.missing);
    browser = launched.browser;
    recado = await startRecado();
    await arrive(recado, { text: QUESTION, channel: 'envios' });
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'es-ES' });
    await page.goto(`http://localhost:${recado.sandboxPort}/`);
    await page.locator('.person', { hasText: 'Lucía' }).click();
    await page.locator('.side-row', { hasText: 'envios' }).click();
  });
  afterAll(async () => {
    await browser.close();
    await recado.end();
  });

  const card = () => page.locator('.channel .message', { hasText: 'mi pedido' });
  const press = (name: string) => card().getByRole('button', { name, exact: true }).click();
  const dialog = () => page.getByRole('dialog');
  const shoot = async (name: string) =>
    void (shots !== undefined && (await page.screenshot({ path: `${shots}/${name}.png` })));

  it('makes a tag by keyboard alone and takes it away again', async () => {
    await press('Etiquetas');
    // The cursor stands in the field when the form opens.
    await expect.poll(() => page.evaluate('document.activeElement?.getAttribute("role")')).toBe('combobox');
    await page.keyboard.type('Retraso en tienda');
    await dialog().getByRole('option', { name: 'Crear «retraso-en-tienda»' }).waitFor();
    await shoot('tags-open');
    await page.keyboard.press('Enter');
    await dialog().locator('.chip', { hasText: 'retraso-en-tienda' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Enter');
    await card().getByText('#retraso-en-tienda').waitFor();

    await press('Etiquetas');
    await dialog().locator('.chip').waitFor();
    await page.keyboard.press('Backspace');
    await dialog().getByRole('button', { name: 'Guardar' }).click();
    await card().getByText('#retraso-en-tienda').waitFor({ state: 'detached' });
  });

  it('asks whether a tag that looks like another is meant; Enter takes it, and Enter in the empty field saves', async () => {
    await press('Etiquetas');
    await expect.poll(() => page.evaluate('document.activeElement?.getAttribute("role")')).toBe('combobox');
    // Enter comes before the list does: it takes what the list then shows first, not what stood there before.
    await page.keyboard.type('retrasos en tienda');
    await page.keyboard.press('Enter');
    await dialog().locator('.chip', { hasText: '¿Querías decir «retraso-en-tienda»?' }).waitFor();
    await page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await card().getByText('#retraso-en-tienda').waitFor();
    await press('Etiquetas');
    await dialog().locator('.chip').waitFor();
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await card().getByText('#retraso-en-tienda').waitFor({ state: 'detached' });
  });

  it('shows More in groups, sets the tone in place, and pauses until a time chosen', async () => {
    await press('Más');
    await dialog().getByRole('button', { name: 'Negativo' }).click();
    await dialog().getByText('Sentimiento: negativo').waitFor();
    await shoot('more');
    await dialog().getByRole('button', { name: 'Poner en pausa' }).click();
    const time = dialog().locator('input[type="datetime-local"]');
    await time.waitFor();
    await time.fill(new Date(Date.now() + 120 * 24 * 60 * 60_000).toISOString().slice(0, 16));
    await shoot('snooze');
    await dialog().getByRole('button', { name: 'Poner en pausa' }).click();
    await dialog().getByText('90 días').waitFor();
    await time.fill('');
    await dialog().getByRole('button', { name: 'Poner en pausa' }).click();
    await dialog().waitFor({ state: 'detached' });
    await card().getByText('En pausa hasta').waitFor();
    await shoot('paused');
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  });
});
