import { describe, expect, it } from 'vitest';
import { until } from '../support/until.ts';
import { card, opId, reply } from './surface-stage.ts';
import type { Stage } from './surface-stage.ts';

/** Presses, commands and words of people. */
export function presses(stage: Stage): void {
  describe('presses', () => {
    it('hands a press over with what it was and where', async () => {
      const before = stage.clicks.length;
      const { channel, ts } = await stage.pressOne(async () => undefined);
      expect(stage.clicks.slice(before)).toEqual([
        {
          id: expect.any(String),
          surface: stage.surface.id,
          userId: stage.rig.member.id,
          action: 'reply',
          value: '{"ticketId":"tk_1"}',
          channel,
          ts,
        },
      ]);
    });

    it('gives the same press the same id however often it arrives, and a new press a new one', async () => {
      const { channel, ts } = await stage.pressOne(async () => undefined);
      const first = stage.clicks.at(-1)?.id;
      if (stage.rig.pressAgain !== undefined) {
        const before = stage.clicks.length;
        await stage.rig.pressAgain();
        expect(stage.clicks.slice(before).map(({ id }) => id)).toEqual(stage.rig.knowsAgain ? [] : [first]);
      }
      await stage.rig.press({ user: stage.rig.member.id, channel, ts, action: 'reply' });
      expect(stage.clicks.at(-1)?.id).not.toBe(first);
    });

    it('does not hand over links', async () => {
      const channel = stage.rig.channel();
      const { ts } = await stage.post(channel, {
        fallback: 'x',
        blocks: [
          { kind: 'buttons', buttons: [{ action: 'open', label: 'Ver en X', value: '', url: 'https://x.example/1' }] },
        ],
      });
      const before = stage.clicks.length;
      const [seen] = await stage.rig.messages(channel);
      await stage.rig.press({ user: stage.rig.member.id, channel, ts, action: seen?.buttons[0]?.action ?? '' });
      expect(stage.clicks).toHaveLength(before);
    });

    it.each([
      ['a member', () => stage.rig.member.id],
      ['somebody who is not in the channel', () => stage.rig.outsider.id],
    ])('answers %s alone', async (_who, user) => {
      const words = `Solo tú lo lees: <!channel> & <@${stage.rig.member.id}> ${opId()}`;
      const { channel } = await stage.pressOne((_click, respond) => respond.say(words), user());
      expect((await stage.rig.told(user())).filter((told) => told.includes(words))).toHaveLength(1);
      const other = user() === stage.rig.member.id ? stage.rig.outsider.id : stage.rig.member.id;
      expect((await stage.rig.told(other)).join()).not.toContain(words);
      expect(await stage.rig.messages(channel)).toHaveLength(1);
    });

    it('says names from outside, links and times as what they are', async () => {
      const mark = opId();
      const name = `<!channel> *${mark}*`;
      await stage.pressOne((_click, respond) =>
        respond.say([
          { kind: 'foreign', text: name },
          { kind: 'time', at: new Date() },
          { kind: 'link', text: `ver ${mark}`, url: 'https://x.example/1' },
        ]),
      );
      const told = (await stage.rig.told(stage.rig.member.id)).filter((each) => each.includes(mark)).join();
      expect(told).toContain(name);
      expect(told).toContain(`ver ${mark}`);
    });

    it('draws the pressed message anew for everybody, from the press and from the form it opened', async () => {
      const pressed = await stage.pressOne(async (_click, respond) => {
        await respond.redraw?.(card('La lleva Lucía', { action: 'reply', value: '{"ticketId":"tk_1"}' }));
        await respond.open(reply('Responder'));
      });
      const [claimed, ...others] = await stage.rig.messages(pressed.channel);
      expect(claimed).toMatchObject({ ts: pressed.ts, words: expect.stringContaining('La lleva Lucía') });
      expect(others).toEqual([]);
      stage.onSubmit = async (_submission, respond) => {
        await respond.redraw?.(card('Borrador 1 espera'));
        return { kind: 'close' };
      };
      await stage.rig.submit({
        user: stage.rig.member.id,
        form: pressed.after.form?.id ?? '',
        values: { text: 'Hola', next: 'ask' },
      });
      expect(await stage.rig.messages(pressed.channel)).toMatchObject([
        { ts: pressed.ts, words: expect.stringContaining('Borrador 1 espera'), buttons: [] },
      ]);
    });

    it('goes on after a handler failed', async () => {
      await stage.pressOne(() => Promise.reject(new Error('a bug')));
      const { after } = await stage.pressOne(async (_click, respond) => {
        await respond.open(reply('Sigue'));
      });
      expect(after.form?.words).toContain('Sigue');
    });

    it('hears presses after the connection ended', async () => {
      await stage.rig.reconnect();
      const before = stage.clicks.length;
      await stage.pressOne(async () => undefined);
      expect(stage.clicks).toHaveLength(before + 1);
    });
  });
}

