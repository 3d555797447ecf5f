import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { defineAction, type Action, type ActionResult } from '../../../handlers/define.ts';
import { openRig, recordingRespond, type Rig } from '../actions/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

const click = (userId: string, action: string, value: string, id: string = randomUUID()) => ({
  id,
  surface: 'slack',
  userId,
  action,
  value,
});

describe('a click', () => {
  it('that comes again, at once or later, does its work once', async () => {
    const { ticket } = await rig.open();
    const id = randomUUID();
    const told = await Promise.all(
      Array.from({ length: 5 }, () => rig.press('ULUCIA', 'claim', { ticketId: ticket.id }, id)),
    );
    told.push(await rig.press('ULUCIA', 'claim', { ticketId: ticket.id }, id));
    expect(told.flatMap(({ said }) => said)).toEqual([]);
    expect((await rig.store.activity.of(ticket.id)).filter(({ what }) => what === 'claim')).toHaveLength(1);
  });

  it('may carry the bare id of a ticket', async () => {
    const { ticket } = await rig.open();
    await rig.press('ULUCIA', 'claim', ticket.id);
    expect((await rig.detail(ticket.id)).ticket.owner).toBe('lucia');
  });

  it.each([
    ['of a button that is no longer there', 'dance', '{"ticketId":"tk_1"}', 'Este botón ya no se usa'],
    ['with a value that is no JSON', 'claim', '{"ticketId":', 'value'],
    ['with a value that lacks something', 'approve', '{"ticketId":"tk_1","draftId":"dr_1"}', 'hash'],
    ['on a ticket that is gone', 'claim', 'tk_gone', 'ya no está en Recado'],
  ])('%s is answered in words', async (_what, action, value, words) => {
    const { said } = await rig.press('ULUCIA', action, value);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(words);
    expect(rig.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('that fails on our side is answered with a number that stands in the log', async () => {
    const broken = defineAction({
      id: 'why',
      input: z.object({ ticketId: z.string() }),
      run: () => Promise.reject(new Error('boom')),
    });
    const { ticket } = await rig.open();
    const { respond, said } = recordingRespond();
    await rig.dispatchWith({}, [broken]).onClick(click('UJOAO', 'why', ticket.id), respond);
    const logged = rig.logged.find(({ level }) => level === 'error');
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('diga a quem administra o Recado este número');
    expect(said[0]).toContain(String(logged?.fields['ref']));
    expect(said[0]).not.toContain('boom');
  });
});

it.each([
  ['opens at once', 60_000],
  ['opens with a skeleton', 0],
])(
  'a form that %s and is refused for too many of them says to press again: nobody tries it for her',
  async (_, patienceMs) => {
    const { ticket } = await rig.open();
    const { respond, said } = recordingRespond();
    const open = () => Promise.reject(new RecadoError('surface.rate-limited', { retryAfterMs: 2_000 }));
    await rig.dispatchWith({ patienceMs }).onClick(click('ULUCIA', 'more', ticket.id), { ...respond, open });
    expect(said).toEqual([
      'Ahora mismo hay demasiada actividad en el chat y esto no se ha podido hacer. Espera unos segundos y pulsa otra vez.',
    ]);
  },
);

it('a claim that the chat is too busy to judge says so, and not that something did not open', async () => {
  const { ticket } = await rig.open();
  const { respond, said } = recordingRespond();
  const { isMember } = rig.chat.surface;
  rig.chat.surface.isMember = () => Promise.reject(new RecadoError('surface.rate-limited', { retryAfterMs: 2_000 }));
  try {
    await rig.dispatchWith({}).onClick(click('ULUCIA', 'claim', ticket.id), respond);
  } finally {
    rig.chat.surface.isMember = isMember;
  }
  expect(said).toEqual([
    'Ahora mismo hay demasiada actividad en el chat y esto no se ha podido hacer. Espera unos segundos y pulsa otra vez.',
  ]);
  expect((await rig.detail(ticket.id)).ticket.owner).toBeNull();
});

it.each([new RecadoError('surface.expired'), new Error('internal_error')])(
  'a press in a form that is refused and whose reason finds no form any more (%s) is answered in the chat',
  async (refusal) => {
    const { ticket } = await rig.open();
    const { respond, said } = recordingRespond();
    const open = () => Promise.reject(refusal);
    await rig
      .dispatchWith({})
      .onClick(click('UTERESA', 'reply', ticket.id), { ...respond, open, replace: async () => {} });
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('#facturacion');
  },
);

describe('a press that did its work', () => {
  it('is not called failed where only the words about it were lost', async () => {
    const done = defineAction({
      id: 'why',
      input: z.object({ ticketId: z.string() }),
      run: async () => ({ say: { key: 'say.done' } }),
    });
    const { ticket } = await rig.open();
    const { respond, said } = recordingRespond();
    let isAway = true;
    const say: typeof respond.say = async (words) => {
      if (!isAway) return respond.say(words);
      isAway = false;
      throw new Error('the chat is away');
    };
    await rig.dispatchWith({}, [done]).onClick(click('ULUCIA', 'why', ticket.id), { ...respond, say });
    expect(said).toEqual([]);
    expect(rig.logged.map(({ level }) => level)).toContain('warn');
  });
});

describe('a form that takes its time', () => {
  function slow(gate: Promise<void>, outcome: () => ActionResult): Action {
    return defineAction({
      id: 'reply',
      input: z.object({ ticketId: z.string() }),
      form: async () => {
        await gate;
        return outcome();
      },
    });
  }

  it('opens as a skeleton at once and is filled', async () => {
    const { ticket } = await rig.open();
    const { respond, ...told } = recordingRespond();
    await rig.dispatchWith({ patienceMs: 0 }).onClick(click('ULUCIA', 'reply', ticket.id), respond);
    expect(told.opened[0]).toMatchObject({ title: 'Responder', blocks: [{ inlines: [{ text: 'Abriendo…' }] }] });
    expect(told.opened[0]?.submit).toBeUndefined();
    expect(told.updated[0]).toMatchObject({ action: 'reply', submit: 'Continuar', meta: { ticketId: ticket.id } });
  });

  it('tells in the skeleton how far it is', async () => {
    const { ticket } = await rig.open();
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const { respond } = recordingRespond();
    const told: string[] = [];
    const counting = defineAction({
      id: 'reply',
      input: z.object({ ticketId: z.string() }),
      async form(ctx) {
        await gate;
        ctx.progress?.('40 %');
        return { say: { key: 'say.released-already' } };
      },
    });
    await rig.dispatchWith({ patienceMs: 0 }, [counting]).onClick(click('ULUCIA', 'reply', ticket.id), {
      ...respond,
      async open(form) {
        const view = await respond.open(form);
        setTimeout(open);
        return { ...view, progress: (text) => void told.push(text) };
      },
    });
    expect(told).toEqual(['40 %']);
  });

  it('says in the skeleton why there is no form', async () => {
    const { ticket } = await rig.open();
    const { respond, ...told } = recordingRespond();
    await rig.dispatchWith({ patienceMs: 0 }).onClick(click('UTERESA', 'reply', ticket.id), respond);
    expect(told.updated[0]?.submit).toBeUndefined();
    expect(JSON.stringify(told.updated[0]?.blocks)).toContain('#facturacion');
  });

  it('is opened before it is ready, and says what was done where nothing had to be asked', async () => {
    const { ticket } = await rig.open();
    let open = (): void => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { respond, ...told } = recordingRespond();
    const dispatch = rig.dispatchWith({ patienceMs: 0 }, [
      slow(gate, () => ({ say: { key: 'say.released-already' } })),
    ]);
    const done = dispatch.onClick(click('ULUCIA', 'reply', ticket.id), {
      ...respond,
      open: async (form) => {
        const view = await respond.open(form);
        open();
        return view;
      },
    });
    expect(dispatch.busy()).toBe(1);
    await done;
    expect(dispatch.busy()).toBe(0);
    expect(told.opened).toHaveLength(1);
    expect(JSON.stringify(told.updated[0]?.blocks)).toContain('Ya no la lleva nadie.');
  });

  it('that nothing had to be asked for and nothing is to be said about is closed with a word', async () => {
    const { ticket } = await rig.open();
    const { respond, ...told } = recordingRespond();
    await rig
      .dispatchWith({ patienceMs: 0 }, [slow(Promise.resolve(), () => ({}))])
      .onClick(click('ULUCIA', 'reply', ticket.id), respond);
    expect(told.said).toEqual([]);
    expect(JSON.stringify(told.updated[0]?.blocks)).toContain('Hecho.');
  });

  it('whose window could not open is told in words', async () => {
    const { ticket } = await rig.open();
    const { respond, said } = recordingRespond();
    const dispatch = rig.dispatchWith({ patienceMs: 0 }, [
      slow(Promise.resolve(), () => ({ say: { key: 'say.released-already' } })),
    ]);
    await dispatch.onClick(click('ULUCIA', 'reply', ticket.id), {
      ...respond,
      open: () => Promise.reject(new Error('expired')),
    });
    expect(said).toEqual(['Ya no la lleva nadie.']);
  });
});

describe('a form sent in', () => {
  it('twice by the surface is one version, and both get the same answer', async () => {
    const { ticket } = await rig.open();
    const submission = {
      id: 'S1',
      surface: 'slack',
      userId: 'ULUCIA',
      action: 'reply',
      viewId: 'V',
      meta: { ticketId: ticket.id },
      values: { text: 'Hola, Carla.', next: 'ask' },
    };
    const { respond } = recordingRespond();
    const replies = await Promise.all([
      rig.dispatch.onSubmit(submission, respond),
      rig.dispatch.onSubmit(submission, respond),
    ]);
    replies.push(await rig.dispatch.onSubmit(submission, respond));
    expect(replies).toEqual([{ kind: 'close' }, { kind: 'close' }, { kind: 'close' }]);
    expect((await rig.detail(ticket.id)).drafts).toHaveLength(1);
  });

  it('again after a crash that took the answer with it is still one version', async () => {
    const { ticket } = await rig.open();
    const submission = {
      id: 'S3',
      surface: 'slack',
      userId: 'ULUCIA',
      action: 'reply',
      viewId: 'V',
      meta: { ticketId: ticket.id },
      values: { text: 'Hola, Carla.', next: 'ask' },
    };
    const { respond, said } = recordingRespond();
    const finish = rig.store.submissions.finish;
    // The process ends between the version and everything after it.
    rig.store.submissions.finish = () => new Promise(() => {});
    void rig.dispatchWith({}).onSubmit(submission, respond);
    await expect.poll(async () => (await rig.detail(ticket.id)).drafts.length).toBe(1);
    rig.store.submissions.finish = finish;
    expect(await rig.dispatchWith({}).onSubmit(submission, respond)).toEqual({ kind: 'close' });
    expect((await rig.detail(ticket.id)).drafts).toHaveLength(1);
    expect(said).toEqual([]);
  });

  it('by two processes at once is one version', async () => {
    const { ticket } = await rig.open();
    const submission = {
      id: 'S4',
      surface: 'slack',
      userId: 'ULUCIA',
      action: 'reply',
      viewId: 'V',
      meta: { ticketId: ticket.id },
      values: { text: 'Hola, Carla.', next: 'ask' },
    };
    const { respond } = recordingRespond();
    const replies = await Promise.all(
      [rig.dispatchWith({}), rig.dispatchWith({})].map((dispatch) => dispatch.onSubmit(submission, respond)),
    );
    expect(replies).toEqual([{ kind: 'close' }, { kind: 'close' }]);
    expect((await rig.detail(ticket.id)).drafts).toHaveLength(1);
  });

  it('again by her, unchanged, is tried again after a refusal', async () => {
    const { ticket } = await rig.open();
    const submission = {
      id: 'S2',
      surface: 'slack',
      userId: 'UTERESA',
      action: 'reply',
      viewId: 'V',
      meta: { ticketId: ticket.id },
      values: { text: 'Hola, Carla.', next: 'keep' },
    };
    const { respond } = recordingRespond();
    expect((await rig.dispatch.onSubmit(submission, respond)).kind).toBe('errors');
    rig.chat.channels.get('facturacion')?.add('UTERESA');
    const second = await rig.dispatch.onSubmit(submission, respond);
    rig.chat.channels.get('facturacion')?.delete('UTERESA');
    expect(second).toEqual({ kind: 'close' });
  });

  it('is done even where she can no longer be told so, and does nothing when it comes again', async () => {
    const done: string[] = [];
    const told = defineAction({
      id: 'reply',
      input: z.object({ ticketId: z.string() }),
      submit: async (_ctx, { ticketId }) => {
        done.push(ticketId);
        return { kind: 'close', say: { key: 'say.done' } };
      },
    });
    const { ticket } = await rig.open();
    const submission = {
      id: 'S5',
      surface: 'slack',
      userId: 'ULUCIA',
      action: 'reply',
      viewId: 'V',
      meta: { ticketId: ticket.id },
      values: { text: 'Hola, Carla.' },
    };
    const deaf = { ...recordingRespond().respond, say: () => Promise.reject(new Error('the chat is away')) };
    expect(await rig.dispatchWith({}, [told]).onSubmit(submission, deaf)).toEqual({ kind: 'close' });
    expect(await rig.dispatchWith({}, [told]).onSubmit(submission, deaf)).toEqual({ kind: 'close' });
    expect(done).toEqual([ticket.id]);
    expect(await rig.store.submissions.unsent(ticket.id, 'lucia', 'reply')).toBeNull();
  });

  it('by a guest is refused beside her text, which is kept', async () => {
    const { ticket } = await rig.open();
    const { reply } = await rig.send('UGUEST', 'reply', { ticketId: ticket.id }, { text: 'Hello', next: 'ask' });
    expect(reply).toEqual({
      kind: 'errors',
      errors: { text: 'Guests and people from other organisations can read, but not act.' },
    });
    expect((await rig.store.submissions.unsent(ticket.id, 'slack:UGUEST', 'reply'))?.values['text']).toBe('Hello');
  });

  it('without fields says in itself why it was refused', async () => {
    const { ticket } = await rig.open();
    const { reply } = await rig.send(
      'UTERESA',
      'send',
      { ticketId: ticket.id, draftId: 'dr_1', hash: '0'.repeat(64) },
      {},
    );
    expect(reply).toMatchObject({
      kind: 'update',
      form: { title: 'Enviar', blocks: [{ inlines: [{ text: expect.stringContaining('#facturacion') }] }] },
    });
  });
});
