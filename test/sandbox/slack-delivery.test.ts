import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel, webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { boltApp, cardBlocks } from '../support/bolt.ts';
import { freePorts } from '../support/ports.ts';
import { startSandbox } from '../support/workspace.ts';
import type { Sandbox } from '../support/workspace.ts';

interface Envelope {
  type: string;
  envelope_id?: string;
  payload?: { event?: { text?: string }; type?: string; event_id?: string };
  retry_attempt?: number;
  retry_reason?: string;
  num_connections?: number;
  reason?: string;
}

const frameOf = (data: WebSocket.RawData): Envelope => JSON.parse((data as Buffer).toString()) as Envelope;

let sandbox: Sandbox;
const sockets: WebSocket[] = [];
beforeEach(async () => {
  sandbox = await startSandbox({ slack: { ackMs: 150 } });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await sandbox.close();
});

/** A bare Socket Mode client that acknowledges only when told. */
async function connect(): Promise<{
  frames: Envelope[];
  next(type: string): Promise<Envelope>;
  ack(envelope: Envelope, payload?: object): void;
  socket: WebSocket;
  url: string;
}> {
  const { url } = (await new webApi.WebClient(sandbox.keys.slackAppToken, {
    slackApiUrl: sandbox.slackApiUrl,
  }).apps.connections.open({})) as { url: string };
  const socket = new WebSocket(url);
  sockets.push(socket);
  const frames: Envelope[] = [];
  const waiting: { type: string; resolve(envelope: Envelope): void }[] = [];
  let read = 0;
  const look = (): void => {
    for (const one of waiting.slice()) {
      const index = frames.findIndex((frame, at) => at >= read && frame.type === one.type);
      if (index < 0) continue;
      read = index + 1;
      waiting.splice(waiting.indexOf(one), 1);
      one.resolve(frames[index] ?? { type: '' });
    }
  };
  socket.on('message', (data) => {
    frames.push(frameOf(data));
    look();
  });
  return {
    frames,
    socket,
    url,
    next: (type) =>
      new Promise((resolve) => {
        waiting.push({ type, resolve });
        look();
      }),
    ack: (envelope, payload = {}) => socket.send(JSON.stringify({ envelope_id: envelope.envelope_id, payload })),
  };
}

const say = (text: string) =>
  sandbox.control('POST', '/sandbox/slack/messages', { user: 'lucia', channel: '#facturacion', text });
const waiting = async (): Promise<number> =>
  ((await sandbox.control('GET', '/sandbox/slack/status')).body as { eventsWaiting: number }).eventsWaiting;

describe('Socket Mode', () => {
  it('greets, and an address opens one connection only', async () => {
    const one = await connect();
    expect(await one.next('hello')).toMatchObject({
      num_connections: 1,
      connection_info: { app_id: expect.stringMatching(/^A/) as string },
    });
    const again = new WebSocket(one.url);
    sockets.push(again);
    expect(
      await new Promise((resolve) => {
        again.on('error', (error) => resolve(error.message));
        again.on('open', () => resolve('open'));
      }),
    ).toContain('404');
  });

  it('sends an event again when it is not acknowledged, and lets go once it is', async () => {
    const one = await connect();
    await one.next('hello');
    await say('hola');
    const first = await one.next('events_api');
    expect(first).toMatchObject({ retry_attempt: 0, payload: { type: 'event_callback', event: { text: 'hola' } } });
    const second = await one.next('events_api');
    expect(second).toMatchObject({
      retry_attempt: 1,
      retry_reason: 'timeout',
      payload: { event_id: first.payload?.event_id },
    });
    expect(second.envelope_id).not.toBe(first.envelope_id);
    one.ack(second);
    await expect.poll(waiting).toBe(0);
  });

  it('hands what a lost connection left to the next one, and keeps what was said while nobody was there', async () => {
    const one = await connect();
    await one.next('hello');
    await say('uno');
    await one.next('events_api');
    await sandbox.control('POST', '/sandbox/slack/disconnect', { drop: true });
    await expect
      .poll(
        async () =>
          ((await sandbox.control('GET', '/sandbox/slack/status')).body as { connections: number }).connections,
      )
      .toBe(0);
    await say('dos');
    const two = await connect();
    const events = [await two.next('events_api'), await two.next('events_api')];
    expect(events.map((each) => each.payload?.event?.text)).toEqual(expect.arrayContaining(['dos', 'uno']));
    for (const each of events) two.ack(each);
    await expect.poll(waiting).toBe(0);
  });

  it('a press that nobody acknowledges is not repeated: the person is told', async () => {
    const one = await connect();
    await one.next('hello');
    const posted = await new webApi.WebClient(sandbox.keys.slackBotToken, {
      slackApiUrl: sandbox.slackApiUrl,
    }).chat.postMessage({ channel: '#facturacion', text: 'card', blocks: cardBlocks() });
    one.ack(await one.next('events_api'));
    const click = () =>
      sandbox.control('POST', '/sandbox/slack/click', {
        user: 'lucia',
        channel: '#facturacion',
        ts: posted.ts,
        actionId: 'claim',
      });
    expect((await click()).status).toBe(504);
    expect(one.frames.filter((frame) => frame.type === 'interactive')).toHaveLength(1);
    one.socket.terminate();
    await expect.poll(async () => (await click()).status).toBe(503);
  });

  it('holds ten connections and spreads envelopes; the eleventh is sent away', async () => {
    const all = [];
    for (let n = 0; n < 10; n += 1) all.push(await connect());
    await Promise.all(all.map((one) => one.next('hello')));
    const eleventh = await connect();
    expect(await eleventh.next('disconnect')).toMatchObject({ reason: 'too_many_websockets' });
    for (const one of all)
      one.socket.on('message', (data) => {
        const frame = frameOf(data);
        if (frame.envelope_id) one.ack(frame);
      });
    for (const text of ['a', 'b', 'c', 'd']) await say(text);
    await expect.poll(waiting).toBe(0);
    expect(all.filter((one) => one.frames.some((frame) => frame.type === 'events_api')).length).toBeGreaterThan(1);
  });

  it('says why it sends a connection away', async () => {
    const one = await connect();
    await one.next('hello');
    const closed = new Promise((resolve) => one.socket.once('close', resolve));
    await sandbox.control('POST', '/sandbox/slack/disconnect', { reason: 'refresh_requested' });
    expect(await one.next('disconnect')).toMatchObject({ reason: 'refresh_requested' });
    await closed;
  });
});

