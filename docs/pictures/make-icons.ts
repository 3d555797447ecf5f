/** Draws the icons of the Teams app anew from their outlines in bot/teams/package/icons (node docs/pictures/make-icons.ts). */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../../test/support/browser.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'bot', 'teams', 'package', 'icons');
const started = await launchBrowser();
if ('missing' in started) {
  process.stderr.write(`${started.missing}\n`);
  process.exit(1);
}
try {
  for (const [name, side] of [
    ['color', 192],
    ['outline', 32],
  ] as const) {
    const page = await started.browser.newPage({ viewport: { width: side, height: side } });
    await page.setContent(
      `<style>body { margin: 0; background: transparent } svg { display: block }</style>${readFileSync(path.join(folder, `${name}.svg`), 'utf8')}`,
    );
    await page.screenshot({ path: path.join(folder, `${name}.png`), omitBackground: true });
  }
} finally {
  await started.browser.close();
}
