import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { root } from '../../support/source.ts';

const check = path.join(root, 'bot', 'starting', 'right-node.cjs');
const folder = mkdtempSync(path.join(tmpdir(), 'recado-node-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the check in a Node that says that it is of another version. */
function as(version: string): { status: number | null; said: string } {
  const pretend = path.join(folder, `${version}.cjs`);
  writeFileSync(
    pretend,
    `Object.defineProperty(process, 'version', { value: 'v${version}' }); Object.defineProperty(process, 'versions', { value: { node: '${version}' } });`,
  );
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', pretend, '--require', check, '-e', "console.log('runs')"],
    { encoding: 'utf8' },
  );
  return { status, said: `${stdout}${stderr}` };
}

it('an older Node is told what to do before it meets TypeScript', () => {
  const { status, said } = as('20.20.2');
  expect(status).toBe(1);
  expect(said).toMatch(/needs Node 24, and this is v20\.20\.2.*npm rebuild node/);
  expect(said).not.toContain('runs');
});

it('the right one runs on', () => {
  expect(as('24.21.0')).toEqual({ status: 0, said: 'runs\n' });
});

it('stands before whatever people start first', () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  for (const name of ['start', 'start:teams', 'doctor', 'test', 'verify'])
    expect(scripts[name]).toMatch(/^node (?:--max-semi-space-size=\d+ )?--require \.\/bot\/starting\/right-node\.cjs /);
});
