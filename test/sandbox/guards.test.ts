import { request } from 'node:http';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import WebSocket from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../support/workspace.ts';
import type { Sandbox } from '../support/workspace.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

function send(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Promise<{ status: number; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

describe('the guards of the workspace', () => {
  const path = '/sandbox/slack/read';
  const body = JSON.stringify({ user: 'lucia', channel: '#envios' });
  const json = { 'content-type': 'application/json' };

  it.each<[string, Record<string, string>, number]>([
    ['its own page', json, 200],
    ['its own page, by name', { ...json, host: 'localhost:1' }, 200],
    ['another host name', { ...json, host: 'evil.example' }, 403],
    ['a host that only begins alike', { ...json, host: '127.0.0.1.evil.example' }, 403],
    ['another page', { ...json, origin: 'https://evil.example' }, 403],
    ['a page without origin', { ...json, origin: 'null' }, 403],
    ['another port of this machine', { ...json, origin: 'http://127.0.0.1:1' }, 403],
    ['plain text', { 'content-type': 'text/plain' }, 415],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['no type at all', {}, 415],
  ])('%s', async (_who, headers, status) => {
    const answer = await send(sandbox.port, 'POST', path, headers, body);
    expect(answer.status).toBe(status);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('deletes without a body, but not for another page', async () => {
    expect((await send(sandbox.port, 'DELETE', '/sandbox/x/posts/1', {})).status).toBe(404);
    expect(
      (
        await send(
          sandbox.port,
          'DELETE',
          '/sandbox/x/posts/1',
          { 'content-type': 'text/plain', 'content-length': '1' },
          'a',
        )
      ).status,
    ).toBe(415);
    expect((await send(sandbox.port, 'DELETE', '/sandbox/x/posts/1', { origin: 'https://evil.example' })).status).toBe(
      403,
    );
  });

  it('the Web API and the socket are behind the same door', async () => {
    expect(
      (
        await send(sandbox.port, 'POST', '/api/auth.test', {
          host: 'evil.example',
          authorization: `Bearer ${sandbox.keys.slackBotToken}`,
        })
      ).status,
    ).toBe(403);
    const socket = new WebSocket(`ws://127.0.0.1:${sandbox.port}/link/?ticket=1`, { origin: 'https://evil.example' });
    expect(
      await new Promise((resolve) => {
        socket.on('error', (error) => resolve(error.message));
        socket.on('open', () => resolve('open'));
      }),
    ).toContain('404');
  });

  it('its own origin may post', async () => {
    expect(
      (
        await send(
          sandbox.port,
          'POST',
          path,
          { ...json, origin: `http://127.0.0.1:${sandbox.port}`, host: `127.0.0.1:${sandbox.port}` },
          body,
        )
      ).status,
    ).toBe(200);
  });

  it('its keys can be read by their owner only', () => {
    expect(statSync(join(sandbox.dataFolder, 'sandbox', 'keys.json')).mode & 0o777).toBe(0o600);
  });

  it('tells which workspace it is', async () => {
    expect((await sandbox.control('GET', '/sandbox/health')).body).toMatchObject({
      ok: true,
      dataFolder: sandbox.dataFolder,
      pid: process.pid,
    });
    expect((await sandbox.control('GET', '/sandbox/nothing')).status).toBe(404);
  });

  it('tells the page what changed', async () => {
    const stop = new AbortController();
    const stream = await fetch(`${sandbox.url}/sandbox/events`, { signal: stop.signal });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    await sandbox.control('POST', '/sandbox/slack/messages', { user: 'lucia', channel: '#envios', text: 'hola' });
    let text = '';
    while (!text.includes('changed')) text += (await reader?.read())?.value ?? '';
    expect(text).toContain('event: changed\ndata: {"topic":"slack"}');
    stop.abort();
  });
});

describe('with a key', () => {
  it('opens once by the address, then by its cookie; scripts send a header', async () => {
    const locked = await startSandbox({ key: 'k-123' });
    const get = (path: string, headers: Record<string, string> = {}) => send(locked.port, 'GET', path, headers);
    expect((await get('/sandbox/slack/users')).status).toBe(401);
    expect((await get('/sandbox/slack/users', { 'x-recado-key': 'wrong' })).status).toBe(401);
    expect((await get('/sandbox/slack/users', { 'x-recado-key': 'k-123' })).status).toBe(200);
    const opened = await get('/sandbox/slack/users?key=k-123');
    expect(opened.status).toBe(303);
    expect(opened.headers['location']).toBe('/sandbox/slack/users');
    const cookie = String(opened.headers['set-cookie']);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    expect(cookie).not.toContain('k-123');
    expect((await get('/sandbox/slack/users', { cookie: cookie.split(';')[0] ?? '' })).status).toBe(200);
    expect((await get('/sandbox/slack/users?key=k-123')).status).toBe(401);
    expect((await send(locked.port, 'POST', '/api/api.test', {})).status).toBe(200);
    await locked.close();
  });
});
