import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Form, FormReply } from '#core/form.ts';
import { systemClock } from '#core/ports/clock.ts';
import { silentLog } from '#core/ports/log.ts';
import { createViews } from '../../../../adapters/surfaces/teams/service/views.ts';
import { card, createStage, opId, reply, skeleton } from '../../../contracts/surface-stage.ts';
import type { Stage } from '../../../contracts/surface-stage.ts';
import { buttonsOfCard, wordsOfCard } from '../../../support/adaptive-card.ts';
import { inputsOf } from '../../../support/teams/people.ts';
import { until } from '../../../support/until.ts';
import { createTeamsRig } from './rig.ts';
import type { TeamsRig } from './rig.ts';

/** Short, so that a handler that takes too long is no long test. */
const more = { patienceMs: 400, graceMs: 400 };

function held<T>(): { promise: Promise<T>; release(value: T): void } {
  let release: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => (release = resolve));
  return { promise, release };
}

const does =
  (what: string) =>
  ({ data }: Record<string, unknown>): boolean =>
    JSON.stringify(data).includes(`"do":"${what}"`);

const withButton = (title: string): Form =>
  reply(title, {
    blocks: [...reply('x').blocks, { kind: 'buttons', buttons: [{ action: 'more', label: 'Más', value: 'tk_1' }] }],
  });

