import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../support/source.ts';

const sooner = path.join(root, 'bot', 'starting', 'sooner.cjs');

/** Reads a part of the program as the start does, and says what of Node it needed and where it keeps what it compiled. */
function read(env: Record<string, string> = {}): { stripper: boolean; kept: string | null } {
  const { NODE_COMPILE_CACHE: _kept, ...rest } = process.env;
  const script = `import('${path.join(root, 'bot', 'config', 'environment.ts')}').then(() => console.log(JSON.stringify({
    stripper: process.moduleLoadList.some((name) => name.includes('internal/deps/amaro')), kept: process.env.NODE_COMPILE_CACHE ?? null })))`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--require', sooner, '-e', script], {
    encoding: 'utf8',
    env: { ...rest, ...env },
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as ReturnType<typeof read>;
}

it('once the program was read, its next start takes no types away again', () => {
  const { kept } = read();
  expect(kept).toMatch(/recado.compiled$/);
  expect(read()).toEqual({ stripper: false, kept });
});

it('leaves V8 as Node was compiled for, so that its own modules come compiled', () => {
  const script = `import('${path.join(root, 'bot', 'config', 'environment.ts')}').then(() => {
    const { compiledWithCache, compiledWithoutCache } = require('internal/test/binding').internalBinding('builtins').getCacheUsage();
    console.log(JSON.stringify({ taken: compiledWithCache.size, anew: [...compiledWithoutCache] })); })`;
  const flags = ['--no-warnings', '--expose-internals', '--max-semi-space-size=8', '--require', sooner];
  const { stdout } = spawnSync(process.execPath, [...flags, '-e', script], { encoding: 'utf8' });
  const { taken, anew } = JSON.parse(stdout) as { taken: number; anew: string[] };
  expect(anew).toEqual([]);
  expect(taken).toBeGreaterThan(20);
});

it('leaves alone what somebody set or turned off', () => {
  expect(read({ NODE_DISABLE_COMPILE_CACHE: '1' }).kept).toBeNull();
  const own = path.join(root, 'node_modules', '.cache', `own-${process.pid}`);
  expect(read({ NODE_COMPILE_CACHE: own }).kept).toBe(own);
  rmSync(own, { recursive: true, force: true });
});

it('stands before every start of the bot, also in what production is told', () => {
  const starts = [
    ...Object.values(
      (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts,
    ),
    ...readFileSync(path.join(root, 'docs', 'production.md'), 'utf8').split('\n'),
  ].filter((line: string) => /bot\/(?:main|teams\/start-teams)\.ts/.test(line) && line.includes('node'));
  expect(starts.length).toBeGreaterThan(3);
  for (const line of starts) expect(line).toContain('./bot/starting/sooner.cjs');
});
