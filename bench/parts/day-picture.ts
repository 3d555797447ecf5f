/** The page as an agent sees her channel now: `day-picture.ts <address> <folder> <hour>`. */
import path from 'node:path';
import { launchBrowser } from '../../test/support/browser.ts';

const [base = '', folder = '', hour = ''] = process.argv.slice(2);
const CHANNELS = ['redes', 'envios', 'facturacion'];

const launched = await launchBrowser();
if ('missing' in launched) {
  process.stderr.write(`${launched.missing}\n`);
  process.exit(1);
}
const page = await launched.browser.newPage({
  viewport: { width: 1440, height: 900 },
  locale: 'es-ES',
  reducedMotion: 'reduce',
});
await page.goto(base);
await page.locator('.person').first().waitFor();
for (const channel of CHANNELS) {
  await page.locator('.side-row', { hasText: channel }).first().click();
  await page.locator('.channel .message').first().waitFor({ timeout: 10_000 });
  await page.waitForTimeout(700);
  await page.screenshot({ path: path.join(folder, `${hour}h-${channel}.png`) });
}
const next = page.getByRole('button', { name: /Sin dueño/ });
if ((await next.count()) > 0) {
  await next.first().click();
  await page.waitForTimeout(500);
  await page.screenshot({ path: path.join(folder, `${hour}h-next.png`) });
}
await launched.browser.close();
