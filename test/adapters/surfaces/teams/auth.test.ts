import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock } from '#core/ports/clock.ts';
import { silentLog } from '#core/ports/log.ts';
import type { Log } from '#core/ports/log.ts';
import type { SurfaceHandlers, ThreadMessage } from '#core/ports/surface.ts';
import { HTTP_PATH } from '../../../../adapters/surfaces/slack/service/http-receiver.ts';
import { createSlack } from '../../../../adapters/surfaces/slack/index.ts';
import type { Health } from '../../../../bot/http/health.ts';
import { openServer } from '../../../../bot/http/server.ts';
import { patience } from '../../../support/patience.ts';
import { createPeople } from '../../../support/teams/people.ts';
import { sign } from '../slack/rig.ts';
import { knock, LET_IN, messageOf } from './attempts.ts';
import { createTeamsRig } from './rig.ts';
import type { TeamsRig } from './rig.ts';

const warnings: string[] = [];
const logged: string[] = [];
const keep = (fields: object, message: string): void => void logged.push(`${message} ${JSON.stringify(fields)}`);
const log: Log = {
  ...silentLog,
  error: keep,
  warn: (fields, message) => {
    warnings.push(message);
    keep(fields, message);
  },
};

describe('who may knock at the teams address', () => {
  let rig: TeamsRig;
  const heard: ThreadMessage[] = [];
  const handlers: SurfaceHandlers = {
    onClick: async () => undefined,
    onSubmit: async () => ({ kind: 'close' }),
    onCommand: async () => undefined,
    onThreadMessage: async (message) => void heard.push(message),
    words: (_locale, key) => key,
  };
  beforeAll(async () => {
    rig = await createTeamsRig({ dialogs: true, log });
    expect((await rig.people.deliver(messageOf(rig))).status).toBe(404);
    await rig.surface.start(handlers);
  });
  afterAll(async () => {
    await rig?.surface.stop();
    await rig?.close();
  });
  beforeEach(() => {
    heard.length = 0;
    warnings.length = 0;
    logged.length = 0;
  });

  it('only who is signed by the Bot Framework for us and for this service', async () => {
    const met = await knock(rig);
    expect(
      Object.entries(met)
        .filter(([, status]) => status === 200)
        .map(([name]) => name),
    ).toEqual(LET_IN);
    expect(Object.entries(met).filter(([name, status]) => !LET_IN.includes(name) && status !== 401)).toEqual([]);
    expect(heard).toHaveLength(LET_IN.length);
    // Nothing that was sent is written down, and no token.
    expect(logged.join('\n')).not.toMatch(/Desde octubre|eyJ/);
  });

  it('also where the environment says otherwise', async () => {
    const hostile = {
      DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: 'true',
      SKIP_AUTH: 'true',
      CLIENT_ID: '',
      CLIENT_SECRET: 'of-the-environment',
      TENANT_ID: '00000000-0000-0000-0000-000000000000',
      MANAGED_IDENTITY_CLIENT_ID: 'system',
      SERVICE_URL: 'http://127.0.0.1:9/',
      CLOUD: 'USGov',
      PORT: '1',
    };
    const child = path.join(import.meta.dirname, 'auth-child.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [child], {
      env: { PATH: process.env['PATH'] ?? '', ...hostile },
      timeout: patience(60_000),
    });
    const told = z
      .object({ met: z.record(z.string(), z.number()), heard: z.number(), posted: z.boolean() })
      .parse(JSON.parse(stdout));
    expect(
      Object.entries(told.met)
        .filter(([, status]) => status === 200)
        .map(([name]) => name),
    ).toEqual(LET_IN);
    expect(told).toMatchObject({ heard: LET_IN.length, posted: true });
  });

  it('nobody of another tenant', async () => {
    const elsewhere = '11111111-2222-3333-4444-555555555555';
    const conversation = { id: 'a:1', conversationType: 'personal', tenantId: elsewhere };
    expect(
      (await rig.people.deliver(messageOf(rig, { conversation, channelData: { tenant: { id: elsewhere } } }))).status,
    ).toBe(403);
    expect(
      (
        await rig.people.deliver(
          messageOf(rig, { conversation: { id: 'a:1', conversationType: 'personal' }, channelData: undefined }),
        )
      ).status,
    ).toBe(403);
    expect(heard).toEqual([]);
    expect(warnings).toContain('an activity of another teams tenant was dropped');
  });

  it('hands over what is delivered twice once, and no bots', async () => {
    const message = messageOf(rig);
    const [first, second] = await Promise.all([rig.people.deliver(message), rig.people.deliver(message)]);
    await rig.people.deliver(message);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(heard).toHaveLength(1);
    await rig.people.deliver(messageOf(rig, { from: { id: `28:${rig.service.appId}`, name: 'Recado' } }));
    await rig.people.deliver(messageOf(rig, { from: { id: '28:another-bot', name: 'Otro' } }));
    await rig.people.deliver(messageOf(rig, { from: { id: '29:1x', role: 'bot' } }));
    expect(heard).toHaveLength(1);
  });

  it('takes a long activity, but no endless one, and leaves other addresses alone', async () => {
    expect((await rig.people.deliver(messageOf(rig, { text: 'a'.repeat(300_000) }))).status).toBe(200);
    expect((await rig.people.deliver(messageOf(rig, { text: 'a'.repeat(1_200_000) }))).status).toBe(413);
    expect((await fetch(rig.endpoint)).status).toBe(404);
    expect((await fetch(`${rig.endpoint}/more`, { method: 'POST' })).status).toBe(404);
  });

  it('takes nothing while it is stopped, and again after it is started', async () => {
    await rig.surface.stop();
    expect((await rig.people.deliver(messageOf(rig))).status).toBe(503);
    await rig.surface.start(handlers);
    expect((await rig.people.deliver(messageOf(rig))).status).toBe(200);
  });
});

