import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { silentLog } from '#core/ports/log.ts';
import { loadConfig } from '../../../bot/config/load.ts';
import { startWorkspace, stopWorkspace, type WorkspaceSettings } from '../../../bot/workspace/start.ts';
import { control } from '../../support/control.ts';
import { flowConfig } from '../../support/flow-config.ts';
import { freePorts } from '../../support/ports.ts';
import { until } from '../../support/until.ts';

const Health = z.looseObject({ pid: z.number() });

async function settingsFor(): Promise<WorkspaceSettings> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'recado-workspace-'));
  const [sandboxPort = 0, botPort = 0] = await freePorts(2);
  const file = path.join(dataFolder, 'recado.yaml');
  writeFileSync(file, flowConfig());
  onTestFinished(async () => {
    await stopWorkspace(dataFolder, sandboxPort);
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return { dataFolder, sandboxPort, botPort, config: loadConfig(file), guarded: false };
}

async function pidOf({ sandboxPort }: WorkspaceSettings, headers: Record<string, string> = {}): Promise<number> {
  return Health.parse(await (await fetch(`http://127.0.0.1:${sandboxPort}/sandbox/health`, { headers })).json()).pid;
}

describe('the local workspace', () => {
  it('opens with the people and channels of the configuration, and gives its tokens to the bot only', async () => {
    const settings = await settingsFor();
    const workspace = await startWorkspace(settings);
    expect(workspace.address).toBe(`http://localhost:${settings.sandboxPort}`);
    expect(workspace.slack).toMatchObject({
      botToken: expect.stringMatching(/^xoxb-/),
      apiUrl: `http://127.0.0.1:${settings.sandboxPort}/api/`,
    });
    expect(Object.keys(workspace.env).toSorted()).toEqual([
      'X_ACCESS_TOKEN_ALBA',
      'X_ACCESS_TOKEN_SECRET_ALBA',
      'X_API_KEY',
      'X_API_KEY_SECRET',
      'X_API_URL',
      'X_CLIENT_ID',
      'X_CLIENT_SECRET',
      'X_WEB_URL',
    ]);
    const users = await control<{ name: string }[]>(
      `http://127.0.0.1:${settings.sandboxPort}`,
      'GET',
      '/sandbox/slack/users',
    );
    expect(users.map(({ name }) => name)).toEqual(expect.arrayContaining(['Lucía Vega', 'João Pinto', 'Iván Soto']));
    expect(statSync(path.join(settings.dataFolder, 'sandbox', 'keys.json')).mode & 0o077).toBe(0);
  });

  it('is found again after a kill of the bot, with the same tokens', async () => {
    const settings = await settingsFor();
    const first = await startWorkspace(settings);
    const pid = await pidOf(settings);
    const again = await startWorkspace(settings);
    expect(await pidOf(settings)).toBe(pid);
    expect(again.slack).toEqual(first.slack);
  });

  it('is started again where it was when it is killed, as long as somebody keeps it', async () => {
    const settings = await settingsFor();
    const workspace = await startWorkspace(settings);
    const said: string[] = [];
    const note = (_fields: Record<string, unknown>, message: string): void => void said.push(message);
    const keeper = workspace.keep({ ...silentLog, warn: note, info: note });
    onTestFinished(() => keeper.stop());
    const base = `http://127.0.0.1:${settings.sandboxPort}`;
    const { id } = await control<{ id: string }>(base, 'POST', '/sandbox/x/posts', {
      author: 'ana',
      text: 'sigue aquí',
    });
    const pid = await pidOf(settings);
    process.kill(pid, 'SIGKILL');
    await until('another process', async () => (await pidOf(settings)) !== pid);
    await until('that it is told', () => said.length === 2);
    expect(said).toEqual(['a process of ours ended and is started again', 'a process of ours runs again']);
    expect(await control(base, 'GET', `/sandbox/x/posts/${id}`)).toMatchObject({ text: 'sigue aquí' });
    expect((await startWorkspace(settings)).slack).toEqual(workspace.slack);
    await keeper.stop();
    await workspace.stop();
    await expect(fetch(`${base}/sandbox/health`)).rejects.toThrow('fetch failed');
  });

  it('is started anew when the configuration changed', async () => {
    const settings = await settingsFor();
    const first = await startWorkspace(settings);
    const pid = await pidOf(settings);
    const config = {
      ...settings.config,
      people: {
        ...settings.config.people,
        nora: { name: 'Nora Paz', email: 'nora@alba.example', roles: [], areas: [] },
      },
    };
    const again = await startWorkspace({ ...settings, config });
    expect(await pidOf(settings)).not.toBe(pid);
    expect(again.slack).toEqual(first.slack);
    expect(readFileSync(path.join(settings.dataFolder, 'sandbox', 'seed.json'), 'utf8')).toContain('Nora Paz');
  });

  it('of another folder is left alone', async () => {
    const [one, other] = [await settingsFor(), await settingsFor()];
    await startWorkspace(one);
    await expect(startWorkspace({ ...other, sandboxPort: one.sandboxPort })).rejects.toThrow(
      `Port ${one.sandboxPort} is used by the local workspace of ${one.dataFolder}.`,
    );
    await stopWorkspace(other.dataFolder, one.sandboxPort);
    expect(await pidOf(one)).toBeGreaterThan(0);
  });

  it('says so when another program has its port', async () => {
    const settings = await settingsFor();
    const stranger = createServer((_request, response) => response.end('{}'));
    await new Promise<void>((resolve) => stranger.listen(settings.sandboxPort, '127.0.0.1', resolve));
    onTestFinished(() => void stranger.close());
    await expect(startWorkspace(settings)).rejects.toThrow(
      `Port ${settings.sandboxPort} is used by another program, so the local workspace cannot start.`,
    );
  });

  it('beside real tokens opens only with the key of its address, which is made at each start', async () => {
    const settings = { ...(await settingsFor()), guarded: true };
    const first = await startWorkspace(settings);
    expect((await fetch(`http://127.0.0.1:${settings.sandboxPort}/sandbox/slack/users`)).status).toBe(401);
    const again = await startWorkspace(settings);
    expect(new URL(again.address).searchParams.get('key')).toMatch(/^[0-9a-f]{32}$/);
    expect(again.address).not.toBe(first.address);
    expect((await fetch(again.address, { redirect: 'manual' })).status).toBe(303);
    expect((await fetch(first.address, { redirect: 'manual' })).status).toBe(401);
  });
});
