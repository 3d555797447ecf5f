import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '#core/card.ts';
import { RecadoError } from '#core/errors.ts';
import type { Form, FormReply } from '#core/form.ts';
import type { Click, Command, Respond, Submission, Surface, SurfaceHandlers, ThreadMessage } from '#core/surface.ts';
import { until } from '../support/until.ts';
import { HOSTILE_CARDS } from './surface-cards.ts';

/** A message as somebody reads it. */
export interface Seen {
  ts: string;
  words: string;
  buttons: { action: string; label: string }[];
  /** Whom it notifies. */
  pings: string[];
}

/** An open form as the person in front of it sees it. */
export interface SeenForm {
  id: string;
  words: string;
  /** What stands in each field. */
  fields: Record<string, string>;
  canSubmit: boolean;
}

/** What a person sees once the surface has answered her. */
export interface After {
  form?: SeenForm;
  /** Errors beside fields. */
  errors?: Record<string, string>;
}

/** A surface, and hands and eyes of people on the other side of it. */
export interface SurfaceRig {
  /** Not started yet. */
  surface: Surface;
  /** A joined channel that no other test uses; `member` is in it, `outsider` is not. */
  channel(): string;
  /** Exists, but the bot is not in it. */
  closedChannel: string;
  missingChannel: string;
  /** A joined private channel. */
  privateChannel: string;
  member: { id: string; email: string; name: string; locale: string };
  outsider: { id: string };
  group: { handle: string; members: string[] };
  missingUser: string;
  messages(channel: string, thread?: string): Promise<Seen[]>;
  /** Presses a button on a message (`ts`) or in a form (`form`). */
  press(press: { user: string; action: string; channel?: string; ts?: string; form?: string }): Promise<After>;
  /** Delivers the last press once more, as a surface does that was not sure of it; absent where this cannot be brought about. */
  pressAgain?(): Promise<void>;
  submit(submit: { user: string; form: string; values: Record<string, string> }): Promise<After>;
  form(user: string): Promise<SeenForm | undefined>;
  closeForm(user: string, form: string): Promise<void>;
  command(command: { user: string; channel: string; text: string }): Promise<After>;
  write(message: { user: string; channel: string; thread?: string; text: string }): Promise<{ ts: string }>;
  /** Everything told to this person alone, oldest first. */
  told(user: string): Promise<string[]>;
  remove(message: { channel: string; ts: string }): Promise<void>;
  /** The next call that writes is carried out, but its answer never arrives. */
  loseNextAnswer(): void;
  /** The next call that writes is refused: too many, come back in so many seconds. */
  limitNext(seconds: number): void;
  /** Ends the connection, and waits until there is a new one. */
  reconnect(): Promise<void>;
  close(): Promise<void>;
}

const card = (words: string, ...buttons: { action: string; value: string; label?: string }[]): Card => ({
  fallback: words,
  blocks: [
    { kind: 'line', inlines: [{ kind: 'text', text: words }] },
    ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons: buttons.map((button) => ({ label: button.action, ...button })) }] : []),
  ],
});
const reply = (title: string, more: Partial<Form> = {}): Form => ({
  action: 'reply', meta: { ticketId: 'tk_1' }, title, submit: 'Guardar', cancel: 'Cancelar',
  blocks: [
    { kind: 'quote', text: 'Me habéis cobrado dos veces' },
    { kind: 'field', field: { kind: 'text', name: 'text', label: 'Respuesta', initial: 'Hola, Carla', multiline: true } },
    { kind: 'field', field: { kind: 'choice', name: 'next', label: 'Después', options: [{ value: 'keep', label: 'Guardar' }, { value: 'ask', label: 'Pedir aprobación' }], initial: 'ask' } },
  ],
  ...more,
});
const skeleton: Form = { action: 'reply', meta: { ticketId: 'tk_1' }, title: 'Responder', cancel: 'Cancelar', blocks: [{ kind: 'context', inlines: [{ kind: 'text', text: 'Abriendo' }] }] };

const WORDS = { 'form.opening': 'Abriendo', 'form.checking': 'Comprobando', 'form.close': 'Cerrar' };

/** Tries again when told to come back; tests post faster than a surface allows. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RecadoError) || error.code !== 'surface.rate-limited') throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.min(error.retryAfterMs ?? 1_000, 2_000)));
    }
  }
}

let operations = 0;
const opId = (): string => `op_${Date.now()}_${(operations += 1)}`;

/**
 * What every surface must do, whoever makes it. `makeRig` gives a surface with people on its other side. A second way to
 * carry the same surface's presses leaves out what goes the other way (`outgoing: false`).
 */
