import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf, type View } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { control } from '../support/control.ts';
import { until } from '../support/until.ts';
import { arrive, uniqueWord } from '../support/scenes.ts';

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado({ config: flowConfig() });
});
afterAll(() => recado.end());

const chosen = {
  period: 'today',
  volume: 'received\nanswers',
  time: '',
  quality: '',
  by: 'area',
  clock: 'calendar',
  shape: 'bars',
  compare: 'previous',
  only: '',
  name: '',
  from: '',
  to: '',
};

async function openReports(user: string): Promise<View> {
  const { view } = await recado.chat.command(user, 'general', '/recado report');
  if (!view) throw new Error('the form of reports did not open');
  return view;
}

/** Opened by its name, with what can be done with it; a busy machine shows a skeleton first. */
function keptReport(): Promise<View> {
  return until('the kept report', async () => {
    const { view } = await recado.chat.pressIn('carmen', await openReports('carmen'), 'report');
    return JSON.stringify(view).includes('schedule-report') ? view : undefined;
  });
}

function formOf(action: string, field: string): Promise<View> {
  return until(`the form of ${action}`, async () => {
    const { view } = await recado.chat.pressIn('carmen', await keptReport(), action);
    return JSON.stringify(view).includes(`"${field}"`) ? view : undefined;
  });
}

describe('reports', () => {
  it('are chosen in a form, seen with their picture, kept, and shared', async () => {
    const words = uniqueWord();
    await arrive(recado, { text: `@alba La factura no cuadra ${words}`, channel: 'facturacion' });
    await arrive(recado, { text: `@alba ¿Y mi pedido? ${uniqueWord()}`, channel: 'envios' });
    const form = await openReports('carmen');
    const { errors } = await recado.chat.submit('carmen', form, { ...chosen, name: 'Areas today' });
    expect(errors ?? {}).toEqual({});
    const view = await keptReport();
    const told = wordsOf(view);
    expect(told).toContain('Areas today');
    expect(told).toMatch(/Facturación · Received: 1/);
    expect(told).toMatch(/Envíos · Received: 1/);
    expect(JSON.stringify(view)).toContain('"type":"image"');

    await until('the conversations', async () => {
      const { view: list } = await recado.chat.pressIn('carmen', await keptReport(), 'report-tickets');
      return wordsOf(list).includes(words) ? list : undefined;
    });

    expect(wordsOf((await recado.chat.pressIn('carmen', await keptReport(), 'report-means')).view)).toContain(
      'Conversations that began in the period',
    );

    const plan = await formOf('schedule-report', 'time');
    const when = { name: 'Areas today', every: 'week', weekday: '1', time: '9:99', to: 'direct' };
    expect((await recado.chat.submit('carmen', plan, when)).errors).toHaveProperty('time');
    const { ephemeral } = await recado.chat.submit('carmen', plan, { ...when, time: '09:00' });
    expect(ephemeral.map(({ text }) => text).join(' ')).toMatch(/It goes out next on \w+day,? \d/);

    const share = await formOf('share-report', 'channel');
    expect((await recado.chat.submit('carmen', share, { channel: 'general' })).errors ?? {}).toEqual({});
    const shared = await recado.chat.find('Areas today', { channel: 'general' });
    expect(wordsOf(shared)).toContain('Recibidas: 2');

    const file = await formOf('export-report', 'format');
    expect((await recado.chat.submit('carmen', file, { format: 'xlsx' })).errors ?? {}).toEqual({});
    const direct = await recado.chat.direct('carmen');
    const message = await recado.chat.find('the file is in this thread', { channel: direct });
    await until('the file', async () => {
      const thread = await recado.chat.messages(direct, message.ts);
      return JSON.stringify(thread).includes('.xlsx') ? thread : undefined;
    });
    await recado.chat.pressIn('carmen', await keptReport(), 'forget-report');
    expect(JSON.stringify(await openReports('carmen'))).not.toContain('Areas today');
  });

  it('say which field is wrong', async () => {
    const form = await openReports('carmen');
    const between = { ...chosen, period: 'between', from: '2026-02-30', to: '2026-03-01' };
    expect((await recado.chat.submit('carmen', form, between)).errors).toMatchObject({
      from: expect.stringMatching(/no day/),
    });
    const swapped = { ...chosen, period: 'between', from: '2026-03-02', to: '2026-03-01' };
    expect((await recado.chat.submit('carmen', await openReports('carmen'), swapped)).errors).toMatchObject({
      to: expect.stringMatching(/before/),
    });
    const nothing = { ...chosen, volume: '' };
    expect((await recado.chat.submit('carmen', await openReports('carmen'), nothing)).errors).toHaveProperty('volume');
  });

  it('are for whoever may ask; everybody sees her own numbers', async () => {
    const { ephemeral, view } = await recado.chat.command('lucia', 'general', '/recado informe');
    expect(view).toBeUndefined();
    expect(ephemeral.map(({ text }) => text).join(' ')).not.toBe('');
    const her = 'lucia';
    const base = `http://127.0.0.1:${recado.sandboxPort}`;
    const home = await until('her own page', async () => {
      const page = await control<View>(base, 'GET', `/sandbox/slack/home/${her}`);
      return JSON.stringify(page).includes('my-numbers') ? page : undefined;
    });
    expect(JSON.stringify(home)).not.toContain('"action_id":"report"');
    const { view: mine } = await recado.chat.pressIn('lucia', home, 'my-numbers');
    expect(wordsOf(mine)).toContain('Primera respuesta · Tú: sin datos');
    expect(wordsOf(mine)).toContain('Cuenta lo que tú puedes leer: los canales en los que estás.');
  });
});
