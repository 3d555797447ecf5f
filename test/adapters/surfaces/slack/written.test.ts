import { afterEach, describe, expect, it } from 'vitest';
import type { Click, ThreadMessage } from '#core/ports/surface.ts';
import { until } from '../../../support/until.ts';
import { createSlackRig, type SlackRig } from './rig.ts';

let rig: SlackRig | undefined;
afterEach(async () => {
  await rig?.surface.stop();
  await rig?.close();
});

const TYPED =
  'Ya está 👍 lo vio @bruno en #envios, *mañana* lo verás 👋🏼 & <listo>: ana@alba.example o 911 222 333, @here';

describe.each(['socket', 'http'] as const)('over %s', (mode) => {
  it('what somebody writes in the composer arrives as people read it there, in a thread and from the menu of the message', async () => {
    const taken: ThreadMessage[] = [];
    const clicks: Click[] = [];
    const made = (rig = await createSlackRig({ mode }));
    await made.surface.start({
      onClick: async (click) => void clicks.push(click),
      onSubmit: async () => ({ kind: 'close' }),
      onCommand: async () => undefined,
      onThreadMessage: async (message) => void taken.push(message),
      words: (_locale, key) => key,
    });
    const channel = made.channel();
    const { ts } = await made.surface.post({ channel, card: { blocks: [], fallback: 'Tarjeta' }, opId: 'op_1' });
    await made.write({ user: 'lucia', channel, thread: ts, text: TYPED });
    await until('her words', () => taken.length === 1);
    const read = TYPED.replace('@bruno', 'Bruno Carvalho').replaceAll('*', '').replace('@here', 'here');
    expect(taken[0]?.text).toBe(read);
    const answer = await made.sandbox.control('POST', '/sandbox/slack/shortcut', {
      user: 'lucia',
      channel,
      ts: taken[0]?.ts,
      callbackId: 'use_as_draft',
    });
    expect(answer.status).toBe(200);
    await until('her press', () => clicks.length === 1);
    expect(clicks[0]?.said?.text).toBe(read);
  });
});
