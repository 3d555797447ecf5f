import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { machineSlowness } from '../../../bot/starting/machine-slowness.ts';
import { prepareFirstStart } from '../../../bot/starting/prepare-first-start.ts';
import { findTemplate } from '../../../store/database/template.ts';
import { patience } from '../../support/patience.ts';

const folders: string[] = [];
afterEach(() => {
  for (const each of folders.splice(0)) rmSync(each, { recursive: true, force: true });
});

function cache(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'recado-prepare-'));
  folders.push(made);
  return made;
}

const compiled = async (): Promise<void> => undefined;

it('makes the database ahead on a quick machine', async () => {
  const caches = [cache()];
  expect(await prepareFirstStart({ caches, slowness: 1, compile: compiled, mostMs: patience(60_000) })).toBeUndefined();
  expect(findTemplate(caches)).toBeDefined();
});

it('begins nothing on a machine that is slow or busy', async () => {
  const empty = cache();
  const said = await prepareFirstStart({
    caches: [empty],
    slowness: 3,
    compile: () => Promise.reject(new Error('compiled')),
  });
  expect(said).toContain('slow or busy');
  expect(readdirSync(empty)).toEqual([]);
});

it('leaves nothing half-made when its time is over', async () => {
  const empty = cache();
  const { promise: never } = Promise.withResolvers<void>();
  expect(await prepareFirstStart({ caches: [empty], slowness: 1, compile: () => never, mostMs: 200 })).toContain(
    'within 0.2 s',
  );
  expect(readdirSync(empty)).toEqual([]);
});

it('says what failed and fails nothing', async () => {
  expect(
    await prepareFirstStart({
      caches: [],
      slowness: 1,
      compile: () => Promise.reject(new Error('no room on the disk')),
    }),
  ).toBe('no room on the disk');
});

it('measures the machine', () => {
  expect(machineSlowness()).toBeGreaterThanOrEqual(1);
});
