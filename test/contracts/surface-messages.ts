import { describe, expect, it } from 'vitest';
import { until } from '../support/until.ts';
import { HOSTILE_CARDS } from './surface-cards.ts';
import { card, opId, patiently } from './surface-stage.ts';
import type { Stage } from './surface-stage.ts';

/** What a surface shows, finds and refuses, and whom it knows. */
export function messages(stage: Stage): void {
  describe('messages', () => {
    it('posts, updates, and shows the newest only', async () => {
      const channel = stage.rig.channel();
      const { ts } = await stage.post(channel, card('Primera', { action: 'claim', value: '1' }));
      expect(await stage.rig.messages(channel)).toEqual([
        { ts, words: expect.stringContaining('Primera'), buttons: [{ action: 'claim', label: 'claim' }], pings: [] },
      ]);
      await stage.surface.update({ channel, ts, card: card('Segunda', { action: 'reply', value: '1' }) });
      const [seen] = await stage.rig.messages(channel);
      expect(seen).toEqual({
        ts,
        words: expect.stringContaining('Segunda'),
        buttons: [{ action: 'reply', label: 'reply' }],
        pings: [],
      });
      expect(seen?.words).not.toContain('Primera');
    });

    it('posts into a thread, and to the channel too when asked', async () => {
      const channel = stage.rig.channel();
      const { ts: thread } = await stage.post(channel, card('Tarjeta'));
      const { ts: quiet } = await stage.post(channel, card('Solo aquí'), { thread });
      const { ts: loud } = await stage.post(channel, card('Para todos'), { thread, alsoToChannel: true });
      expect((await stage.rig.messages(channel, thread)).map((message) => message.ts)).toEqual([thread, quiet, loud]);
      const inChannel = (await stage.rig.messages(channel)).map((message) => message.ts);
      if (stage.rig.equivalents?.also === undefined) {
        expect(inChannel.toSorted()).toEqual([thread, loud].toSorted());
        return;
      }
      // The thread itself comes to the end of the channel, where everybody looks.
      expect(inChannel).toEqual([thread]);
      const { ts: newer } = await stage.post(channel, card('Otra tarjeta'));
      await stage.post(channel, card('Otra vez para todos'), { thread, alsoToChannel: true });
      expect((await stage.rig.messages(channel)).map((message) => message.ts)).toEqual([newer, thread]);
    });

    it('mentions only where it was asked to', async () => {
      const channel = stage.rig.channel();
      const person = { id: 'lucia', name: stage.rig.member.name, userId: stage.rig.member.id };
      const { ts } = await stage.post(channel, {
        fallback: 'x',
        blocks: [
          {
            kind: 'line',
            inlines: [
              { kind: 'person', person },
              { kind: 'text', text: ' y ' },
              { kind: 'person', person, mention: true },
            ],
          },
        ],
      });
      expect((await stage.rig.messages(channel)).find((message) => message.ts === ts)).toMatchObject({
        pings: [stage.rig.member.id],
        words: expect.stringContaining(stage.rig.member.name),
      });
    });

    it('finds its own message by the operation, in a channel and in a thread', async () => {
      const channel = stage.rig.channel();
      const since = new Date();
      const [first, second] = [opId(), opId()];
      const { ts } = await stage.post(channel, card('Una'), { opId: first });
      const { ts: inThread } = await stage.post(channel, card('Otra'), { thread: ts, opId: second });
      expect(await stage.surface.find({ channel, opId: first, since })).toEqual({ ts });
      expect(await stage.surface.find({ channel, thread: ts, opId: second, since })).toEqual({ ts: inThread });
      expect(await stage.surface.find({ channel, opId: opId(), since })).toBeUndefined();
      await stage.surface.update({ channel, ts, card: card('Cambiada') });
      expect(await stage.surface.find({ channel, opId: first, since })).toEqual({ ts });
    });

    it('links to a message', async () => {
      const channel = stage.rig.channel();
      const { ts } = await stage.post(channel, card('Con enlace'));
      expect(await stage.surface.permalink({ channel, ts })).toMatch(/^https?:\/\/\S+$/);
    });

    it('keeps each post single when its answer is lost, and says that it does not know', async () => {
      const channel = stage.rig.channel();
      const since = new Date();
      const id = opId();
      stage.rig.loseNextAnswer();
      await expect(stage.surface.post({ channel, card: card('Perdida'), opId: id })).rejects.toMatchObject({
        name: 'RecadoError',
        code: 'surface.unknown-outcome',
      });
      const found = await stage.surface.find({ channel, opId: id, since });
      expect(await stage.rig.messages(channel)).toMatchObject([
        { ts: found?.ts, words: expect.stringContaining('Perdida') },
      ]);
    });

    it('says when to come back after a refusal by rate', async () => {
      const channel = stage.rig.channel();
      stage.rig.limitNext(3);
      await expect(stage.surface.post({ channel, card: card('Demasiado'), opId: opId() })).rejects.toMatchObject({
        code: 'surface.rate-limited',
        retryAfterMs: 3_000,
      });
      await expect(stage.surface.post({ channel, card: card('Aún no'), opId: opId() })).rejects.toMatchObject({
        code: 'surface.rate-limited',
        retryAfterMs: expect.any(Number),
      });
      expect(await stage.rig.messages(channel)).toEqual([]);
    });

    it('never waits long by itself', async () => {
      const channel = stage.rig.channel();
      const results = await Promise.allSettled(
        Array.from({ length: 15 }, (_, i) => stage.surface.post({ channel, card: card(`Ráfaga ${i}`), opId: opId() })),
      );
      const refused = results.filter((result) => result.status === 'rejected');
      expect(refused.length).toBeGreaterThan(0);
      for (const { reason } of refused)
        expect(reason).toMatchObject({ code: 'surface.rate-limited', retryAfterMs: expect.any(Number) });
      expect(await stage.rig.messages(channel)).toHaveLength(15 - refused.length);
    });

    it('names what is wrong with the channel or the message', async () => {
      for (const channel of [stage.rig.missingChannel, stage.rig.closedChannel]) {
        await expect(stage.surface.post({ channel, card: card('Nadie'), opId: opId() })).rejects.toMatchObject({
          code: 'surface.channel',
          params: { channel },
        });
      }
      const channel = stage.rig.channel();
      const { ts } = await stage.post(channel, card('Se borra'));
      await stage.rig.remove({ channel, ts });
      await expect(stage.surface.update({ channel, ts, card: card('Tarde') })).rejects.toMatchObject({
        code: 'surface.message-gone',
      });
      if (stage.rig.equivalents?.link === undefined)
        await expect(stage.surface.permalink({ channel, ts })).rejects.toMatchObject({ code: 'surface.message-gone' });
      else expect(await stage.surface.permalink({ channel, ts })).toContain(ts);
    });

    it.each(HOSTILE_CARDS)('takes a card with $what and pings nobody', async ({ card: hostile }) => {
      const channel = stage.rig.channel();
      const wanted = hostile.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
      const { ts } = await stage.post(channel, hostile);
      expect(await stage.rig.messages(channel)).toMatchObject([{ ts, pings: [], buttons: { length: wanted.length } }]);
    });

    it('takes hostile cards as an update too', async () => {
      const channel = stage.rig.channel();
      const { ts } = await stage.post(channel, card('Tranquila'));
      for (const { card: hostile } of HOSTILE_CARDS.filter((_, i) => i % 4 === 0)) {
        await patiently(() => stage.surface.update({ channel, ts, card: hostile }));
        expect(await stage.rig.messages(channel)).toMatchObject([
          {
            ts,
            pings: [],
            buttons: {
              length: hostile.blocks.reduce(
                (sum, block) => sum + (block.kind === 'buttons' ? block.buttons.length : 0),
                0,
              ),
            },
          },
        ]);
      }
    });
  });

  describe('people and channels', () => {
    it('knows a person by id and by e-mail', async () => {
      const { id, name: called, email, locale } = stage.rig.member;
      const hasAccounts = stage.surface.userByAccount !== undefined;
      const known = {
        id,
        name: called,
        email,
        locale,
        timeZone: expect.any(String),
        standing: 'member',
        accounts: hasAccounts ? expect.any(Array) : undefined,
      };
      expect(await stage.surface.user(id)).toEqual(known);
      expect(await stage.surface.userByEmail(email.toUpperCase())).toEqual(known);
      expect(await stage.surface.user(stage.rig.missingUser)).toBeUndefined();
      expect(await stage.surface.userByEmail('nobody@nowhere.example')).toBeUndefined();
      const { accounts = [] } = (await stage.surface.user(id)) ?? {};
      expect(accounts.length > 0).toBe(hasAccounts);
      for (const account of accounts) expect(await stage.surface.userByAccount?.(account.toUpperCase())).toEqual(known);
    });

    it('lists channels with what it may do there', async () => {
      const list = new Map((await stage.surface.channels()).map((channel) => [channel.id, channel]));
      expect(list.get(stage.rig.channel())).toMatchObject({ private: false, joined: true, name: expect.any(String) });
      expect(list.get(stage.rig.privateChannel)).toMatchObject({ private: true, joined: true });
      expect(list.get(stage.rig.closedChannel)).toMatchObject({ joined: false });
      expect(list.has(stage.rig.missingChannel)).toBe(false);
    });

    it('knows who is in a channel and in a group', async () => {
      const channel = stage.rig.channel();
      expect(await stage.surface.isMember(channel, stage.rig.member.id)).toBe(true);
      expect(await stage.surface.isMember(channel, stage.rig.outsider.id)).toBe(false);
      expect((await stage.surface.group(stage.rig.group.handle))?.toSorted()).toEqual(
        stage.rig.group.members.toSorted(),
      );
      expect(await stage.surface.group('@no-such-group')).toBeUndefined();
      expect(await stage.surface.groups?.()).toContain(stage.rig.group.handle);
    });

    it('speaks to a person directly', async () => {
      const direct = await stage.surface.direct(stage.rig.member.id);
      expect(await stage.surface.direct(stage.rig.member.id)).toBe(direct);
      await stage.post(direct, card('Solo para ti'));
      await until('the direct message', async () =>
        (await stage.rig.told(stage.rig.member.id)).some((words) => words.includes('Solo para ti')),
      );
    });
  });
}
