import { expect, it } from 'vitest';
import { limitPerSurface } from '../../../bot/build/limit-per-surface.ts';

const signal = new AbortController().signal;

it('gives each of two chats as many places as the only one had: one that does not answer takes none of the other', async () => {
  const held = Promise.withResolvers<void>();
  const done: string[] = [];
  const spec = {
    name: 'redraw-card',
    retryLimit: 8,
    concurrency: 2,
    surface: 'each' as const,
    handle: async (payload: unknown) =>
      JSON.stringify(payload).includes('teams') ? held.promise : void done.push('slack'),
  };
  const lane = limitPerSurface(spec, 2);
  expect(lane.concurrency).toBe(4);
  const hanging = [lane.handle({ surface: 'teams' }, signal), lane.handle({ surface: 'teams' }, signal)];
  await expect(lane.handle({ surface: 'teams' }, signal)).rejects.toMatchObject({
    code: 'surface.rate-limited',
    retryAfterMs: 2_000,
  });
  await lane.handle({ surface: 'slack' }, signal);
  await lane.handle({}, signal);
  expect(done).toEqual(['slack', 'slack']);
  held.resolve();
  await Promise.all(hanging);
  await lane.handle({ surface: 'teams' }, signal);
});

it('changes nothing with one chat, nor for what is no matter of a chat', () => {
  const spec = {
    name: 'redraw-card',
    retryLimit: 8,
    concurrency: 2,
    surface: 'each' as const,
    handle: async () => undefined,
  };
  expect(limitPerSurface(spec, 1)).toBe(spec);
  const sending = { ...spec, name: 'send-reply', surface: undefined };
  expect(limitPerSurface(sending, 2)).toBe(sending);
});
