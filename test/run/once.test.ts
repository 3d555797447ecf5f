import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { once } from '../support/run/once.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'recado-once-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('what many want is made by one, and nobody sees it before it is whole', async () => {
  const target = path.join(folder, 'browser');
  let made = 0;
  const want = (): Promise<void> =>
    once(target, async (making) => {
      made += 1;
      writeFileSync(path.join(making, 'half'), '');
      await pause(100);
      expect(existsSync(target)).toBe(false);
      writeFileSync(path.join(making, 'whole'), '');
    });
  await Promise.all([want(), want(), want()]);
  expect(made).toBe(1);
  expect(readdirSync(target)).toEqual(['half', 'whole']);
  expect(readdirSync(folder)).toEqual(['browser']);
});

it('a lock whose holder is gone holds nobody up, and a failure leaves nothing', async () => {
  const target = path.join(folder, 'browser');
  // No system gives out so high a number.
  writeFileSync(`${target}.lock`, '2147483646');
  await expect(once(target, () => Promise.reject(new Error('no room')))).rejects.toThrow('no room');
  expect(readdirSync(folder)).toEqual([]);
  await once(target, async (making) => writeFileSync(path.join(making, 'whole'), ''));
  expect(readdirSync(folder)).toEqual(['browser']);
});
