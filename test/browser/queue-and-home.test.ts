import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { flowConfig } from '../support/flow-config.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, uniqueWord } from '../support/scenes.ts';

const launched = await launchBrowser();
if ('missing' in launched) console.warn(`The page was not looked at: ${launched.missing}.`);

describe.skipIf('missing' in launched)('what stays in sight on the page', () => {
  let recado: Recado;
  let browser: Browser;

  beforeAll(async () => {
    if ('missing' in launched) throw new Error(launched.missing);
    browser = launched.browser;
    recado = await startRecado({ config: flowConfig().replaceAll(', queue: false', '') });
  });

  afterAll(async () => {
    await browser.close();
    await recado.end();
  });

  it('the pinned message stands above the cards and opens the queue; Home shows her day and leads to the card', async () => {
    const word = uniqueWord();
    const { card } = await arrive(recado, { text: `@alba La factura no cuadra ${word}`, channel: 'facturacion' });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`http://localhost:${recado.sandboxPort}/`);
    await page.locator('[data-channel=facturacion]').click();
    const pinned = page.locator('.pinned');
    await pinned
      .getByText(/espera/i)
      .first()
      .waitFor();
    expect(await page.locator('.pinned').count()).toBe(1);

    await page.locator('[data-home]').click();
    await page.locator('.home').getByText('No tienes nada pendiente').waitFor();
    await claim(recado, card, 'lucia');
    await page.locator('.home').getByText(word).waitFor();
    await page.locator('.home [data-action=mine]').click();
    await page.getByRole('dialog').getByText(word).waitFor();
    await page.keyboard.press('Escape');
    await page
      .locator('.home')
      .getByRole('link', { name: /n\.º \d+/ })
      .click();
    await page.locator(`article[data-ts="${card.ts}"]`).waitFor();
    expect(errors).toEqual([]);
  });
});
