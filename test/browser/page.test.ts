import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { startRecado, type Recado } from '../support/recado.ts';

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
  });
});