export function surfaceContract(name: string, makeRig: () => Promise<SurfaceRig>, { outgoing = true }: { outgoing?: boolean } = {}): void {
  describe(`surface contract: ${name}`, { timeout: 45_000 }, () => {
    let rig: SurfaceRig;
    let surface: Surface;
    const clicks: Click[] = [];
    const submissions: Submission[] = [];
    const commands: Command[] = [];
    const written: ThreadMessage[] = [];
    let whenChecking: () => void = () => undefined;
    let onClick: (click: Click, respond: Respond) => Promise<void>;
    let onSubmit: (submission: Submission, respond: Respond) => Promise<FormReply>;

    beforeAll(async () => {
      rig = await makeRig();
      surface = rig.surface;
      const handlers: SurfaceHandlers = {
        onClick: async (click, respond) => {
          clicks.push(click);
          await onClick(click, respond);
        },
        onSubmit: async (submission, respond) => {
          submissions.push(submission);
          return onSubmit(submission, respond);
        },
        onCommand: async (command, respond) => {
          commands.push(command);
          await respond.say(`Has escrito ${command.text}`);
        },
        onThreadMessage: async (message) => {
          written.push(message);
        },
        words: (_locale, key) => {
          if (key === 'form.checking') whenChecking();
          return WORDS[key];
        },
      };
      await surface.start(handlers);
    });
    afterAll(async () => {
      await surface?.stop();
      await rig?.close();
    });

    const post = (channel: string, shown: Card, more: { thread?: string; alsoToChannel?: boolean; opId?: string } = {}) => patiently(() => surface.post({ channel, card: shown, opId: opId(), ...more }));

    /** Posts a card with one button and presses it. */
    async function pressOne(handle: typeof onClick, by = rig.member.id): Promise<{ channel: string; ts: string; after: After }> {
      onClick = handle;
      const channel = rig.channel();
      const { ts } = await post(channel, card('Una tarjeta', { action: 'reply', value: '{"ticketId":"tk_1"}' }));
      return { channel, ts, after: await rig.press({ user: by, channel, ts, action: 'reply' }) };
    }

    /** Opens the Reply form and gives it back as the person sees it. */
    async function openForm(): Promise<SeenForm> {
      const { after } = await pressOne(async (_click, respond) => {
        const opened = await respond.open(skeleton);
        await opened.update(reply('Responder'));
      });
      if (after.form === undefined) throw new Error('no form is open');
      return after.form;
    }

    if (outgoing) describe('messages', () => {
      it('posts, updates, and shows the newest only', async () => {
        const channel = rig.channel();
        const { ts } = await post(channel, card('Primera', { action: 'claim', value: '1' }));
        expect(await rig.messages(channel)).toEqual([{ ts, words: expect.stringContaining('Primera'), buttons: [{ action: 'claim', label: 'claim' }], pings: [] }]);
        await surface.update({ channel, ts, card: card('Segunda', { action: 'reply', value: '1' }) });
        const [seen] = await rig.messages(channel);
        expect(seen).toEqual({ ts, words: expect.stringContaining('Segunda'), buttons: [{ action: 'reply', label: 'reply' }], pings: [] });
        expect(seen?.words).not.toContain('Primera');
      });

      it('posts into a thread, and to the channel too when asked', async () => {
        const channel = rig.channel();
        const { ts: thread } = await post(channel, card('Tarjeta'));
        const { ts: quiet } = await post(channel, card('Solo aquí'), { thread });
        const { ts: loud } = await post(channel, card('Para todos'), { thread, alsoToChannel: true });
        expect((await rig.messages(channel, thread)).map((message) => message.ts)).toEqual([thread, quiet, loud]);
        expect((await rig.messages(channel)).map((message) => message.ts).toSorted()).toEqual([thread, loud].toSorted());
      });

      it('mentions only where it was asked to', async () => {
        const channel = rig.channel();
        const person = { id: 'lucia', name: rig.member.name, userId: rig.member.id };
        const { ts } = await post(channel, { fallback: 'x', blocks: [{ kind: 'line', inlines: [{ kind: 'person', person }, { kind: 'text', text: ' y ' }, { kind: 'person', person, mention: true }] }] });
        expect((await rig.messages(channel)).find((message) => message.ts === ts)).toMatchObject({ pings: [rig.member.id], words: expect.stringContaining(rig.member.name) });
      });

      it('finds its own message by the operation, in a channel and in a thread', async () => {
        const channel = rig.channel();
        const since = new Date();
        const [first, second] = [opId(), opId()];
        const { ts } = await post(channel, card('Una'), { opId: first });
        const { ts: inThread } = await post(channel, card('Otra'), { thread: ts, opId: second });
        expect(await surface.find({ channel, opId: first, since })).toEqual({ ts });
        expect(await surface.find({ channel, thread: ts, opId: second, since })).toEqual({ ts: inThread });
        expect(await surface.find({ channel, opId: opId(), since })).toBeUndefined();
        await surface.update({ channel, ts, card: card('Cambiada') });
        expect(await surface.find({ channel, opId: first, since })).toEqual({ ts });
      });

      it('links to a message', async () => {
        const channel = rig.channel();
        const { ts } = await post(channel, card('Con enlace'));
        expect(await surface.permalink({ channel, ts })).toMatch(/^https?:\/\/\S+$/);
      });

      it('keeps each post single when its answer is lost, and says that it does not know', async () => {
        const channel = rig.channel();
        const since = new Date();
        const id = opId();
        rig.loseNextAnswer();
        await expect(surface.post({ channel, card: card('Perdida'), opId: id })).rejects.toMatchObject({ name: 'RecadoError', code: 'surface.unknown-outcome' });
        const found = await surface.find({ channel, opId: id, since });
        expect(await rig.messages(channel)).toMatchObject([{ ts: found?.ts, words: expect.stringContaining('Perdida') }]);
      });

      it('says when to come back after a refusal by rate', async () => {
        const channel = rig.channel();
        rig.limitNext(3);
        await expect(surface.post({ channel, card: card('Demasiado'), opId: opId() })).rejects.toMatchObject({ code: 'surface.rate-limited', retryAfterMs: 3_000 });
        await expect(surface.post({ channel, card: card('Aún no'), opId: opId() })).rejects.toMatchObject({ code: 'surface.rate-limited', retryAfterMs: expect.any(Number) });
        expect(await rig.messages(channel)).toEqual([]);
      });

      it('never waits long by itself', async () => {
        const channel = rig.channel();
        const results = await Promise.allSettled(Array.from({ length: 15 }, (_, i) => surface.post({ channel, card: card(`Ráfaga ${i}`), opId: opId() })));
        const refused = results.filter((result) => result.status === 'rejected');
        expect(refused.length).toBeGreaterThan(0);
        for (const { reason } of refused) expect(reason).toMatchObject({ code: 'surface.rate-limited', retryAfterMs: expect.any(Number) });
        expect(await rig.messages(channel)).toHaveLength(15 - refused.length);
      });

      it('names what is wrong with the channel or the message', async () => {
        for (const channel of [rig.missingChannel, rig.closedChannel]) {
          await expect(surface.post({ channel, card: card('Nadie'), opId: opId() })).rejects.toMatchObject({ code: 'surface.channel', params: { channel } });
        }
        const channel = rig.channel();
        const { ts } = await post(channel, card('Se borra'));
        await rig.remove({ channel, ts });
        await expect(surface.update({ channel, ts, card: card('Tarde') })).rejects.toMatchObject({ code: 'surface.message-gone' });
        await expect(surface.permalink({ channel, ts })).rejects.toMatchObject({ code: 'surface.message-gone' });
      });

      it.each(HOSTILE_CARDS)('takes a card with $what and pings nobody', async ({ card: hostile }) => {
        const channel = rig.channel();
        const wanted = hostile.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
        const { ts } = await post(channel, hostile);
        expect(await rig.messages(channel)).toMatchObject([{ ts, pings: [], buttons: { length: wanted.length } }]);
      });

      it('takes hostile cards as an update too', async () => {
        const channel = rig.channel();
        const { ts } = await post(channel, card('Tranquila'));
        for (const { card: hostile } of HOSTILE_CARDS.filter((_, i) => i % 4 === 0)) {
          await patiently(() => surface.update({ channel, ts, card: hostile }));
          expect(await rig.messages(channel)).toMatchObject([{ ts, pings: [], buttons: { length: hostile.blocks.reduce((sum, block) => sum + (block.kind === 'buttons' ? block.buttons.length : 0), 0) } }]);
        }
      });
    });

    if (outgoing) describe('people and channels', () => {
      it('knows a person by id and by e-mail', async () => {
        const { id, name: called, email, locale } = rig.member;
        const known = { id, name: called, email, locale, timeZone: expect.any(String), standing: 'member' };
        expect(await surface.user(id)).toEqual(known);
        expect(await surface.userByEmail(email.toUpperCase())).toEqual(known);
        expect(await surface.user(rig.missingUser)).toBeUndefined();
        expect(await surface.userByEmail('nobody@nowhere.example')).toBeUndefined();
      });

      it('lists channels with what it may do there', async () => {
        const list = new Map((await surface.channels()).map((channel) => [channel.id, channel]));
        expect(list.get(rig.channel())).toMatchObject({ private: false, joined: true, name: expect.any(String) });
        expect(list.get(rig.privateChannel)).toMatchObject({ private: true, joined: true });
        expect(list.get(rig.closedChannel)).toMatchObject({ joined: false });
        expect(list.has(rig.missingChannel)).toBe(false);
      });

      it('knows who is in a channel and in a group', async () => {
        const channel = rig.channel();
        expect(await surface.isMember(channel, rig.member.id)).toBe(true);
        expect(await surface.isMember(channel, rig.outsider.id)).toBe(false);
        expect((await surface.group(rig.group.handle))?.toSorted()).toEqual(rig.group.members.toSorted());
        expect(await surface.group('@no-such-group')).toBeUndefined();
      });

      it('speaks to a person directly', async () => {
        const direct = await surface.direct(rig.member.id);
        expect(await surface.direct(rig.member.id)).toBe(direct);
        await post(direct, card('Solo para ti'));
        await until('the direct message', async () => (await rig.told(rig.member.id)).some((words) => words.includes('Solo para ti')));
      });
    });

    describe('presses', () => {
      it('hands a press over with what it was and where', async () => {
        const before = clicks.length;
        const { channel, ts } = await pressOne(async () => undefined);
        expect(clicks.slice(before)).toEqual([{ id: expect.any(String), surface: surface.id, userId: rig.member.id, action: 'reply', value: '{"ticketId":"tk_1"}', channel, ts }]);
      });

      it('gives the same press the same id however often it arrives, and a new press a new one', async () => {
        const { channel, ts } = await pressOne(async () => undefined);
        const first = clicks.at(-1)?.id;
        if (rig.pressAgain !== undefined) {
          const before = clicks.length;
          await rig.pressAgain();
          expect(clicks.slice(before)).toMatchObject([{ id: first }]);
        }
        await rig.press({ user: rig.member.id, channel, ts, action: 'reply' });
        expect(clicks.at(-1)?.id).not.toBe(first);
      });

      it('does not hand over links', async () => {
        const channel = rig.channel();
        const { ts } = await post(channel, { fallback: 'x', blocks: [{ kind: 'buttons', buttons: [{ action: 'open', label: 'Ver en X', value: '', url: 'https://x.example/1' }] }] });
        const before = clicks.length;
        const [seen] = await rig.messages(channel);
        await rig.press({ user: rig.member.id, channel, ts, action: seen?.buttons[0]?.action ?? '' });
        expect(clicks).toHaveLength(before);
      });

      it.each([['a member', () => rig.member.id], ['somebody who is not in the channel', () => rig.outsider.id]])('answers %s alone', async (_who, user) => {
        const words = `Solo tú lo lees: <!channel> & <@${rig.member.id}> ${opId()}`;
        const { channel } = await pressOne((_click, respond) => respond.say(words), user());
        expect((await rig.told(user())).filter((told) => told.includes(words))).toHaveLength(1);
        const other = user() === rig.member.id ? rig.outsider.id : rig.member.id;
        expect((await rig.told(other)).join()).not.toContain(words);
        expect(await rig.messages(channel)).toHaveLength(1);
      });

      it('goes on after a handler failed', async () => {
        await pressOne(() => Promise.reject(new Error('a bug')));
        const { after } = await pressOne(async (_click, respond) => { await respond.open(reply('Sigue')); });
        expect(after.form?.words).toContain('Sigue');
      });

      it('hears presses after the connection ended', async () => {
        await rig.reconnect();
        const before = clicks.length;
        await pressOne(async () => undefined);
        expect(clicks).toHaveLength(before + 1);
      });
    });

    describe('forms', () => {
      it('opens at once and is filled afterwards', async () => {
        const form = await openForm();
        expect(form).toMatchObject({ words: expect.stringContaining('Me habéis cobrado dos veces'), fields: { text: 'Hola, Carla', next: 'ask' }, canSubmit: true });
      });

      it('does not mind a form that was closed before it was filled', async () => {
        let opened: { update(form: Form): Promise<void> } | undefined;
        const { after } = await pressOne(async (_click, respond) => { opened = await respond.open(skeleton); });
        await rig.closeForm(rig.member.id, after.form?.id ?? '');
        await expect(opened?.update(reply('Tarde'))).resolves.toBeUndefined();
        expect(await rig.form(rig.member.id)).toBeUndefined();
      });

      it('hands over what was typed and closes', async () => {
        const form = await openForm();
        onSubmit = async () => ({ kind: 'close' });
        const after = await rig.submit({ user: rig.member.id, form: form.id, values: { text: 'Hola <b> & adiós\nCarla', next: 'keep' } });
        expect(submissions.at(-1)).toEqual({ id: expect.any(String), surface: surface.id, userId: rig.member.id, action: 'reply', viewId: form.id, meta: { ticketId: 'tk_1' }, values: { text: 'Hola <b> & adiós\nCarla', next: 'keep' } });
        expect(after).toEqual({});
      });

      it('shows errors beside the field and keeps the form', async () => {
        const form = await openForm();
        onSubmit = async () => ({ kind: 'errors', errors: { text: '3.2 No prometemos plazos' } });
        const after = await rig.submit({ user: rig.member.id, form: form.id, values: { text: 'mañana mismo' } });
        expect(after).toMatchObject({ errors: { text: '3.2 No prometemos plazos' }, form: { id: form.id } });
      });

      it('shows errors that belong to no field, with what was typed', async () => {
        const form = await openForm();
        onSubmit = async () => ({ kind: 'errors', errors: { other: 'La lleva Bruno' } });
        const { form: seen } = await rig.submit({ user: rig.member.id, form: form.id, values: { text: 'lo escrito', next: 'keep' } });
        expect(seen).toMatchObject({ id: form.id, words: expect.stringContaining('La lleva Bruno'), fields: { text: 'lo escrito', next: 'keep' }, canSubmit: true });
      });

      it('shows another form in its place', async () => {
        const form = await openForm();
        onSubmit = async () => ({ kind: 'update', form: reply('Cambiada', { meta: { ticketId: 'tk_2' } }) });
        const { form: seen } = await rig.submit({ user: rig.member.id, form: form.id, values: { text: 'uno' } });
        expect(seen).toMatchObject({ id: form.id, words: expect.stringContaining('Cambiada') });
        onSubmit = async () => ({ kind: 'close' });
        await rig.submit({ user: rig.member.id, form: form.id, values: { text: 'dos' } });
        expect(submissions.at(-1)).toMatchObject({ meta: { ticketId: 'tk_2' } });
      });

      it('keeps what was typed when the handler fails', async () => {
        const form = await openForm();
        onSubmit = () => Promise.reject(new Error('a bug'));
        const { form: seen } = await rig.submit({ user: rig.member.id, form: form.id, values: { text: 'no te pierdas' } });
        expect(seen).toMatchObject({ fields: { text: 'no te pierdas' }, canSubmit: true });
      });

      /** A check that takes longer than a person is left waiting. */
      async function submitSlowly(outcome: FormReply): Promise<{ form: SeenForm; checking: SeenForm | undefined; finish(): void }> {
        const form = await openForm();
        let finish = (): void => undefined;
        const finished = new Promise<void>((resolve) => (finish = resolve));
        onSubmit = async () => {
          await finished;
          return outcome;
        };
        const { form: checking } = await rig.submit({ user: rig.member.id, form: form.id, values: { text: 'despacio', next: 'keep' } });
        return { form, checking, finish };
      }

      it('says that it is checking, then shows the errors with what was typed', async () => {
        const { form, checking, finish } = await submitSlowly({ kind: 'errors', errors: { text: 'Es demasiado largo' } });
        expect(checking).toMatchObject({ id: form.id, words: expect.stringContaining('Comprobando'), canSubmit: false });
        finish();
        const seen = await until('the errors', async () => {
          const now = await rig.form(rig.member.id);
          return now?.words.includes('Es demasiado largo') ? now : undefined;
        });
        expect(seen).toMatchObject({ id: form.id, fields: { text: 'despacio', next: 'keep' }, canSubmit: true });
        onSubmit = async () => ({ kind: 'close' });
        await rig.submit({ user: rig.member.id, form: form.id, values: { text: 'corto' } });
        expect(submissions.at(-1)).toMatchObject({ meta: { ticketId: 'tk_1' }, values: { text: 'corto', next: 'keep' } });
      });

      it('shows an outcome that comes at the very moment it says so', async () => {
        const form = await openForm();
        const checking = new Promise<void>((resolve) => (whenChecking = resolve));
        onSubmit = async () => {
          await checking;
          return { kind: 'errors', errors: { text: 'Justo a la vez' } };
        };
        await rig.submit({ user: rig.member.id, form: form.id, values: { text: 'x' } });
        await until('the outcome', async () => (await rig.form(rig.member.id))?.words.includes('Justo a la vez'));
      });

      it('says that it is checking, then that it is done', async () => {
        const { form, finish } = await submitSlowly({ kind: 'close' });
        finish();
        const seen = await until('the end', async () => {
          const now = await rig.form(rig.member.id);
          return now?.words.includes('Comprobando') ? undefined : { now };
        });
        if (seen.now !== undefined) expect(seen.now).toMatchObject({ id: form.id, fields: {}, canSubmit: false });
      });

      it('says that it is checking, then shows the next form', async () => {
        const { form, finish } = await submitSlowly({ kind: 'update', form: reply('La siguiente') });
        finish();
        await until('the next form', async () => (await rig.form(rig.member.id))?.words.includes('La siguiente'));
        expect((await rig.form(rig.member.id))?.id).toBe(form.id);
      });

      it('tells the person the errors when she closed the form meanwhile', async () => {
        const { form, finish } = await submitSlowly({ kind: 'errors', errors: { text: 'No cabe, y te lo digo aquí' } });
        await rig.closeForm(rig.member.id, form.id);
        finish();
        await until('the words', async () => (await rig.told(rig.member.id)).some((words) => words.includes('No cabe, y te lo digo aquí')));
      });

      it('answers a press inside a form, and opens a form on top', async () => {
        onClick = async (_click, respond) => { await respond.open(reply('Con botón', { blocks: [...reply('x').blocks, { kind: 'buttons', buttons: [{ action: 'view-draft', label: 'Ver', value: 'dr_1' }] }] })); };
        const channel = rig.channel();
        const { ts } = await post(channel, card('x', { action: 'reply', value: '1' }));
        const { form } = await rig.press({ user: rig.member.id, channel, ts, action: 'reply' });
        const words = `Desde el formulario ${opId()}`;
        onClick = async (_click, respond) => {
          await respond.say(words);
          await respond.open({ ...skeleton, title: 'Encima' });
        };
        const { form: top } = await rig.press({ user: rig.member.id, form: form?.id ?? '', action: 'view-draft' });
        expect(clicks.at(-1)).toMatchObject({ action: 'view-draft', value: 'dr_1', userId: rig.member.id });
        expect(top?.words).toContain('Encima');
        expect((await rig.told(rig.member.id)).some((told) => told.includes(words))).toBe(true);
      });
    });

    describe('words', () => {
      it('hands over a command and answers it to the person alone', async () => {
        const channel = rig.channel();
        await rig.command({ user: rig.member.id, channel, text: 'queue ahora' });
        expect(commands.at(-1)).toEqual({ id: expect.any(String), surface: surface.id, userId: rig.member.id, channel, text: 'queue ahora' });
        expect((await rig.told(rig.member.id)).at(-1)).toContain('Has escrito queue ahora');
        expect(await rig.messages(channel)).toEqual([]);
      });

      it('hands over what people write under a card, once, and nothing of its own', async () => {
        const channel = rig.channel();
        const { ts: thread } = await post(channel, card('Tarjeta'));
        await post(channel, card('Nota del bot'), { thread });
        const before = written.length;
        const { ts } = await rig.write({ user: rig.member.id, channel, thread, text: 'Pregunta a <facturación> & cuéntame' });
        await until('the message to arrive', () => written.length > before);
        expect(written.slice(before)).toEqual([{ id: expect.any(String), surface: surface.id, userId: rig.member.id, channel, thread, ts, text: 'Pregunta a <facturación> & cuéntame' }]);
        expect(written.some((message) => message.text.includes('Nota del bot'))).toBe(false);
      });
    });
  });
}
