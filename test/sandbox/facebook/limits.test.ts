import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, it, onTestFinished } from 'vitest';
import { createLimits } from '../../../sandbox/meta/limits.ts';

const HOUR_MS = 3_600_000;
const start = Date.parse('2026-11-30T10:00:00Z');

it('counts by the hour, also after a month of history put the clock back', async () => {
  let at = start;
  const isTooMany = createLimits(2, { now: () => new Date(at) });
  const app = express().get('/', (_request, response) => void response.json(isTooMany(response, '17')));
  const listening = app.listen(0, '127.0.0.1');
  onTestFinished(() => new Promise<void>((resolve) => listening.close(() => resolve())));
  await new Promise((resolve) => listening.once('listening', resolve));
  const { port } = listening.address() as AddressInfo;
  const ask = async (): Promise<unknown> => (await fetch(`http://127.0.0.1:${port}/`)).json();

  expect([await ask(), await ask(), await ask()]).toEqual([false, false, true]);
  at = start + HOUR_MS;
  expect(await ask()).toBe(false);
  at = start - 30 * 24 * HOUR_MS;
  expect([await ask(), await ask(), await ask()]).toEqual([false, false, true]);
  at += HOUR_MS;
  expect(await ask()).toBe(false);
});
