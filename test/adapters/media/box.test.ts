import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { createBox } from '../../../adapters/media/box.ts';
import { png } from '../../support/pictures.ts';

const made: string[] = [];
let folder: string;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'recado-box-')), 'media');
  made.push(path.dirname(folder));
});
afterAll(() => {
  for (const each of made) rmSync(each, { recursive: true });
});

const hash = createHash('sha256').update(png).digest('hex');
const place = () => path.join(folder, hash.slice(0, 2), hash);

it('keeps bytes under their hash, once', async () => {
  const box = createBox(folder);
  expect(await box.get(hash)).toBeUndefined();
  expect(await Promise.all([box.put(png), box.put(png)])).toEqual([hash, hash]);
  expect(Buffer.from((await box.get(hash)) ?? []).equals(png)).toBe(true);
  expect(readdirSync(path.dirname(place()))).toEqual([hash]);
  await box.remove(hash);
  await box.remove(hash);
  expect(await box.get(hash)).toBeUndefined();
});

it('gives nothing in place of damaged bytes, and mends them', async () => {
  const box = createBox(folder);
  await box.put(png);
  writeFileSync(place(), 'something else');
  expect(await box.get(hash)).toBeUndefined();
  await box.put(png);
  expect(await box.get(hash)).toBeDefined();
});

it('lets no name lead out of its folder', async () => {
  const box = createBox(folder);
  await expect(box.get('../../etc/passwd')).rejects.toThrow();
  expect(() => box.remove(`../${hash}`)).toThrow();
});

it('forgets what nobody put there for long', async () => {
  const box = createBox(folder);
  expect(await box.forget(new Date())).toBe(0);
  await box.put(png);
  const old = new Date(Date.now() - 90 * 86_400_000);
  utimesSync(place(), old, old);
  const other = await box.put(Buffer.from('new'));
  expect(await box.forget(new Date(Date.now() - 30 * 86_400_000))).toBe(1);
  expect(await box.get(hash)).toBeUndefined();
  expect(await box.get(other)).toBeDefined();
  await box.put(png);
  utimesSync(place(), old, old);
  await box.put(png);
  expect(await box.forget(new Date(Date.now() - 30 * 86_400_000))).toBe(0);
});
