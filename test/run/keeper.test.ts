import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isAlive } from '../support/run/folder.ts';
import { until } from '../support/until.ts';

let outer = '';
beforeEach(() => {
  outer = mkdtempSync(path.join(tmpdir(), 'recado-outer-'));
});
afterEach(() => rmSync(outer, { recursive: true, force: true }));

/** A run whose bot has started a workspace of its own, in a process group of its own, as the real one does. */
const run = (keeping: boolean): string => `
  import { spawn } from 'node:child_process';
  const { keep } = await import(${JSON.stringify(path.join(import.meta.dirname, '..', 'support', 'run', 'keep.ts'))});
  const { makeRunFolder, runEnvironment } = await import(${JSON.stringify(path.join(import.meta.dirname, '..', 'support', 'run', 'folder.ts'))});
  const folder = makeRunFolder();
  ${keeping ? 'keep(folder);' : ''}
  const sleeper = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { detached: true, stdio: 'ignore', env: { ...process.env, ...runEnvironment(folder) } });
  sleeper.unref();
  process.stdout.write(JSON.stringify({ folder, sleeper: sleeper.pid }));
  setInterval(() => undefined, 1000);
`;

async function start(keeping: boolean): Promise<{ folder: string; sleeper: number; kill(): Promise<void> }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', run(keeping)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: outer },
  });
  const ended = once(child, 'exit');
  const [said] = (await Promise.race([
    once(child.stdout, 'data'),
    ended.then(() => Promise.reject(new Error('the run ended at once'))),
  ])) as [Buffer];
  const { folder, sleeper } = JSON.parse(said.toString()) as { folder: string; sleeper: number };
  expect([existsSync(folder), isAlive(sleeper)]).toEqual([true, true]);
  return {
    folder,
    sleeper,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

it('a run that is killed leaves no process and no folder', async () => {
  const { folder, sleeper, kill } = await start(true);
  await kill();
  await until('the sleeper to end', () => !isAlive(sleeper));
  await until('the folder to go', () => !existsSync(folder));
});

it('the next run removes what one left that was killed together with its keeper', async () => {
  const { folder, sleeper, kill } = await start(false);
  await kill();
  expect([existsSync(folder), isAlive(sleeper)]).toEqual([true, true]);
  const next = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `await (await import(${JSON.stringify(path.join(import.meta.dirname, '..', 'support', 'run', 'folder.ts'))})).removeLeftRuns();`,
    ],
    {
      stdio: 'inherit',
      env: { ...process.env, TMPDIR: outer },
    },
  );
  expect(await once(next, 'exit')).toEqual([0, null]);
  expect(existsSync(folder)).toBe(false);
  await until('the sleeper to end', () => !isAlive(sleeper));
});
