import express from 'express';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createFollowedClock } from '../../../bot/workspace/clock.ts';
import { createWorkspaceClock } from '../../../sandbox/clock.ts';
import { BotDownError } from '../../../sandbox/part.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

async function workspace() {
  const time = createWorkspaceClock({ now: () => new Date() });
  const app = express().use(express.json()).use(time.router);
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  open.push(async () => {
    time.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { time, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

it('the clock of the workspace is followed there and back, and everybody is told that it moved', async () => {
  const { time, url } = await workspace();
  const clock = createFollowedClock();
  let moves = 0;
  clock.onMoved?.(() => (moves += 1));
  const following = clock.follow({ url });
  open.push(async () => following[Symbol.asyncDispose]());
  await expect.poll(() => time.isFollowed()).toBe(true);

  const then = new Date(Date.now() - 20 * 86_400_000);
  await time.put(then);
  // Whoever put it may go on at once: it is there.
  expect(clock.now().getTime() - then.getTime()).toBeGreaterThanOrEqual(0);
  expect(clock.now().getTime() - then.getTime()).toBeLessThan(60_000);
  expect(Math.abs(clock.now().getTime() - time.clock.now().getTime())).toBeLessThan(1_000);
  await time.put(null);
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1_000);
  expect(moves).toBe(2);
});

it('is that of the machine again when the workspace goes away', async () => {
  const { time, url } = await workspace();
  const clock = createFollowedClock();
  const following = clock.follow({ url });
  open.push(async () => following[Symbol.asyncDispose]());
  await expect.poll(() => time.isFollowed()).toBe(true);
  await time.put(new Date(2020, 1, 1));
  time.close();
  await expect.poll(() => clock.now().getFullYear()).toBeGreaterThan(2020);
});

it('is not put back where nobody follows', async () => {
  const { time } = await workspace();
  await expect(time.put(new Date(2020, 1, 1))).rejects.toThrow(BotDownError);
  expect(time.clock.now().getFullYear()).toBeGreaterThan(2020);
});