describe.each([
  ['dialogs', true],
  ['cards', false],
])('answers of Teams, forms in %s', (_where, dialogs) => {
  const stage: Stage = createStage();
  let rig: TeamsRig;
  let user = '';
  const person = () => rig.service.world.person(user);
  const chat = () =>
    rig.service.world.messages.filter(
      ({ place, from }) => place === rig.service.world.chatWith(person()).id && from === undefined,
    );
  /** What she reads on a card, her own answer before the one for all. */
  const reads = (channel: string, ts: string): string => {
    const message = rig.service.world.message(channel, ts);
    return message === undefined ? '' : wordsOfCard(rig.people.cardFor(person(), message));
  };

  beforeAll(async () => {
    rig = await createTeamsRig({ dialogs, more });
    user = rig.member.id;
    await stage.start(rig);
  });
  afterAll(async () => {
    await rig.surface.stop();
    await rig.close();
  });
  beforeEach(() => {
    stage.onClick = async () => undefined;
    stage.onSubmit = async () => ({ kind: 'close' });
    rig.people.closeDialog(person());
  });

  async function pressSlowly(action: string): Promise<{ channel: string; ts: string }> {
    const channel = rig.channel();
    const { ts } = await stage.post(channel, card('Una tarjeta', { action, value: '1' }));
    await rig.press({ user, channel, ts, action });
    return { channel, ts };
  }

  it('says once that it goes on, and tells the end in her chat', async () => {
    const { promise, release } = held<void>();
    const [words, before] = [`Ya está ${opId()}`, (await rig.told(user)).length];
    stage.onClick = async (_click, respond) => {
      await promise;
      await respond.say(words);
    };
    const { channel } = await pressSlowly('claim');
    expect((await rig.told(user)).slice(before)).toEqual(['teams.working']);
    release();
    await until('the words', async () => (await rig.told(user)).slice(before).includes(words));
    expect((await rig.told(user)).slice(before)).toEqual(['teams.working', words]);
    expect(await rig.messages(channel)).toHaveLength(1);
  });

  it('tells in her chat what is no notice, and says so', async () => {
    const before = (await rig.told(user)).length;
    stage.onClick = (_click, respond) => respond.say([{ kind: 'link', text: 'ver', url: 'https://x.example/1' }]);
    await pressSlowly('claim');
    expect((await rig.told(user)).slice(before).toSorted()).toEqual(['teams.told-in-chat', 'ver']);
  });

  it('shows a skeleton with Refresh, then the form', async () => {
    const { promise, release } = held<void>();
    stage.onClick = async (_click, respond) => {
      const opened = await respond.open(skeleton);
      await promise;
      await opened.update(reply('Responder'));
    };
    await pressSlowly('reply');
    const first = await rig.form(user);
    expect(first).toMatchObject({ words: expect.stringContaining('Abriendo'), canSubmit: false });
    expect(first?.words).toContain('teams.refresh');
    release();
    const form = await until('the form', async () => {
      const seen = await rig.form(user);
      return seen?.canSubmit === true ? seen : undefined;
    });
    expect(form).toMatchObject({ id: first?.id, fields: { text: 'Hola, Carla', next: 'ask' } });
    expect(form?.words).not.toContain('teams.refresh');
  });

  it('brings a form that opens too late to where she can find it', async () => {
    const { promise, release } = held<void>();
    stage.onClick = async (_click, respond) => {
      await promise;
      await respond.open(reply('Tarde'));
    };
    const before = chat().length;
    const { channel, ts } = await pressSlowly('reply');
    release();
    if (dialogs) {
      // Behind the Refresh of the dialog that stands open.
      const form = await until('the form', async () => {
        const seen = await rig.form(user);
        return seen?.canSubmit === true ? seen : undefined;
      });
      expect(form?.words).toContain('Tarde');
      await rig.submit({ user, form: form?.id ?? '', values: { text: 'Aun así' } });
      expect(await rig.form(user)).toBeUndefined();
    } else {
      const message = await until('the form in her chat', () => chat()[before]);
      expect(wordsOfCard(message.card)).toMatch(/^Tarde\n/);
      await rig.people.press(person(), { message }, does('submit'), { text: 'Aun así' });
    }
    expect(stage.submissions.at(-1)).toMatchObject({ values: { text: 'Aun así', next: 'ask' }, from: { channel, ts } });
  });

  it('asks for what may not be empty before anybody else is asked', async () => {
    const form = await stage.openForm();
    const before = stage.submissions.length;
    const after = await rig.submit({ user, form: form.id, values: { text: '', next: 'keep' } });
    expect(after).toMatchObject({
      errors: { text: 'teams.required' },
      form: { id: form.id, fields: { text: '', next: 'keep' } },
    });
    expect(stage.submissions).toHaveLength(before);
    expect(await rig.submit({ user, form: form.id, values: { text: 'Ahora sí' } })).toEqual({});
    expect(stage.submissions.at(-1)?.values).toEqual({ text: 'Ahora sí', next: 'keep' });
  });

  it('keeps what somebody types in a message of any kind: that is drawn again once she is done', async () => {
    const channel = rig.channel();
    const update = (ts: string, words: string) => rig.surface.update({ channel, ts, card: card(words) });
    stage.onClick = async (_click, respond) => {
      await respond.open(reply('Escribiendo'));
    };
    for (const leave of ['cancel', 'submit']) {
      const { ts } = await stage.post(channel, card('Una alerta', { action: 'reply', value: '{}' }));
      const form = (await rig.press({ user, channel, ts, action: 'reply' })).form?.id ?? '';
      if (dialogs) {
        // A dialog lies over the chat: nothing in it depends on the card.
        await update(ts, 'Cambiada');
        expect(reads(channel, ts)).toContain('Cambiada');
      } else {
        const code = 'surface.rate-limited';
        await expect(update(ts, 'Cambiada')).rejects.toMatchObject({ code, params: { held: 'form' } });
        expect(reads(channel, ts)).toContain('Escribiendo');
      }
      if (leave === 'cancel') await rig.closeForm(user, form);
      else await rig.submit({ user, form, values: { text: 'Hola', next: 'keep' } });
      await update(ts, 'Cambiada al fin');
      expect(reads(channel, ts)).toContain('Cambiada al fin');
    }
  });

  it.each([false, true])('draws a card where a form stood that leads elsewhere; filled later: %s', async (isFilled) => {
    const leads: Form = { ...reply('Sigue en otra página'), givesWay: true };
    stage.onClick = async (_click, respond) => (await respond.open(isFilled ? skeleton : leads)).update(leads);
    const channel = rig.channel();
    const { ts } = await stage.post(channel, card('Sin acceso', { action: 'reply', value: '{}' }));
    expect((await rig.press({ user, channel, ts, action: 'reply' })).form?.words).toContain('Sigue en otra página');
    await rig.surface.update({ channel, ts, card: card('Ya hay acceso') });
    expect(reads(channel, ts)).toContain('Ya hay acceso');
  });

  it('keeps a form that is on its way: what the press itself has drawn again comes later', async () => {
    const channel = rig.channel();
    const { ts } = await stage.post(channel, card('Una tarjeta', { action: 'reply', value: '{}' }));
    const update = () => rig.surface.update({ channel, ts, card: card('Ya es suya') });
    const drawn: unknown[] = [];
    stage.onClick = async (_click, respond) => {
      // As the claim does that goes before the form.
      await update().catch((error: unknown) => drawn.push(error));
      await respond.open(reply('Escribiendo'));
    };
    const form = (await rig.press({ user, channel, ts, action: 'reply' })).form?.id ?? '';
    expect(drawn).toMatchObject(dialogs ? [] : [{ code: 'surface.rate-limited', params: { held: 'form' } }]);
    if (!dialogs) expect(reads(channel, ts)).toContain('Escribiendo');
    await rig.closeForm(user, form);
    await update();
    expect(reads(channel, ts)).toContain('Ya es suya');
  });

  it('draws a card whose press opened nothing after all', async () => {
    const channel = rig.channel();
    const { ts } = await stage.post(channel, card('Una tarjeta', { action: 'reply', value: '{}' }));
    stage.onClick = async () => undefined;
    await rig.press({ user, channel, ts, action: 'reply' });
    await rig.surface.update({ channel, ts, card: card('Cambiada') });
    expect(reads(channel, ts)).toContain('Cambiada');
  });

  it('comes back to the form below, with what was typed there', async () => {
    stage.onClick = async (_click, respond) => {
      await respond.open(withButton('Abajo'));
    };
    const channel = rig.channel();
    const { ts } = await stage.post(channel, card('Una tarjeta', { action: 'reply', value: '1' }));
    const below = (await rig.press({ user, channel, ts, action: 'reply' })).form?.id ?? '';
    await rig.submit({ user, form: below, values: { text: '' } });
    stage.onClick = async (_click, respond) => {
      await respond.open(reply('Encima'));
    };
    for (const leave of ['cancel', 'submit']) {
      const { form: top } = await rig.press({ user, form: below, action: 'more' });
      expect(top?.words).toContain('Encima');
      if (leave === 'submit') await rig.submit({ user, form: top?.id ?? '', values: { text: 'x' } });
      else
        await rig.people.press(
          person(),
          dialogs ? { dialog: true } : { message: rig.service.world.message(channel, ts) ?? fail() },
          does('cancel'),
        );
      expect(await rig.form(user)).toMatchObject({
        id: below,
        words: expect.stringContaining('Abajo'),
        fields: { text: '', next: 'ask' },
      });
    }
    stage.onClick = (_click, respond) => respond.say('Solo un aviso');
    const { form: noted } = await rig.press({ user, form: below, action: 'more' });
    expect(noted).toMatchObject({ id: below, words: expect.stringContaining('Solo un aviso'), canSubmit: true });
  });

  it('sends a late outcome to her chat with what she typed, where she goes on', async () => {
    const form = await stage.openForm();
    const { promise, release } = held<FormReply>();
    stage.onSubmit = () => promise;
    const { form: checking } = await rig.submit({ user, form: form.id, values: { text: 'despacio', next: 'keep' } });
    expect(checking).toMatchObject({ id: form.id, words: expect.stringContaining('Comprobando'), canSubmit: false });
    expect(checking?.words).toContain('teams.see-result');
    const before = chat().length;
    release({ kind: 'errors', errors: { text: 'Demasiado largo' } });
    await until('the form in her chat', () => chat().length > before);
    const [brought] = chat().slice(before);
    expect(wordsOfCard(brought?.card)).toMatch(/^Responder\n/);
    expect(wordsOfCard(brought?.card)).toContain('Demasiado largo');
    expect(buttonsOfCard(brought?.card).every(({ raw }) => raw['type'] === 'Action.Execute')).toBe(true);
    stage.onSubmit = async () => ({ kind: 'close' });
    const at = { message: brought ?? fail() };
    await rig.people.press(person(), at, does('submit'), { text: 'corto' });
    expect(stage.submissions.at(-1)).toMatchObject({
      action: 'reply',
      meta: { ticketId: 'tk_1' },
      values: { text: 'corto', next: 'keep' },
      from: stage.pressedOn,
    });
    // One line is left of it, for good.
    await until('the line', () => !wordsOfCard(brought?.card).includes('Demasiado largo'));
    expect(buttonsOfCard(brought?.card)).toEqual([]);
  });

  it.runIf(!dialogs)('gives the card back when its form is left, also after a restart', async () => {
    const { channel, ts, after } = await stage.pressOne(async (_click, respond) => {
      await respond.open(reply('Responder'));
    });
    expect(reads(channel, ts)).toContain('Responder');
    await rig.closeForm(user, after.form?.id ?? '');
    expect(reads(channel, ts)).toContain('Una tarjeta');
    const kept = await rig.memory.get(`shown/${channel}/${ts}`);
    expect(
      wordsOfCard(typeof kept === 'object' && kept !== null && 'value' in kept ? kept.value : undefined),
    ).toContain('Una tarjeta');
  });

  it.runIf(!dialogs)('shows the card as it is after the form was taken', async () => {
    const { channel, ts, after } = await stage.pressOne(async (_click, respond) => {
      await respond.open(reply('Responder'));
    });
    stage.onSubmit = async (_submission, respond) => {
      // Beside the answer, as the handlers draw it.
      setTimeout(() => void respond.redraw?.(card('Borrador 1 espera')), 50);
      return { kind: 'close' };
    };
    await rig.submit({ user, form: after.form?.id ?? '', values: { text: 'Hola' } });
    expect(reads(channel, ts)).toContain('Borrador 1 espera');
    await until('the drawing for all', async () =>
      (await rig.messages(channel))[0]?.words.includes('Borrador 1 espera'),
    );
  });

  it('knows an open form after a restart', async () => {
    const { promise, release } = held<FormReply>();
    const form = await stage.openForm();
    stage.onSubmit = () => promise;
    await rig.submit({ user, form: form.id, values: { text: 'a medias', next: 'keep' } });
    // Another process, which knows only what was kept.
    const other = createViews({ memory: rig.memory, clock: systemClock, log: silentLog });
    const view = await other.get(form.id, user);
    expect(view).toMatchObject({ title: 'Responder', checking: true, at: stage.pressedOn });
    expect(inputsOf(view?.content)).toMatchObject([
      { id: 'text', value: 'a medias' },
      { id: 'next', value: 'keep' },
    ]);
    expect(await other.get(form.id, rig.outsider.id)).toBeUndefined();
    expect(await other.settled(form.id, 50)).toBe(true);
    release({ kind: 'close' });
    await until('the end', async () => (await rig.form(user))?.words.includes('Comprobando') !== true);
  });

  it("shows nobody else's form", async () => {
    const form = await stage.openForm();
    const outsider = rig.service.world.person(rig.outsider.id);
    const frame = {
      type: 'invoke',
      id: `f:${opId()}`,
      timestamp: new Date().toISOString(),
      channelId: 'msteams',
      serviceUrl: rig.service.urls.service,
      recipient: { id: `28:${rig.service.appId}` },
    };
    const where = {
      conversation: {
        id: rig.service.world.chatWith(outsider).id,
        conversationType: 'personal',
        tenantId: rig.service.world.tenantId,
      },
      channelData: { tenant: { id: rig.service.world.tenantId } },
    };
    const { body } = await rig.people.deliver({
      ...frame,
      ...where,
      from: { id: outsider.id, name: outsider.name },
      name: 'task/submit',
      value: { data: { recado: { do: 'see', view: form.id } } },
    });
    expect(body).toEqual({ task: { type: 'message', value: 'teams.gone' } });
  });

  it.each([
    ['adaptiveCard/action', { action: { data: { recado: { action: '' } } } }, { statusCode: 400 }],
    ['adaptiveCard/action', 'text', { statusCode: 400 }],
    [
      'adaptiveCard/action',
      { action: { data: { recado: { do: 'submit', view: 'x', fields: { text: 'eval' } } } } },
      { statusCode: 400 },
    ],
    ['application/search', { queryText: 'x', dataset: '%%%' }, { value: { results: [] } }],
    ['task/fetch', { data: null }, undefined],
    ['composeExtension/fetchTask', { commandId: 'use_as_draft' }, undefined],
  ])('makes nothing of %s with %j', async (name, value, expected) => {
    const before = stage.clicks.length + stage.submissions.length;
    const frame = {
      type: 'invoke',
      id: `f:${opId()}`,
      timestamp: new Date().toISOString(),
      channelId: 'msteams',
      serviceUrl: rig.service.urls.service,
      recipient: { id: `28:${rig.service.appId}` },
    };
    const where = {
      conversation: {
        id: rig.service.world.chatWith(person()).id,
        conversationType: 'personal',
        tenantId: rig.service.world.tenantId,
      },
      channelData: { tenant: { id: rig.service.world.tenantId } },
    };
    const { status, body } = await rig.people.deliver({
      ...frame,
      ...where,
      from: { id: user, name: 'x' },
      name,
      value,
    });
    expect(status).toBe(200);
    if (expected === undefined) expect(body).toBeUndefined();
    else expect(body).toMatchObject(expected);
    expect(stage.clicks.length + stage.submissions.length).toBe(before);
  });
});

function fail(): never {
  throw new Error('there is no such message');
}
