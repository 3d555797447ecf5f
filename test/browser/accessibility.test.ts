import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import express from 'express';
import { Config } from '#core/config/config.ts';
import { silentLog } from '#core/ports/log.ts';
import { mountRoutes } from '../../bot/http/bridge.ts';
import { createRequestLimits } from '../../bot/http/request-limits.ts';
import { askRating } from '../../handlers/jobs/ask-rating.ts';
import { sendReply } from '../../handlers/jobs/send-reply.ts';
import { rate } from '../../handlers/web/rate/route.ts';
import { message, openRig } from '../handlers/jobs/rig.ts';
import { sending } from '../handlers/jobs/sending.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePorts } from '../support/ports.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { written } from '../support/written.ts';

const launched = await launchBrowser();
if ('missing' in launched) console.warn(`The page was not looked at: ${launched.missing}.`);

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env['RECADO_SHOTS'];
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

  const shoot = async (of: Page, name: string) =>
    void (shots !== undefined && (await of.screenshot({ path: `${shots}/${name}.png` })));

  /** What is wrong enough to keep somebody out, in words: rule, and where. */
  async function barriers(of = page): Promise<string[]> {
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await of.emulateMedia({ colorScheme });
      const { violations } = await of.evaluate<AxeResults>('axe.run({ resultTypes: ["violations"] })');
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

  it('lets a customer say in her language how the answer was, with nothing in the way', async () => {
    const rig = await openRig();
    onTestFinished(() => rig.test.close());
    const [port = 0] = await freePorts(1);
    const publicUrl = `http://127.0.0.1:${port}`;
    const services = { ...rig.services, config: Config.parse({ ...rig.services.config, rating: [{}] }), publicUrl };
    const app = express();
    mountRoutes(app, [rate], { ...services, limits: createRequestLimits({ clock: rig.clock }) }, silentLog);
    const server = app.listen(port, '127.0.0.1');
    onTestFinished(() => void server.close());

    // Carla's private message, answered and closed: she gets the link.
    const sent = { kind: 'sent' as const, nativeId: '900', url: null, at: rig.clock.now() };
    rig.network.outcomes.push(sent, { ...sent, nativeId: '901' });
    const { ticket } = await rig.takeIn(message({ kind: 'dm', private: true, conversationId: 'dm-77' }));
    const { press, send } = sending(() => rig);
    await rig.move(ticket.id, written({ private: true }));
    await send(await press(ticket.id, false));
    await rig.move(ticket.id, { move: 'close', reason: 'answered' });
    await rig.run(askRating, { ticketId: ticket.id, authorId: ticket.authorId }, services);
    const asked = (await rig.detail(ticket.id)).deliveries.find(({ by }) => by === 'rule:rating');
    await rig.run(sendReply, { ticketId: ticket.id, deliveryId: asked?.id ?? '' }, services);
    const link = /http:\S+/.exec(rig.network.published.at(-1)?.text ?? '')?.[0] ?? '';

    const hers = await browser.newPage({ viewport: { width: 360, height: 640 }, locale: 'pt-BR' });
    onTestFinished(() => hers.close());
    await hers.goto(link);
    await hers.getByRole('button', { name: '1 · Muito ruim' }).waitFor();
    await hers.evaluate(AXE);
    expect(await barriers(hers)).toEqual([]);
    await shoot(hers, 'rating-pt-BR');
    await hers.getByRole('link', { name: 'English' }).click();
    await hers.getByRole('heading', { name: 'A question from Alba' }).waitFor();
    await shoot(hers, 'rating-en');
    await hers.getByRole('link', { name: 'Español' }).click();
    // One press, and a word if she likes; the language that she chose stays.
    await hers.getByRole('button', { name: '4 · Buena' }).click();
    await hers.getByText('Valoración: 4 de 5').waitFor();
    expect(await hers.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await shoot(hers, 'rating-es');
    await hers.getByLabel('¿Algo que añadir?').fill('Muy amables');
    await hers.getByRole('button', { name: 'Enviar' }).click();
    await hers.getByText('Gracias, lo leeremos').waitFor();
    expect((await rig.detail(ticket.id)).rating).toMatchObject({ score: 4, comment: 'Muy amables' });
  });
});