it('what is signed and no JSON is refused, and none of it is answered or written down', async () => {
  const health: Health = {
    report: async () => ({ ready: true, body: { status: 'ok' } }),
    ready: () => undefined,
    stopping: () => undefined,
  };
  logged.length = 0;
  await using server = await openServer({ host: '127.0.0.1', port: 0, log, health });
  const rig = await createTeamsRig({ dialogs: true, log, more: { app: server.app } });
  await rig.surface.start({
    onClick: async () => undefined,
    onSubmit: async () => ({ kind: 'close' }),
    onCommand: async () => undefined,
    onThreadMessage: async () => undefined,
    words: (_locale, key) => key,
  });
  const answer = await fetch(`http://127.0.0.1:${server.port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${rig.service.tokenToBot()}` },
    body: '{"type": mi clave es geranio}',
  });
  expect(answer.status).toBe(400);
  expect(`${await answer.text()} ${logged.join()}`).not.toMatch(/clave|geranio/);
  await rig.surface.stop();
  await rig.close();
});

describe('on one door with Slack', () => {
  it('each gets its own requests, read in its own way', async () => {
    const health: Health = {
      report: async () => ({ ready: true, body: { status: 'ok' } }),
      ready: () => undefined,
      stopping: () => undefined,
    };
    await using server = await openServer({ host: '127.0.0.1', port: 0, log: silentLog, health });
    const at = `http://127.0.0.1:${server.port}`;
    const rig = await createTeamsRig({ dialogs: true, more: { app: server.app } });
    const secret = 'a-signing-secret';
    const slack = createSlack({
      botToken: 'xoxb-1',
      signingSecret: secret,
      apiUrl: 'http://127.0.0.1:9/api/',
      app: server.app,
      clock: systemClock,
      log: silentLog,
    });
    const people = createPeople(rig.service, () => `${at}/api/messages`);
    const heard: string[] = [];
    const handlers: SurfaceHandlers = {
      onClick: async () => undefined,
      onSubmit: async () => ({ kind: 'close' }),
      onCommand: async () => undefined,
      onThreadMessage: async ({ text }) => void heard.push(text),
      words: (_locale, key) => key,
    };
    // Slack needs its workspace to start, but its address stands before: unstarted it says so, and reads no body of ours.
    await expect(slack.start(handlers)).rejects.toMatchObject({ name: 'RecadoError' });
    await rig.surface.start(handlers);
    expect((await people.deliver(messageOf(rig))).status).toBe(200);
    expect(heard).toEqual(['Desde octubre']);
    const body = new URLSearchParams({ payload: '{}' }).toString();
    expect((await fetch(`${at}${HTTP_PATH}`, { method: 'POST', body, headers: sign(secret, body) })).status).toBe(503);
    expect(await (await fetch(`${at}/health`)).json()).toEqual({ status: 'ok' });
    const tooLong = await people.deliver(messageOf(rig, { text: 'a'.repeat(1_200_000) }));
    expect(tooLong).toEqual({ status: 413, body: { error: expect.any(String) } });
    await rig.surface.stop();
    await rig.close();
  });
});

