import { describe, expect, it } from 'vitest';
import type { Card } from '#core/card.ts';
import type { NativeChart } from '#core/chart/native.ts';
import { until } from '../support/until.ts';
import { card, opId, reply } from './surface-stage.ts';
import type { Seen } from './surface-rig.ts';
import type { Stage } from './surface-stage.ts';

/** What stays in sight: a pinned message, a person's own page; and lists that one person is told. */
export function pinnedAndHome(stage: Stage, { outgoing }: { outgoing: boolean }): void {
  describe('what stays in sight', () => {
    it.runIf(outgoing)('keeps a message at hand, once', async () => {
      const channel = stage.rig.channel();
      const { ts } = await stage.post(channel, card('La cola'));
      // Where nothing can be pinned, one message of the channel is drawn again and again and is the only one.
      const isPinned = stage.rig.equivalents?.pin === undefined;
      expect(stage.surface.pin === undefined).toBe(!isPinned);
      const atHand = (): Promise<Seen[]> => (isPinned ? stage.rig.pins(channel) : stage.rig.messages(channel));
      await stage.surface.pin?.({ channel, ts });
      await stage.surface.pin?.({ channel, ts });
      expect(await atHand()).toMatchObject([{ ts, words: expect.stringContaining('La cola') }]);
      await stage.surface.update({ channel, ts, card: card('La cola, más larga') });
      expect(await atHand()).toMatchObject([{ ts, words: expect.stringContaining('más larga') }]);
    });

    it.runIf(outgoing)('says that a message to be pinned is gone', async () => {
      const channel = stage.rig.channel();
      const { ts } = await stage.post(channel, card('Se borra'));
      await stage.rig.remove({ channel, ts });
      const keep = stage.surface.pin?.({ channel, ts }) ?? stage.surface.update({ channel, ts, card: card('La cola') });
      await expect(keep).rejects.toMatchObject({ code: 'surface.message-gone' });
    });

    it.runIf(outgoing)(
      'draws a chart of its own with all that its limits allow, and pictures once it is refused',
      async () => {
        const channel = stage.rig.channel();
        const { charts } = stage.surface;
        if (!charts) return expect(stage.surface.picture).toBeDefined();
        const long = (most: number, at: number): string => `${at} ${'x'.repeat(most)}`.slice(0, most);
        const labels = Array.from({ length: charts.points }, (_, at) => long(charts.label, at));
        const chart = (title: string): NativeChart => ({
          title,
          shape: 'bars',
          labels,
          series: Array.from({ length: charts.series }, (_, at) => ({
            name: long(charts.name, at),
            values: labels.map((__, place) => place - at),
          })),
          unit: '%',
        });
        const withChart = (title: string): Card => ({
          fallback: 'Informe',
          blocks: [{ kind: 'image', url: '', alt: 'Informe', chart: chart(title) }],
        });
        const { ts } = await stage.post(channel, withChart(long(charts.title, 1)));
        expect(await stage.rig.messages(channel)).toMatchObject([{ ts }]);
        // One that the chat does not take: it is asked for again, and is a picture then.
        const refused = { channel, card: withChart('x'.repeat(charts.title + 1)), opId: opId() };
        await expect(stage.surface.post(refused)).rejects.toMatchObject({
          retryAfterMs: expect.any(Number),
        });
        expect(stage.surface.charts).toBeUndefined();
        expect(await stage.rig.messages(channel)).toHaveLength(1);
      },
    );

    it('tells who opened her own page, and shows there what is drawn for her alone', async () => {
      const user = stage.rig.member.id;
      const words = `Tu día <!channel> ${opId()}`;
      stage.onHome = async ({ userId }) => {
        await stage.surface.publishHome?.(userId, card(words, { action: 'mine', value: '{}' }));
      };
      const before = stage.visits.length;
      const seen = await stage.rig.home(user);
      expect(stage.visits.slice(before)).toEqual([{ surface: stage.surface.id, userId: user }]);
      expect(seen).toMatchObject({
        words: expect.stringContaining(words),
        buttons: [{ action: 'mine', label: 'mine' }],
        pings: [],
      });
      stage.onHome = async () => undefined;
      await stage.surface.publishHome?.(user, card('Otra cosa', { action: 'mine', value: '{}' }));
      expect((await stage.rig.home(user)).words).toContain('Otra cosa');
      expect((await stage.rig.home(stage.rig.outsider.id)).words).not.toContain('Otra cosa');
    });

    it('opens a form over her own page, and answers her there alone', async () => {
      const user = stage.rig.member.id;
      await stage.surface.publishHome?.(user, card('Tu día', { action: 'mine', value: '{"page":"1"}' }));
      stage.onClick = async (_click, respond) => {
        await respond.open(reply('Las mías'));
      };
      const { form } = await stage.rig.pressHome({ user, action: 'mine' });
      expect(form?.words).toContain('Las mías');
      expect(stage.clicks.at(-1)).toEqual({
        id: expect.any(String),
        surface: stage.surface.id,
        userId: user,
        action: 'mine',
        value: '{"page":"1"}',
      });
      await stage.rig.closeForm(user, form?.id ?? '');
      const words = `Solo a ti ${opId()}`;
      stage.onClick = async (_click, respond) => respond.say(words);
      await stage.rig.pressHome({ user, action: 'mine' });
      await until('what is said', async () => (await stage.rig.told(user)).some((told) => told.includes(words)));
    });

    it('tells one person a list with buttons, which open forms', async () => {
      const user = stage.rig.member.id;
      const words = `Cinco <@${user}> ${opId()}`;
      const { channel } = await stage.pressOne(async (_click, respond) =>
        respond.show?.(card(words, { action: 'queue', value: '{"page":"2"}' })),
      );
      expect((await stage.rig.told(user)).filter((told) => told.includes(words))).toHaveLength(1);
      expect((await stage.rig.told(stage.rig.outsider.id)).join()).not.toContain(words);
      stage.onClick = async (_click, respond) => {
        await respond.open(reply('Página dos'));
      };
      const { form } = await stage.rig.pressTold({ user, channel, action: 'queue' });
      expect(stage.clicks.at(-1)).toMatchObject({ action: 'queue', value: '{"page":"2"}' });
      expect(form?.words).toContain('Página dos');
      await stage.rig.closeForm(user, form?.id ?? '');
    });
  });
}
