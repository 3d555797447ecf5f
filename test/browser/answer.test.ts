import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { startRecado, type Recado } from '../support/recado.ts';

const launched = await launchBrowser();
if ('missing' in launched) console.warn(`The page was not looked at: ${launched.missing}.`);

const QUESTION = 'Me habéis cobrado dos veces la factura de octubre. ¿Cuándo me devolvéis el dinero?';
const ANSWER =
  'Hola, Carla: lo sentimos mucho. Hemos visto el cobro doble y ya está en marcha la devolución. Un saludo, Alba';

/** Everything here is done as a person does it: by looking at the page, clicking and typing. */
describe.skipIf('missing' in launched)('a customer is answered in the page', () => {
  let recado: Recado;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    if ('missing' in launched) throw new Error(launched.missing);
    browser = launched.browser;
    recado = await startRecado();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'es-ES' });
    await page.goto(`http://localhost:${recado.sandboxPort}/`);
    await page.locator('.person').first().waitFor();
  });

  afterAll(async () => {
    await browser.close();
    await recado.end();
  });

  /** Until the page is hers: a press before would be of whoever sat there. */
  const become = async (name: string): Promise<void> => {
    await page.locator('.person', { hasText: name }).click();
    await page.locator('.person.current', { hasText: name }).waitFor();
  };
  const card = () => page.locator('.channel .message', { hasText: QUESTION });
  const threadDraft = () => page.locator('.thread .message', { hasText: ANSWER });

  it("shows a customer's post as a card in the channel that should answer it", async () => {
    await page.locator('.post-compose .author').fill('carla_ruiz');
    await page.locator('.post-compose textarea').fill(QUESTION);
    await page.getByRole('button', { name: 'Publicar' }).click();
    await page.locator('.side-row', { hasText: 'facturacion' }).click();
    await card().waitFor();
    await card().getByText('sin responder').waitFor();
  });

  it('is claimed, and a second person is told who has it in a note that only she sees', async () => {
    await card().getByRole('button', { name: 'Me la quedo' }).click();
    await card().getByText('la lleva desde las').waitFor();
    await become('João');
    await card().getByRole('button', { name: 'Responder' }).click();
    await page.locator('.channel .message-ephemeral', { hasText: 'Só tu vês isto' }).getByText(/Lucía/).waitFor();
    await become('Lucía');
    await page.getByText('Lo que ven los clientes').waitFor();
    expect(await page.locator('.channel .message-ephemeral').count()).toBe(0);
  });

  it('keeps what was typed beside the error when a form is sent empty, then writes the draft', async () => {
    await card().getByRole('button', { name: 'Responder' }).click();
    const form = page.getByRole('dialog');
    await form.getByText(QUESTION).waitFor();
    await form.locator('textarea').fill('   ');
    await form.getByRole('button', { name: 'Continuar' }).click();
    await form.getByText('Rellena este campo').waitFor();
    await form.locator('textarea').fill(ANSWER);
    await form.getByRole('button', { name: 'Continuar' }).click();
    await form.waitFor({ state: 'detached' });
    await card().getByText('Borrador 1 espera a').waitFor();
  });

  it('shows the draft in the thread as it will be published', async () => {
    await card().locator('.thread-link').click();
    await threadDraft().waitFor();
    expect(await threadDraft().innerText()).toMatch(/\d+ \/ 280/);
    await page.locator('.thread').getByText('nunca se publica').waitFor();
  });

  it("is approved and sent by the approver and stands under the customer's post", async () => {
    // The names stand out, so they are elements of their own beside the words.
    const approver = /Borrador 1 espera a\s+@?(\p{L}+)/u.exec(await card().innerText())?.[1];
    expect(['Teresa', 'Iván', 'Emma', 'Carmen']).toContain(approver);
    await become(approver ?? '');
    await threadDraft()
      .getByRole('button', { name: /Aprobar y enviar|Approve and send/ })
      .click();
    await page.locator('.post-brand', { hasText: ANSWER }).waitFor();
    await card()
      .getByText(/Respondido por/)
      .waitFor();
    expect(await page.locator('.post-brand', { hasText: ANSWER }).count()).toBe(1);
  });

  it('speaks the language of the person who looks', async () => {
    await become('João');
    await page.getByText('O que veem os clientes').waitFor();
    await become('Lucía');
    await page.getByText('Lo que ven los clientes').waitFor();
  });

  it('never publishes what is typed in a thread', async () => {
    const remark = 'Esta clienta es muy pesada';
    await page.locator('.thread .composer textarea').fill(remark);
    await page.locator('.thread .composer').getByRole('button', { name: 'Enviar' }).click();
    await page.locator('.thread .message', { hasText: remark }).waitFor();
    await recado.idle();
    expect(await page.locator('.network').innerText()).not.toContain(remark);
  });

  it('has no scroll bar across at 1280 px, light or dark, with a thread open', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(1280);
    }
  });
});