/** What people write. */
export function words(stage: Stage): void {
  describe('words', () => {
    it('hands over a command and answers it to the person alone', async () => {
      const channel = stage.rig.channel();
      await stage.rig.command({ user: stage.rig.member.id, channel, text: 'queue ahora' });
      expect(stage.commands.at(-1)).toEqual({
        id: expect.any(String),
        surface: stage.surface.id,
        userId: stage.rig.member.id,
        channel,
        text: 'queue ahora',
      });
      expect((await stage.rig.told(stage.rig.member.id)).at(-1)).toContain('Has escrito queue ahora');
      const said = (await stage.rig.messages(channel)).map(({ words }) => words);
      // Where a command is a message it stands in the channel as one; the answer never does.
      expect(said).toEqual(
        stage.rig.equivalents?.command === undefined ? [] : [expect.stringContaining('queue ahora')],
      );
    });

    it('hands over what people write under a card, once, and nothing of its own', async () => {
      const channel = stage.rig.channel();
      const { ts: thread } = await stage.post(channel, card('Tarjeta'));
      await stage.post(channel, card('Nota del bot'), { thread });
      const before = stage.written.length;
      const { ts } = await stage.rig.write({
        user: stage.rig.member.id,
        channel,
        thread,
        text: 'Pregunta a <facturación> & cuéntame',
      });
      await until('the message to arrive', () => stage.written.length > before);
      expect(stage.written.slice(before)).toEqual([
        {
          id: expect.any(String),
          surface: stage.surface.id,
          userId: stage.rig.member.id,
          channel,
          thread,
          ts,
          text: 'Pregunta a <facturación> & cuéntame',
        },
      ]);
      expect(stage.written.some((message) => message.text.includes('Nota del bot'))).toBe(false);
      expect((await stage.surface.hears?.(channel)) ?? true).toBe(stage.rig.mustMention !== true);
    });

    it('hands over what people change and delete under a card', async () => {
      const channel = stage.rig.channel();
      const { ts: thread } = await stage.post(channel, card('Tarjeta'));
      const user = stage.rig.member.id;
      const { ts } = await stage.rig.write({ user, channel, thread, text: 'Desde octubre' });
      await until('the message to arrive', () => stage.written.some((message) => message.ts === ts));
      await stage.rig.edit({ user, channel, ts, text: 'Desde noviembre' });
      await until('the change to arrive', () =>
        stage.written.some((message) => message.ts === ts && message.edited === true),
      );
      const [first, second] = stage.written.filter((message) => message.ts === ts);
      expect(second).toEqual({ ...first, text: 'Desde noviembre', edited: true });
      await stage.rig.erase({ user, channel, ts });
      await until('the deletion to arrive', () =>
        stage.written.some((message) => message.ts === ts && message.deleted === true),
      );
      expect(stage.written.findLast((message) => message.ts === ts)).toEqual({ ...first, text: '', deleted: true });
    });

    it('hands over what a person writes to the bot directly, in a thread or not', async () => {
      const user = stage.rig.member.id;
      const channel = await stage.surface.direct(user);
      const { ts: asked } = await stage.post(channel, card('Una pregunta'));
      const { ts } = await stage.rig.write({ user, channel, text: 'Desde octubre' });
      const { ts: inThread } = await stage.rig.write({ user, channel, thread: asked, text: 'En Norte' });
      await until(
        'both messages to arrive',
        () =>
          stage.written.some((message) => message.ts === inThread) &&
          stage.written.some((message) => message.ts === ts),
      );
      expect(stage.written.filter((message) => message.channel === channel)).toEqual([
        {
          id: expect.any(String),
          surface: stage.surface.id,
          userId: user,
          channel,
          thread: ts,
          ts,
          text: 'Desde octubre',
          direct: true,
        },
        {
          id: expect.any(String),
          surface: stage.surface.id,
          userId: user,
          channel,
          thread: asked,
          ts: inThread,
          text: 'En Norte',
          direct: true,
        },
      ]);
    });

    it('hands over a message used from its menu, and can open a form for it', async () => {
      const channel = stage.rig.channel();
      const { ts: thread } = await stage.post(channel, card('Tarjeta'));
      const user = stage.rig.member.id;
      const { ts } = await stage.rig.write({ user, channel, thread, text: 'Desde <octubre>' });
      stage.onClick = async (_click, respond) => {
        await respond.open(reply('Con sus palabras'));
      };
      expect((await stage.rig.useAsDraft({ user, channel, ts })).form?.words).toContain('Con sus palabras');
      expect(stage.clicks.at(-1)).toEqual({
        id: expect.any(String),
        surface: stage.surface.id,
        userId: user,
        action: 'use-as-draft',
        value: '',
        channel,
        ts,
        said: { userId: user, text: 'Desde <octubre>', thread },
      });
      await stage.rig.useAsDraft({ user, channel, ts: thread });
      expect(stage.clicks.at(-1)?.said).toEqual({ text: expect.any(String), thread });
    });
  });
}
