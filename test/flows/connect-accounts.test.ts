import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { control } from '../support/control.ts';
import { wordsOf, type View } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { letIn } from '../support/let-in.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, draft, theOnlyAnswer, uniqueWord } from '../support/scenes.ts';
import { until } from '../support/until.ts';

const config = flowConfig('managers: general\n');
let recado: Recado;
beforeAll(async () => {
  recado = await startRecado({ config });
});
afterAll(() => recado.end());

const home = (user: string): Promise<View> =>
  control<View>(`http://127.0.0.1:${recado.sandboxPort}`, 'GET', `/sandbox/slack/home/${user}`);

describe('an account whose token died', () => {
  it('is connected again from its red card, and what waited leaves', async () => {
    const { post, card } = await arrive(recado, {
      text: `@alba el pedido no llega ${uniqueWord()}`,
      channel: 'envios',
    });
    const claimed = await claim(recado, card, 'lucia');
    const ready = await draft(recado, claimed, 'lucia', `Hola, Carla: ya sale ${uniqueWord()}`);
    await recado.social.call('PATCH', '/accounts/alba', { revoked: true });
    await recado.chat.press('lucia', ready, 'send');
    const red = await recado.chat.find('🔴 X ya no acepta el acceso de @alba', { channel: 'general' });
    expect(recado.chat.buttons(red)).toEqual(['connect', 'probe']);
    expect(wordsOf((await recado.chat.press('lucia', red, 'connect')).ephemeral)).toMatch(/permiso|configur/);

    const { view } = await recado.chat.press('carmen', red, 'connect');
    expect(wordsOf(view)).toMatch(/sign in as @alba.*Answer private messages · dm\.write.*Continue on X/);
    expect(await letIn(view, [['account', 'alba']])).toContain('@alba está conectada a Recado en X');
    await theOnlyAnswer(recado, post);
    await recado.chat.card(red, 'that it is over', (words) => words.includes('vuelve a aceptar el acceso'));
    await until('health to be well', async () => (await recado.health()).status === 'ok');
  });

  it('goes on with what was granted after a restart, and Home says who did it', async () => {
    await recado.kill();
    await recado.start();
    await arrive(recado, { text: `@alba ¿y mi pedido? ${uniqueWord()}`, channel: 'envios' });
    const { view } = await recado.chat.pressIn('carmen', await home('carmen'), 'accounts');
    if (!view) throw new Error('no form opened');
    expect(wordsOf(view)).toMatch(/@alba · X · official · works; last contact .* Connected by Carmen Ruiz/);
    const inside = await recado.chat.pressIn('carmen', view, 'connect');
    expect(wordsOf(inside.view)).toContain('Connect an account');
    expect(wordsOf(await home('lucia'))).not.toContain('Cuentas');
  });
});
