import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { control } from '../support/control.ts';
import { wordsOf, type ChatMessage, type View } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, draft, uniqueWord } from '../support/scenes.ts';
import { until } from '../support/until.ts';

const config = flowConfig()
  .replaceAll(', queue: false', '')
  .replace("{ slack: '#envios',", "{ slack: '#envios', limits: { claimed: 2 },")
  .replace('language: pt }', 'language: pt, limit: 1 }');

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado({ config });
});
afterAll(() => recado.end());

const call = <T>(method: 'GET' | 'POST', address: string, body?: unknown): Promise<T> =>
  control<T>(`http://127.0.0.1:${recado.sandboxPort}`, method, `/sandbox/slack${address}`, body);

async function pinned(channel: string): Promise<ChatMessage[]> {
  const channels = await call<{ id: string; name: string }[]>('GET', '/channels');
  const id = channels.find(({ name }) => name.replace(/^#/, '') === channel)?.id ?? '';
  return call<ChatMessage[]>('GET', `/channels/${id}/pins`);
}

const peek = (user: string): Promise<View> => call<View>('GET', `/home/${user}?peek=1`);
const home = (user: string): Promise<View> => call<View>('GET', `/home/${user}`);

describe('the pinned queue and the home', () => {
  it('keeps one queue message pinned in each channel, through a kill', async () => {
    const { card } = await arrive(recado, {
      text: `@alba La factura no cuadra ${uniqueWord()}`,
      channel: 'facturacion',
    });
    const [before, ...more] = await until('the pinned message', async () => {
      const pins = await pinned('facturacion');
      return pins.length > 0 ? pins : undefined;
    });
    expect(more).toEqual([]);
    expect(wordsOf(before)).toContain('Espera 1 conversación');
    await recado.kill();
    await recado.start();
    const after = await until('the queue message to count', async () =>
      (await pinned('facturacion')).find((one) => wordsOf(one).includes('Espera 1 conversación')),
    );
    expect(after.ts).toBe(before?.ts);
    expect(await pinned('facturacion')).toHaveLength(1);
    expect(JSON.stringify(after)).toContain(card.ts.replace('.', ''));
    expect(recado.chat.buttons(after)).toEqual(['queue', 'bulk']);
    const { view } = await recado.chat.press('lucia', { ...after, channel: 'facturacion' }, 'queue');
    expect(wordsOf(view)).toMatch(/Espera 1 conversación.*n\.º \d+.*La factura no cuadra/);
  });

  it('refuses what goes over a limit and says what to finish', async () => {
    const first = await arrive(recado, { text: `@alba ¿Y mi pedido? ${uniqueWord()}`, channel: 'envios' });
    const second = await arrive(recado, { text: `@alba Otro pedido perdido ${uniqueWord()}`, channel: 'envios' });
    const third = await arrive(recado, { text: `@alba Mi pedido llegó roto ${uniqueWord()}`, channel: 'envios' });
    await recado.chat.press('joao', first.card, 'claim');
    const { ephemeral } = await recado.chat.press('joao', second.card, 'claim');
    expect(wordsOf(ephemeral)).toMatch(/Tens 1 de 1 conversas contigo: .*n\.º \d+/);
    expect(JSON.stringify(ephemeral)).toContain(first.card.ts.replace('.', ''));
    await claim(recado, second.card, 'lucia');
    const full = await recado.chat.press('lucia', third.card, 'claim');
    expect(wordsOf(full.ephemeral)).toContain('En #envios ya hay 2 de 2 conversaciones');
  });

  it('finds by words whatever their accents and endings, only where she may read', async () => {
    const word = uniqueWord();
    await arrive(recado, { text: `@alba Quiero la cancelación de mi pedido ${word}`, channel: 'envios' });
    for (const typed of ['cancelacion', 'CANCELACIONES', `cancelación ${word}`, `${word} estado:abierta desde:1d`]) {
      const { ephemeral } = await recado.chat.command('lucia', 'general', `/recado buscar ${typed}`);
      expect(wordsOf(ephemeral), typed).toContain(word);
    }
    const outside = await recado.chat.command('ivan', 'general', `/recado buscar ${word}`);
    expect(wordsOf(outside.ephemeral)).not.toMatch(/cancelación de/);
    const wrong = await recado.chat.command('joao', 'general', '/recado procurar estado:verde');
    expect(wordsOf(wrong.ephemeral)).toContain(
      'Não se percebe «estado:verde». O estado pode ser aberta, pausa ou fechada.',
    );
    const unknown = await recado.chat.command('carmen', 'general', '/recado wat');
    expect(wordsOf(unknown.ephemeral)).toMatch(/does not know “wat”.*\/recado find/);
  });

  it('shows each person her own page and keeps it true', async () => {
    const { card } = await arrive(recado, {
      text: `@alba Me habéis cobrado la factura dos veces ${uniqueWord()}`,
      channel: 'facturacion',
    });
    const claimed = await claim(recado, card, 'lucia');
    expect(wordsOf(await home('lucia'))).toMatch(/Tu día en Recado.*Hoy has contestado 0.*Llevas \d+ conversaci/);
    const ivan = await home('ivan');
    expect(wordsOf(ivan)).not.toContain('espera tu aprobación');
    await draft(recado, claimed, 'lucia', `Hola, Carla: lo devolvemos ${uniqueWord()}`);
    await until('the page of whoever approves', async () =>
      wordsOf(await peek('ivan')).includes('1 respuesta espera tu aprobación'),
    );
    const { view } = await recado.chat.pressIn('lucia', await home('lucia'), 'mine');
    expect(wordsOf(view)).toContain('Las mías');
    // Whoever approves may not be in that channel: her page leads to the version, and decides about it there.
    const { view: version } = await recado.chat.pressIn('ivan', await peek('ivan'), 'view-draft');
    if (version === undefined) throw new Error('the version did not open');
    expect(wordsOf(version)).toMatch(/la factura dos veces.*lo devolvemos/);
    await recado.chat.pressIn('ivan', version, 'approve-and-send');
    await until('what she answered to count', async () =>
      wordsOf(await peek('lucia')).includes('Hoy has contestado 1 · 1 esta semana'),
    );
    expect(wordsOf(await peek('lucia'))).not.toContain('mediana');
    expect(wordsOf(await peek('lucia'))).not.toContain('lo devolvemos');
  });
});