describe('where our token goes', () => {
  it('to the address that a signed activity told, and to no other', async () => {
    const stolen: string[] = [];
    const evil = createServer((request, response) => {
      stolen.push(request.headers.authorization ?? 'nothing');
      response.end('{"id":"1"}');
    });
    await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(evil.address() as AddressInfo).port}/`;
    const rig = await createTeamsRig({ dialogs: true });
    await rig.surface.start({
      onClick: async () => undefined,
      onSubmit: async () => ({ kind: 'close' }),
      onCommand: async () => undefined,
      onThreadMessage: async () => undefined,
      words: (_locale, key) => key,
    });
    const channel = rig.channel();
    const { tenantId } = rig.service.world;
    const inChannel = {
      conversation: { id: `${channel};messageid=1`, conversationType: 'channel', tenantId },
      channelData: { tenant: { id: tenantId }, team: { id: rig.service.world.teams[0]?.id }, channel: { id: channel } },
    };
    // Signed for the true service, it names the wrong one; signed for the wrong one, it is of another tenant.
    expect((await rig.people.deliver(messageOf(rig, { ...inChannel, serviceUrl: address }))).status).toBe(401);
    const elsewhere = {
      conversation: { ...inChannel.conversation, tenantId: 'other' },
      channelData: { ...inChannel.channelData, tenant: { id: 'other' } },
      serviceUrl: address,
    };
    expect(
      (await rig.people.deliver(messageOf(rig, elsewhere), `Bearer ${rig.service.tokenToBot({ serviceurl: address })}`))
        .status,
    ).toBe(403);
    const card = { fallback: 'x', blocks: [] };
    await rig.surface.post({ channel, card, opId: 'op_1' });
    // The service itself sends us elsewhere.
    rig.service.faults.push({ kind: 'redirect', to: address });
    await expect(rig.surface.post({ channel, card, opId: 'op_2' })).rejects.toMatchObject({ name: 'RecadoError' });
    expect(stolen).toEqual([]);
    // Teams moved the team to another of its addresses: from now on there.
    const moved = `Bearer ${rig.service.tokenToBot({ serviceurl: address })}`;
    expect((await rig.people.deliver(messageOf(rig, { ...inChannel, serviceUrl: address }), moved)).status).toBe(200);
    await rig.surface.post({ channel, card, opId: 'op_3' });
    expect(stolen).toEqual([expect.stringMatching(/^Bearer ey/)]);
    await rig.surface.stop();
    await rig.close();
    await new Promise((resolve) => evil.close(resolve));
  });

  it('says what is wrong where the app has no access', async () => {
    const rig = await createTeamsRig({ dialogs: true, more: { clientSecret: 'an-old-secret' } });
    await expect(
      rig.surface.post({ channel: rig.channel(), card: { fallback: 'x', blocks: [] }, opId: 'op_1' }),
    ).rejects.toMatchObject({
      code: 'surface.not-authorised',
      params: { error: 'token 401' },
    });
    await rig.close();
  });
});
