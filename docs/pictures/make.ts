/**
 * Makes the pictures of the documentation anew (npm run pictures): starts a fresh Recado with the example configuration, lets
 * customers write and the team answer, and takes the page in light and in dark; then a month goes by, and a report of it is taken.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { readCommand } from '../../sandbox/command-line.ts';
import { launchBrowser } from '../../test/support/browser.ts';
import { createChat } from '../../test/support/chat.ts';
import { freePorts } from '../../test/support/ports.ts';
import { createSocial } from '../../test/support/social.ts';
import { until } from '../../test/support/until.ts';

readCommand(process, {
  usage: `npm run pictures

Takes the pictures of the documentation anew, with a Recado of its own and a browser. It takes no options.`,
});
const root = path.join(import.meta.dirname, '..', '..');

/** What customers say before anybody works; the first is answered, the last waits for approval. */
const POSTS = [
  {
    author: 'nuria_bcn',
    name: 'Núria Batlle',
    followers: 2310,
    text: '@alba la talla M de la chaqueta de lino me queda como una L. ¿Qué hago?',
  },
  {
    author: 'rui_setubal',
    name: 'Rui Caeiro',
    followers: 84,
    text: '@alba a encomenda devia ter chegado na segunda e o rastreio não mexe há quatro dias.',
  },
  {
    author: 'marga_palma',
    name: 'Marga Ferrer',
    followers: 210,
    text: '@alba ¿a qué hora abre la tienda de Serrano el domingo?',
  },
  {
    author: 'hannah_k',
    name: 'Hannah Krol',
    followers: 950,
    text: '@alba my order says delivered but nobody rang. Where did the parcel go?',
  },
  {
    author: 'sam_ortega',
    name: 'Sam Ortega',
    followers: 260,
    text: '@alba el paquete ha llegado abierto y falta la tapa de la olla.',
  },
  {
    author: 'paco_mlg',
    name: 'Paco Ruano',
    followers: 64,
    text: '@alba necesito la factura con el NIF de mi empresa, ¿dónde la pido?',
  },
];
const THANKS =
  'Hola, Carla: lo sentimos mucho. El segundo cobro ya está anulado y verás el abono en tu cuenta. Gracias por avisar. El equipo de Alba';
const DRAFT = 'Hola, Paco: escríbenos el NIF por privado y te enviamos la factura mañana mismo. El equipo de Alba';

/** Fewer than the button writes: enough for a picture. */
const CONVERSATIONS = 50;
/** On a busy machine each of them takes seconds. */
const MONTH_MS = 15 * 60_000;

/** The first message is written by the workspace itself. */
const FIRST = 'me habéis cobrado dos veces';

async function work(base: string): Promise<void> {
  const chat = createChat(base);
  const social = createSocial(base);
  const take = async (words: string) => {
    const card = await chat.find(words, { channel: 'facturacion', withinMs: 30_000 });
    await chat.press('lucia', card, 'claim');
    return chat.card(card, 'Reply', (_words, now) => chat.buttons(now).includes('reply'));
  };
  const answer = async (card: Awaited<ReturnType<typeof take>>, text: string) => {
    const { view } = await chat.press('lucia', card, 'reply');
    if (view === undefined) throw new Error('the Reply form did not open');
    await chat.submit('lucia', view, { text, next: 'ask' });
    return chat.find(text, { channel: card.channel, thread: card.ts });
  };
  const first = await take(FIRST);
  const draft = await answer(first, THANKS);
  await chat.press('teresa', draft, 'approve-and-send');
  await chat.card(first, 'the answer', (words) => words.includes('Respondido'));
  for (const post of POSTS) await social.call('POST', '/posts', post);
  await answer(await take('con el NIF de mi empresa'), DRAFT);
}

async function take(page: Page): Promise<void> {
  await page.locator('.side-row', { hasText: 'facturacion' }).click();
  const card = page.locator('.channel .message', { hasText: 'con el NIF de mi empresa' });
  await card.locator('.thread-link').click();
  await page.locator('.thread').getByText('No prometemos plazos').waitFor();
  await page.locator('.side-row .count').nth(2).waitFor();
  await page.locator('.post-brand').first().scrollIntoViewIfNeeded();
  // The answer stands in sight with the question above it.
  await page
    .locator('.posts')
    .evaluate((list) => list.querySelector('.post:has(.post-brand)')?.scrollIntoView({ block: 'end' }));
  await page.mouse.move(720, 20);
  for (const [colorScheme, name] of [
    ['light', 'workspace.png'],
    ['dark', 'workspace-dark.png'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate('document.fonts.ready');
    await page.screenshot({ path: path.join(import.meta.dirname, name) });
  }
}

/** A month behind the workspace, through its button's own door. */
async function fillMonth(base: string): Promise<void> {
  const call = async (method: string): Promise<{ running: boolean; problems: string[] }> => {
    const response = await fetch(`${base}/sandbox/history`, {
      method,
      ...(method === 'POST' && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ conversations: CONVERSATIONS }),
      }),
    });
    return (await response.json()) as { running: boolean; problems: string[] };
  };
  await call('POST');
  await until('the month to be over', async () => !(await call('GET')).running, MONTH_MS);
  const { problems } = await call('GET');
  if (problems.length > 0) process.stderr.write(`Of the month went wrong: ${problems.join('; ')}\n`);
}

/** The report of an administrator, as it stands in her form. */
async function takeReport(page: Page, base: string): Promise<void> {
  const chat = createChat(base);
  await page.emulateMedia({ colorScheme: 'light' });
  // All of the report stands in sight, with its buttons.
  await page.setViewportSize({ width: 1440, height: 1100 });
  await page.locator('.person', { hasText: 'Iván Soto' }).click();
  const { view } = await chat.command('ivan', 'direccion', '/recado report');
  if (view === undefined) throw new Error('the form of reports did not open');
  await chat.submit('ivan', view, { period: 'last-30-days', by: 'week' });
  const form = page.locator('.modal');
  const picture = form.locator('.picture img').first();
  await picture.waitFor({ timeout: 30_000 });
  await picture.evaluate((image: HTMLImageElement) => image.decode());
  await page.mouse.move(20, 20);
  await form.screenshot({ path: path.join(import.meta.dirname, 'report.png') });
}

const started = await launchBrowser();
if ('missing' in started) {
  process.stderr.write(`${started.missing}\n`);
  process.exit(1);
}
const folder = mkdtempSync(path.join(tmpdir(), 'recado-pictures-'));
const [port = 0, sandboxPort = 0] = await freePorts(2);
const bot = spawn(process.execPath, [path.join(root, 'bot', 'main.ts')], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    RECADO_DATA: path.join(folder, 'data'),
  },
});
const base = `http://localhost:${sandboxPort}`;
try {
  await until(
    'Recado to be ready',
    async () => (await fetch(`http://localhost:${port}/health`)).status === 200,
    60_000,
  );
  const page = await started.browser.newPage({
    viewport: { width: 1440, height: 900 },
    locale: 'es-ES',
    reducedMotion: 'reduce',
  });
  await page.goto(base);
  await page.locator('.person').first().waitFor();
  await work(base);
  await take(page);
  await fillMonth(base);
  await takeReport(page, base);
  process.stdout.write('docs/pictures/workspace.png, workspace-dark.png and report.png are made.\n');
} finally {
  await started.browser.close();
  bot.kill('SIGTERM');
  await fetch(`${base}/sandbox/stop`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  }).catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  await new Promise((resolve) => (bot.exitCode === null ? bot.once('close', resolve) : resolve(undefined)));
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
