import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { control } from '../support/control.ts';
import { sampleSeed, startSandbox, type Sandbox } from '../support/workspace.ts';

const launched = await launchBrowser();
if ('missing' in launched) console.warn(`The page was not looked at: ${launched.missing}.`);

describe.skipIf('missing' in launched)('what customers see, where the brand is on two networks', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    if ('missing' in launched) throw new Error(launched.missing);
    browser = launched.browser;
    const both = [
      { key: 'alba', network: 'x', handle: 'alba', name: 'Alba' },
      { key: 'alba-m', network: 'mastodon', handle: 'alba@social.example', name: 'Alba' },
    ];
    sandbox = await startSandbox({ seed: { ...sampleSeed, accounts: both } });
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'es-ES' });
    await page.goto(`http://localhost:${sandbox.port}/`);
  });

  afterAll(async () => {
    await browser.close();
    await sandbox.close();
  });

  const post = async (network: string, author: string, text: string): Promise<{ id: string; url: string }> =>
    control(sandbox.url, 'POST', `/sandbox/${network}/posts`, { author, text });
  const tab = (name: string) => page.locator('.network-tab', { hasText: name });

  it('each network has a tab, and what is written as a customer goes to the one that is open', async () => {
    await tab('Mastodon').waitFor();
    expect(await page.locator('.network-tab').allInnerTexts()).toEqual(['X', 'Mastodon']);
    expect(await tab('X').getAttribute('aria-pressed')).toBe('true');
    await page.locator('.network').getByText('X de prueba: nada sale de aquí').waitFor();
    await tab('Mastodon').click();
    await page.locator('.network').getByText('Mastodon de prueba: nada sale de aquí').waitFor();
    await page.locator('.post-compose textarea').fill('¿Abrís el domingo?');
    await page.getByRole('button', { name: 'Publicar' }).click();
    await page.locator('.post', { hasText: '¿Abrís el domingo?' }).waitFor();
    await tab('X').click();
    await page.getByText('Nadie ha escrito todavía').waitFor();
  });

  it('says that something happened on the other one, until somebody looks', async () => {
    await post('mastodon', 'ana@other.example', '@alba ¿y el lunes?');
    await tab('Mastodon').locator('.network-news').waitFor();
    await tab('Mastodon').click();
    await page.locator('.post', { hasText: '¿y el lunes?' }).getByText('@ana@other.example').waitFor();
    expect(await page.locator('.network-news').count()).toBe(0);
  });

  it.each([3, 6])('tabs of %d networks stand whole in their pane, none over another', async (count) => {
    const named = ['X', 'Mastodon', 'Facebook', 'Instagram', 'YouTube', 'Google Play'].slice(0, count);
    const shown = named.map((name) => ({
      id: name === 'X' ? 'x' : name.toLowerCase(),
      name,
      postPath: '/:handle/:id',
    }));
    const other = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'es-ES' });
    await other.route(`http://localhost:${sandbox.port}/`, async (route) => {
      const answer = await route.fetch();
      const page = (await answer.text()).replace(/(id="networks">)[^<]*/, `$1${JSON.stringify(shown)}`);
      await route.fulfill({ response: answer, body: page });
    });
    await other.goto(`http://localhost:${sandbox.port}/`);
    await other
      .locator('.network-tab')
      .nth(count - 1)
      .waitFor();
    expect(await other.locator('.network-tab').allInnerTexts()).toEqual(named);
    const pane = await other.locator('.network').boundingBox();
    const boxes = await Promise.all((await other.locator('.network-tab').all()).map((one) => one.boundingBox()));
    for (const [index, box] of boxes.entries()) {
      if (box === null || pane === null) throw new Error('a tab is not drawn');
      expect(box.x).toBeGreaterThanOrEqual(pane.x);
      expect(box.x + box.width).toBeLessThanOrEqual(pane.x + pane.width);
      for (const before of boxes.slice(0, index))
        expect(before !== null && before.y + before.height > box.y && before.x + before.width > box.x).toBe(false);
    }
    await other.close();
  });

  it('opens at a post of either network', async () => {
    const toot = await post('mastodon', 'bea', '@alba hola desde allí');
    const tweet = await post('x', 'carla', '@alba hola desde aquí');
    await page.goto(toot.url);
    await page.locator('.post-wanted', { hasText: 'hola desde allí' }).waitFor();
    expect(await tab('Mastodon').getAttribute('aria-pressed')).toBe('true');
    await page.goto(tweet.url);
    await page.locator('.post-wanted', { hasText: 'hola desde aquí' }).waitFor();
    expect(await tab('X').getAttribute('aria-pressed')).toBe('true');
  });
});
