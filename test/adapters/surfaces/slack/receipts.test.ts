import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import type { SurfaceHandlers, ThreadMessage } from '#core/ports/surface.ts';
import { until } from '../../../support/until.ts';
import { createSlackRig, type SlackRig } from './rig.ts';

let rig: SlackRig | undefined;
afterEach(async () => {
  await rig?.surface.stop();
  await rig?.close();
});

describe.each(['socket', 'http'] as const)('over %s, what somebody writes in a thread', (mode) => {
  async function start(
    take: (message: ThreadMessage, times: number) => Promise<void>,
  ): Promise<{ taken: ThreadMessage[]; say(text: string): Promise<void> }> {
    const taken: ThreadMessage[] = [];
    const handlers: SurfaceHandlers = {
      onClick: async () => undefined,
      onSubmit: async () => ({ kind: 'close' }),
      onCommand: async () => undefined,
      onThreadMessage: async (message) => {
        taken.push(message);
        await take(message, taken.filter(({ id }) => id === message.id).length);
      },
      words: (_locale, key) => key,
    };
    const made = (rig = await createSlackRig({ mode }));
    await made.surface.start(handlers);
    const channel = made.channel();
    const { ts } = await made.surface.post({
      channel,
      card: { blocks: [{ kind: 'line', inlines: [{ kind: 'text', text: 'Tarjeta' }] }], fallback: 'Tarjeta' },
      opId: 'op_1',
    });
    return { taken, say: async (text) => void (await made.write({ user: 'lucia', channel, thread: ts, text })) };
  }
  const texts = (taken: ThreadMessage[]): string[] => taken.map(({ text }) => text);

  it('is delivered again where it could not be kept', async () => {
    const { taken, say } = await start(async (_message, times) => {
      if (times === 1) throw new Error('the disk is full');
    });
    await say('ojo con este cliente');
    await until('a second delivery', () => taken.length === 2);
    expect(new Set(taken.map(({ id }) => id)).size).toBe(1);
    await say('ya está');
    await until('the next message', () => texts(taken).includes('ya está'));
    expect(texts(taken).filter((text) => text === 'ojo con este cliente')).toHaveLength(2);
  });

  it('is not asked for again where that would change nothing', async () => {
    const { taken, say } = await start(async (_message, times) => {
      if (times === 1) throw new RecadoError('ticket.not-found');
    });
    await say('nada');
    await say('otra cosa');
    await until('both', () => taken.length >= 2);
    expect(texts(taken).toSorted()).toEqual(['nada', 'otra cosa']);
  });
});

it.each<[string, object | string]>([
  ['an event that is a number', { type: 'event_callback', event: 7 }],
  ['an event that is a word', { type: 'event_callback', event: 'message' }],
  ['an event that is nothing', { type: 'event_callback', event: null }],
  ['a message that is hardly one', { type: 'event_callback', event: { type: 'message', channel: 7 } }],
  ['no event at all', { type: 'event_callback' }],
  ['a look-up without a person', { type: 'block_suggestion', action_id: 'tags', block_id: 'tags', value: 'x' }],
  ['a press without actions', { type: 'block_actions', user: { id: 'U1' }, actions: [] }],
  ['a form that is none', { type: 'view_submission', view: { callback_id: 'x', private_metadata: '{' } }],
])('over HTTP %s is answered, whatever it is', async (_what, payload) => {
  const made = (rig = await createSlackRig({ mode: 'http' }));
  await made.surface.start({
    onClick: async () => undefined,
    onSubmit: async () => ({ kind: 'close' }),
    onCommand: async () => undefined,
    onThreadMessage: async () => undefined,
    words: (_locale, key) => key,
  });
  const authed = await fetch(new URL('/api/auth.test', made.sandbox.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${made.sandbox.keys.slackBotToken}` },
  });
  const { team_id: id } = z.looseObject({ team_id: z.string() }).parse(await authed.json());
  const team = { team_id: id, team: { id } };
  const { status } = await made.hand({ ...team, ...(typeof payload === 'object' && payload) });
  // What is addressed to nobody is told so; nothing is a failure of ours.
  expect(status).toBeLessThan(500);
});

it('on a socket that breaks before it was kept it comes again on the next', async () => {
  const kept = Promise.withResolvers<void>();
  const taken: ThreadMessage[] = [];
  const made = (rig = await createSlackRig({ mode: 'socket' }));
  await made.surface.start({
    onClick: async () => undefined,
    onSubmit: async () => ({ kind: 'close' }),
    onCommand: async () => undefined,
    onThreadMessage: async (message) => {
      taken.push(message);
      if (taken.length === 1) await kept.promise;
    },
    words: (_locale, key) => key,
  });
  const channel = made.channel();
  const { ts } = await made.surface.post({ channel, card: { blocks: [], fallback: 'Tarjeta' }, opId: 'op_1' });
  const written = made.write({ user: 'lucia', channel, thread: ts, text: 'nota' });
  await until('its first delivery', () => taken.length === 1);
  await made.reconnect();
  await until('its second delivery', () => taken.length === 2);
  kept.resolve();
  await written;
  expect(new Set(taken.map(({ id }) => id)).size).toBe(1);
});
