import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import type { Respond } from '#core/ports/surface.ts';
import { defineAction } from '../../../handlers/define.ts';
import { waited } from '../../../store/database/who-waits.ts';
import { openRig, recordingRespond, type Rig } from '../actions/rig.ts';
import { until } from '../../support/until.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

it('a form is waited for as an answer; what a press comes to, and what a form came from, is drawn after those', async () => {
  const { ticket, cards } = await rig.open();
  const seen: string[] = [];
  const watched = defineAction({
    id: 'why',
    input: z.object({ ticketId: z.string() }),
    run: async () => {
      seen.push(`press: ${waited().by}`);
      return {};
    },
    submit: async () => {
      seen.push(`form: ${waited().by}`);
      return { kind: 'close' };
    },
  });
  const from = { channel: 'C1', ts: '1.1' };
  const card = { channelId: from.channel, ts: from.ts, hash: 'older', at: rig.clock.now() };
  await rig.store.chatPosts.posted(cards[0]?.id ?? '', card);
  const drawn = Promise.withResolvers<void>();
  const { respond } = recordingRespond();
  const drawing: Respond = {
    ...respond,
    redraw: async () => {
      seen.push(`drawing: ${waited().by}`);
      drawn.resolve();
    },
  };
  const dispatch = rig.dispatchWith({}, [watched]);
  const about = { surface: 'slack', userId: 'ULUCIA', action: 'why' };
  await dispatch.onClick({ ...about, ...from, id: 'press', value: ticket.id }, respond);
  await dispatch.onSubmit(
    { ...about, from, id: 'form', viewId: 'V1', meta: { ticketId: ticket.id }, values: {} },
    drawing,
  );
  await drawn.promise;
  expect(seen).toEqual(['press: sight', 'form: answer', 'drawing: sight']);
  await until('all that was in hand', () => dispatch.busy() === 0);
});

it('in a storm of presses those beyond a few stand in line with all else: the next could not be acknowledged', async () => {
  const { ticket } = await rig.open();
  const seen: string[] = [];
  const goOn = Promise.withResolvers<void>();
  const slow = defineAction({
    id: 'why',
    input: z.object({ ticketId: z.string() }),
    run: async () => {
      seen.push(waited().by);
      await goOn.promise;
      return {};
    },
  });
  const dispatch = rig.dispatchWith({}, [slow]);
  const about = { surface: 'slack', userId: 'ULUCIA', action: 'why', value: ticket.id };
  const { respond } = recordingRespond();
  const presses = Array.from({ length: 9 }, (_, i) => dispatch.onClick({ ...about, id: `storm ${i}` }, respond));
  await until('all of them to be under way', () => seen.length === 9);
  goOn.resolve();
  await Promise.all(presses);
  expect(seen.filter((by) => by === 'sight')).toHaveLength(4);
  expect(seen.filter((by) => by === 'nobody')).toHaveLength(5);
  await dispatch.onClick({ ...about, id: 'after' }, respond);
  expect(seen.at(-1)).toBe('sight');
});
