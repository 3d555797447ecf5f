import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { card, createStage, reply } from '../../../contracts/surface-stage.ts';
import type { Stage } from '../../../contracts/surface-stage.ts';
import { wordsOfCard } from '../../../support/adaptive-card.ts';
import { until } from '../../../support/until.ts';
import { createTeamsRig } from './rig.ts';
import type { TeamsRig } from './rig.ts';

function held<T>(): { promise: Promise<T>; release(value: T): void } {
  let release: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => (release = resolve));
  return { promise, release };
}

describe.each([
  ['dialogs', true],
  ['cards', false],
])('a form after another press on its card in Teams, forms in %s', (_where, dialogs) => {
  const stage: Stage = createStage();
  let rig: TeamsRig;
  let user = '';
  /** What she reads on a card, her own answer before the one for all. */
  const reads = (channel: string, ts: string): string => {
    const message = rig.service.world.message(channel, ts);
    return message === undefined ? '' : wordsOfCard(rig.people.cardFor(rig.service.world.person(user), message));
  };

  beforeAll(async () => {
    rig = await createTeamsRig({ dialogs });
    user = rig.member.id;
    await stage.start(rig);
  });
  afterAll(async () => {
    await rig.surface.stop();
    await rig.close();
  });
  beforeEach(() => {
    stage.onSubmit = async () => ({ kind: 'close' });
    rig.people.closeDialog(rig.service.world.person(user));
  });

  /** The card that everybody sees by now, with a claim whose answer is still to come. */
  async function claimedOnly(): Promise<{ channel: string; ts: string; claim: Promise<unknown>; end(): void }> {
    const channel = rig.channel();
    const { ts } = await stage.post(channel, card('Una tarjeta', { action: 'claim', value: '{}' }));
    const { promise, release } = held<void>();
    stage.onClick = async (click, respond) => {
      if (click.action === 'claim') {
        await respond.redraw?.(card('Ya es suya', { action: 'reply', value: '{}' }));
        await promise;
      } else await respond.open(reply('Escribiendo'));
    };
    const claim = rig.press({ user, channel, ts, action: 'claim' });
    await until('the redraw', () => reads(channel, ts).includes('Ya es suya'));
    return { channel, ts, claim, end: () => release() };
  }

  it.each([0, 20, 50, 100, 200])(
    'keeps the form of who pressed on before her claim was answered, by %i ms',
    async (ms) => {
      const { channel, ts, claim, end } = await claimedOnly();
      const form = (await rig.press({ user, channel, ts, action: 'reply' })).form?.id ?? '';
      await new Promise((resolve) => setTimeout(resolve, ms));
      end();
      await claim;
      expect((await rig.form(user))?.words).toContain('Escribiendo');
      if (!dialogs) expect(reads(channel, ts)).toContain('Escribiendo');
      await rig.submit({ user, form, values: { text: 'Hola', next: 'keep' } });
      expect(reads(channel, ts)).toContain('Ya es suya');
    },
  );

  it.skipIf(dialogs)(
    'keeps a form that she went into while the redraw of what she did before was still to come',
    async () => {
      const channel = rig.channel();
      const posted = card('Una tarjeta', { action: 'reply', value: '{}' });
      const { ts } = await stage.post(channel, posted);
      const { promise, release } = held<void>();
      const drawn: unknown[] = [];
      let presses = 0;
      stage.onClick = async (_click, respond) => {
        presses += 1;
        if (presses > 1) return void (await respond.open(reply('Escribiendo')));
        await promise;
        await respond.redraw?.(card('Ya es suya')).catch((error: unknown) => drawn.push(error));
      };
      const first = rig.press({ user, channel, ts, action: 'reply' });
      await until('the first press', () => presses === 1);
      const second = await rig.press({ user, channel, ts, action: 'reply' });
      release();
      await first;
      expect(second.form?.words).toContain('Escribiendo');
      expect((await rig.form(user))?.words).toContain('Escribiendo');
      expect(drawn).toMatchObject(dialogs ? [] : [{ code: 'surface.rate-limited', params: { held: 'form' } }]);
    },
  );

  it('shows a form after the drawing that was on its way before it', async () => {
    const channel = rig.channel();
    const { ts } = await stage.post(channel, card('Una tarjeta', { action: 'reply', value: '{}' }));
    const { promise, release } = held<void>();
    stage.onClick = async (_click, respond) => void (await respond.open(reply('Escribiendo')));
    rig.service.faults.push({ kind: 'hold', until: promise });
    const update = rig.surface.update({ channel, ts, card: card('Ya es suya', { action: 'reply', value: '{}' }) });
    await until('the drawing to be under way', () => rig.service.faults.length === 0);
    const press = rig.press({ user, channel, ts, action: 'reply' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    release();
    await Promise.all([update, press]);
    expect((await rig.form(user))?.words).toContain('Escribiendo');
  });
});