describe('a restart', () => {
  it('keeps messages, threads, forms, ephemerals and tokens; Bolt finds its way back', async () => {
    const first = boltApp(sandbox);
    first.action('claim', async ({ ack, respond }) => {
      await ack();
      await respond('yours');
    });
    await first.start();
    const { channel, ts } = await first.client.chat.postMessage({
      channel: '#facturacion',
      text: 'card',
      blocks: cardBlocks(),
    });
    await sandbox.control('POST', '/sandbox/slack/click', { user: 'lucia', channel, ts, actionId: 'claim' });
    await first.stop();
    const { dataFolder, keys, port } = sandbox;
    await sandbox.stop();
    sandbox = await startSandbox({ dataFolder, port });
    expect(sandbox.keys).toEqual(keys);
    const second = boltApp(sandbox);
    second.action('claim', async ({ ack, respond }) => {
      await ack();
      await respond('still yours');
    });
    await second.start();
    const later = await second.client.chat.postMessage({
      channel: '#facturacion',
      text: 'reply',
      thread_ts: String(ts),
    });
    expect(Number(later.ts)).toBeGreaterThan(Number(ts));
    expect((await sandbox.control('GET', '/sandbox/slack/channels/facturacion/messages')).body).toMatchObject([
      { ts, text: 'card', reply_count: 1 },
    ]);
    await sandbox.control('POST', '/sandbox/slack/click', { user: 'lucia', channel, ts, actionId: 'claim' });
    expect(
      ((await sandbox.control('GET', '/sandbox/slack/ephemerals?user=lucia')).body as { text: string }[]).map(
        (one) => one.text,
      ),
    ).toEqual(['yours', 'still yours']);
    await second.stop();
  });
});

describe('HTTP mode', () => {
  it('proves the address, signs what it sends, and takes the answer of the acknowledgement', async () => {
    const [port = 0] = await freePorts(1);
    const receiver = new HTTPReceiver({
      signingSecret: sandbox.keys.slackSigningSecret,
      port,
      logLevel: LogLevel.ERROR,
    });
    const app = new App({
      token: sandbox.keys.slackBotToken,
      receiver,
      logLevel: LogLevel.ERROR,
      clientOptions: { slackApiUrl: sandbox.slackApiUrl },
    });
    const heard: string[] = [];
    app.message(async ({ message }) => {
      if ('text' in message) heard.push(String(message.text));
    });
    app.command('/recado', async ({ ack }) => {
      await ack('from the acknowledgement');
    });
    app.action('claim', async ({ ack, respond }) => {
      await ack();
      await respond('yours');
    });
    await app.start(port);
    const url = `http://127.0.0.1:${port}/slack/events`;
    expect(
      await sandbox.control('POST', '/sandbox/slack/delivery', {
        mode: 'http',
        url: `http://127.0.0.1:${port}/elsewhere`,
      }),
    ).toMatchObject({ status: 400 });
    expect(await sandbox.control('POST', '/sandbox/slack/delivery', { mode: 'http', url })).toMatchObject({
      status: 200,
    });
    await say('por HTTP');
    await expect.poll(() => heard).toContain('por HTTP');
    expect(
      (
        await sandbox.control('POST', '/sandbox/slack/command', {
          user: 'lucia',
          channel: '#facturacion',
          text: '/recado',
        })
      ).body,
    ).toMatchObject({
      ephemeral: [{ text: 'from the acknowledgement' }],
    });
    const posted = await app.client.chat.postMessage({ channel: '#facturacion', text: 'card', blocks: cardBlocks() });
    expect(
      (
        await sandbox.control('POST', '/sandbox/slack/click', {
          user: 'lucia',
          channel: '#facturacion',
          ts: posted.ts,
          actionId: 'claim',
        })
      ).body,
    ).toMatchObject({
      ephemeral: [{ text: 'yours' }],
    });
    await app.stop();
  });

  it('tells how often it tried, and why', async () => {
    const tries: (string | undefined)[][] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => {
        body += part.toString();
      });
      request.on('end', () => {
        const parsed = JSON.parse(body) as { challenge?: string };
        if (parsed.challenge) return void response.end(parsed.challenge);
        tries.push([
          request.headers['x-slack-retry-num']?.toString(),
          request.headers['x-slack-retry-reason']?.toString(),
        ]);
        response.statusCode = tries.length === 1 ? 500 : 200;
        response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await sandbox.control('POST', '/sandbox/slack/delivery', {
      mode: 'http',
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
    });
    await say('hola');
    await expect
      .poll(() => tries)
      .toEqual([
        [undefined, undefined],
        ['1', 'http_error'],
      ]);
    await expect.poll(waiting).toBe(0);
    server.close();
    server.closeAllConnections();
  });
});
