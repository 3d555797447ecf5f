import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { startRecado, type Recado } from '../support/recado.ts';

const launched = await launchBrowser();
if ('missing' in launched) console.warn(`The page was not looked at: ${launched.missing}.`);

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const QUESTION = 'Me habéis cobrado dos veces la factura de octubre';

describe.skipIf('missing' in launched)('the page for people who do not see it, or see it differently', () => {
  let recado: Recado;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    if ('missing' in launched) throw new Error(launched.missing);
    browser = launched.browser;
    recado = await startRecado();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'es-ES', reducedMotion: 'reduce' });
    await page.goto(`http://localhost:${recado.sandboxPort}/`);
    await page.locator('.person').first().waitFor();
    await page.evaluate(AXE);
  });

  afterAll(async () => {
    await browser.close();
    await recado.end();
  });

  /** What is wrong enough to keep somebody out, in words: rule, and where. */
  async function barriers(): Promise<string[]> {
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await page.evaluate<AxeResults>('axe.run({ resultTypes: ["violations"] })');
      for (const { id, impact, nodes } of violations) {
        if (impact === 'serious' || impact === 'critical')
          found.push(
            ...nodes.map((node) => `${colorScheme}: ${id} ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
          );
      }
    }
    return found;
  }

  it('has no barrier when nobody has written', async () => {
    expect(await barriers()).toEqual([]);
  });

  it('has no barrier with cards, a note and the network', async () => {
    await recado.social.post({ author: 'carla_ruiz', text: `@alba ${QUESTION}` });
    await page.locator('.side-row', { hasText: 'facturacion' }).click();
    const card = page.locator('.channel .message', { hasText: QUESTION });
    await card.getByRole('button', { name: 'Me la quedo' }).click();
    await card.getByText('la lleva desde las').waitFor();
    await page.locator('.person', { hasText: 'João' }).click();
    await card.getByRole('button', { name: 'Responder' }).click();
    await page.locator('.message-ephemeral').waitFor();
    expect(await barriers()).toEqual([]);
    await page.locator('.person', { hasText: 'Lucía' }).click();
    await page.locator('.message-ephemeral').waitFor({ state: 'detached' });
  });

  it('has no barrier with a form open, and with an error in it', async () => {
    await page
      .locator('.channel .message', { hasText: QUESTION })
      .getByRole('button', { name: 'Responder', exact: true })
      .click();
    const form = page.getByRole('dialog');
    await form.locator('textarea').waitFor();
    expect(await barriers()).toEqual([]);
    await form.locator('textarea').fill('');
    await form.getByRole('button', { name: 'Continuar' }).click();
    await form.getByRole('alert').waitFor();
    await expect.poll(() => page.evaluate<string>('document.activeElement?.getAttribute("aria-invalid")')).toBe('true');
    expect(await barriers()).toEqual([]);
    await form.locator('textarea').fill('Hola, Carla: lo sentimos, te llega el abono mañana mismo.');
    await form.getByRole('button', { name: 'Continuar' }).click();
    await form.waitFor({ state: 'detached' });
  });

  it('has no barrier with a thread open, a draft and its findings in it', async () => {
    await page.locator('.thread-link').first().click();
    await page.locator('.thread').getByText('No prometemos plazos').waitFor();
    expect(await barriers()).toEqual([]);
  });

  it('is reached with the Tab key alone: people, channels, cards, thread, network', async () => {
    const reached = new Set<string>();
    await page.locator('body').click({ position: { x: 4, y: 4 } });
    for (let step = 0; step < 80; step += 1) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate<string>(`(() => {
        const place = document.activeElement?.closest('.side-scroll, .people, .thread .composer, .thread .actions, .channel .composer, .channel .actions, .post-compose, .post-tools, .samples');
        return place ? [place.closest('.thread, .channel')?.className, place.className].filter(Boolean).join(' ') : '';
      })()`),
      );
    }
    for (const place of [
      'side-scroll',
      'people',
      'channel actions',
      'channel composer',
      'thread actions',
      'thread composer',
      'post-compose',
      'samples',
      'post-tools',
    ])
      expect([...reached]).toContain(place);
  });
});
