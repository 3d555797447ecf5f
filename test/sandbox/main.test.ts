import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleSeed, startSandbox } from '../support/workspace.ts';

let folder = '';
const running: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recado-main-'));
  mkdirSync(join(folder, 'sandbox'));
  writeFileSync(join(folder, 'sandbox', 'seed.json'), JSON.stringify({ ...sampleSeed, botPort: 1 }));
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function start(port: number): { child: ChildProcess; said: Promise<string>; ended: Promise<number | null> } {
  const child = spawn(process.execPath, ['sandbox/main.ts'], {
    env: { ...process.env, RECADO_DATA: folder, SANDBOX_PORT: String(port), PORT: '1', SANDBOX_KEY: '' },
  });
  running.push(child);
  const said = new Promise<string>((resolve) => {
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        text += part.toString();
        if (text.includes('\n')) resolve(text.trim());
      });
  });
  return { child, said, ended: new Promise((resolve) => child.on('exit', resolve)) };
}

const addressOf = (line: string): string => line.replace('Local workspace: ', '');

describe('the process', () => {
  it('prints its address, answers, keeps its state over kill -9, and stops gracefully', async () => {
    const first = start(0);
    const url = addressOf(await first.said);
    expect(await (await fetch(`${url}/sandbox/health`)).json()).toMatchObject({
      ok: true,
      dataFolder: folder,
      pid: first.child.pid,
    });
    const said = await fetch(`${url}/sandbox/slack/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'lucia', channel: '#envios', text: 'sigo aquí' }),
    });
    expect(said.status).toBe(200);
    const keys = readFileSync(join(folder, 'sandbox', 'keys.json'), 'utf8');
    first.child.kill('SIGKILL');
    await first.ended;

    const second = start(0);
    const again = addressOf(await second.said);
    expect(await (await fetch(`${again}/sandbox/slack/channels/envios/messages`)).json()).toMatchObject([
      { text: 'sigo aquí' },
    ]);
    expect(readFileSync(join(folder, 'sandbox', 'keys.json'), 'utf8')).toBe(keys);
    const click = await fetch(`${again}/sandbox/slack/command`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'lucia', channel: '#envios', text: '/recado' }),
    });
    expect([click.status, await click.json()]).toEqual([
      503,
      { code: 'bot-away', error: expect.stringContaining('Recado is not running') as string },
    ]);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);

    const third = start(0);
    await fetch(`${addressOf(await third.said)}/sandbox/stop`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(await third.ended).toBe(0);
  });

  it('says in one sentence why it cannot start', async () => {
    const other = await startSandbox();
    const taken = start(other.port);
    expect(await taken.said).toBe(
      `Port ${other.port} is taken, so the local workspace cannot start: stop what uses it or set SANDBOX_PORT to another port.`,
    );
    expect(await taken.ended).toBe(1);
    await other.close();
    rmSync(join(folder, 'sandbox', 'seed.json'));
    const bare = start(0);
    expect(await bare.said).toMatch(/^The local workspace cannot read .*seed\.json.*Start Recado with npm start/);
    expect(await bare.ended).toBe(1);
  });
});
