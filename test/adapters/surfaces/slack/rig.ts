import { createHmac } from 'node:crypto';
import express from 'express';
import { expect } from 'vitest';
import { z } from 'zod';
import { systemClock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import { silentLog } from '#core/ports/log.ts';
import { createSlack } from '../../../../adapters/surfaces/slack/index.ts';
import { HTTP_PATH } from '../../../../adapters/surfaces/slack/service/http-receiver.ts';
import type { After, SurfaceRig } from '../../../contracts/surface-rig.ts';
import { sampleSeed, startSandbox } from '../../../support/workspace.ts';
import type { Sandbox } from '../../../support/workspace.ts';
import { wordsOf } from '../../../support/chat.ts';
import { until } from '../../../support/until.ts';
import { createFaults, createFront, listen } from './rig-servers.ts';
import { Home, Message, Outcome, Text, toForm, toSeen, View } from './rig-seen.ts';
import { present } from '#core/present.ts';

const CHANNELS = Array.from({ length: 90 }, (_, i) => ({
  key: `c${i}`,
  name: `canal-${i}`,
  members: ['lucia', 'bruno'],
}));

export interface SlackRig extends SurfaceRig {
  sandbox: Sandbox;
  /** The next post is refused with this word. */
  refuseNext(error: string): void;
  /** Hands a payload to the bot's door (HTTP mode) as somebody who knows the signing secret, or with headers of one's own. */
  hand(payload: unknown, headers?: Record<string, string>): Promise<Response>;
}

/** Slack's signature (scheme v0) over a body sent at this second. */
export function sign(secret: string, body: string, seconds = Math.floor(Date.now() / 1000)): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': `v0=${signature}`,
  };
}

/** The Slack adapter against the local workspace, over Socket Mode or signed HTTP. */
export async function createSlackRig({
  mode,
  log = silentLog,
}: {
  mode: 'socket' | 'http';
  log?: Log;
}): Promise<SlackRig> {
  let handling = 0;
  const sandbox = await startSandbox({
    busy: () => handling > 0,
    seed: { ...sampleSeed, channels: [...sampleSeed.channels, ...CHANNELS] },
  });
  const faults = await createFaults(sandbox.url);
  const app = express();
  const door = await listen(app);
  const front = await createFront(door.port);
  const { keys } = sandbox;
  const surface = createSlack({
    botToken: keys.slackBotToken,
    apiUrl: faults.apiUrl,
    // Its calls go by a way of their own here; the addresses of its files do not.
    fileOrigins: [sandbox.url],
    clock: systemClock,
    log,
    ...(mode === 'socket' ? { appToken: keys.slackAppToken } : { signingSecret: keys.slackSigningSecret, app }),
  });

  async function control(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    const answer = await sandbox.control(method, `/sandbox/slack${path}`, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
  const People = z.array(z.looseObject({ id: z.string(), key: z.string() }));
  const people = new Map(People.parse(await control('GET', '/users')).map((person) => [person.key, person.id]));
  const idOf = (key: string): string => people.get(key) ?? key;
  const channels = new Map(
    z
      .array(z.looseObject({ id: z.string(), name: z.string() }))
      .parse(await control('GET', '/channels'))
      .map((channel) => [channel.name, channel.id]),
  );
  const closed = z
    .looseObject({ id: z.string() })
    .parse(await control('POST', '/channels', { name: 'sin-bot', members: ['lucia'] }));

  const after = (raw: unknown): After => {
    const { view, errors } = Outcome.parse(raw);
    return { form: view ? toForm(view) : undefined, errors };
  };

  /** In HTTP mode Slack verifies the address first, so the surface must have been started. */
  const started = surface.start.bind(surface);
  surface.start = async (handlers) => {
    await started({
      ...handlers,
      async onClick(click, respond) {
        handling += 1;
        try {
          await handlers.onClick(click, respond);
        } finally {
          handling -= 1;
        }
      },
    });
    if (mode === 'http')
      await control('POST', '/delivery', { mode: 'http', url: `http://127.0.0.1:${front.port}${HTTP_PATH}` });
  };

  let used = 0;
  return {
    sandbox,
    surface,
    channel() {
      used += 1;
      const id = channels.get(`canal-${used - 1}`);
      if (id === undefined) throw new Error('no channel is left');
      return id;
    },
    closedChannel: closed.id,
    missingChannel: 'C0000000000',
    privateChannel: channels.get('direccion') ?? '',
    member: { id: idOf('lucia'), email: 'lucia@alba.example', name: 'Lucía Ramos', locale: 'es-ES' },
    outsider: { id: idOf('emma') },
    group: { handle: '@approvers', members: [idOf('ivan'), idOf('emma')] },
    missingUser: 'U0000000000',
    async messages(channel, thread) {
      return z
        .array(z.unknown())
        .parse(await control('GET', `/channels/${channel}/messages${thread === undefined ? '' : `?thread=${thread}`}`))
        .map(toSeen);
    },
    async press({ user, action, channel, ts, form }) {
      return after(
        await control('POST', '/click', {
          user,
          actionId: action,
          ...(form === undefined ? { channel, ts } : { viewId: form }),
        }),
      );
    },
    pressAgain:
      mode === 'http'
        ? async () => {
            const again = front.last();
            if (again === undefined) throw new Error('nothing was pressed yet');
            expect((await front.deliver(again)).status).toBe(200);
          }
        : undefined,
    submit: async ({ user, form, values }) =>
      after(
        await control('POST', '/submit', {
          user,
          viewId: form,
          values: Object.fromEntries(
            Object.entries(values).map(([name, value]) => [
              name,
              /^\d{4}-\d\d-\d\dT/.test(value) ? String(Date.parse(value) / 1000) : value,
            ]),
          ),
        }),
      ),
    async suggest({ form, ...typed }) {
      const { options } = z
        .object({ options: z.array(z.looseObject({ value: z.string(), text: Text })) })
        .parse(await control('POST', '/suggest', { ...typed, viewId: form }));
      return options.map(({ value, text }) => ({ value, label: text.text }));
    },
    async form(user) {
      const { view } = z.looseObject({ view: View.nullable() }).parse(await control('GET', `/views?user=${user}`));
      return view === null ? undefined : toForm(view);
    },
    async closeForm(user, form) {
      await control('POST', '/close', { user, viewId: form, clear: true });
    },
    command: async ({ text, ...command }) =>
      after(await control('POST', '/command', { ...command, text: `/recado ${text}` })),
    async erase(message) {
      await control('POST', '/messages/delete', message);
    },
    async edit(message) {
      await control('POST', '/messages/edit', message);
    },
    useAsDraft: async (used) => after(await control('POST', '/shortcut', { ...used, callbackId: 'use_as_draft' })),
    async write(message) {
      const { ts } = Outcome.parse(await control('POST', '/messages', message));
      return { ts: ts ?? '' };
    },
    async told(user) {
      const alone = z.array(z.unknown()).parse(await control('GET', `/ephemerals?user=${user}`));
      const direct = z
        .array(z.looseObject({ id: z.string(), kind: z.string() }))
        .parse(await control('GET', `/channels?user=${user}`))
        .find(({ kind }) => kind === 'im');
      const messages =
        direct === undefined ? [] : z.array(z.unknown()).parse(await control('GET', `/channels/${direct.id}/messages`));
      return [...alone, ...messages]
        .map((raw) => Message.parse(raw))
        .toSorted((a, b) => a.ts.localeCompare(b.ts))
        .map((message) => wordsOf(message.blocks));
    },
    async remove({ channel, ts }) {
      const answer = await fetch(`${sandbox.slackApiUrl}chat.delete`, {
        method: 'POST',
        headers: { authorization: `Bearer ${keys.slackBotToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ channel, ts }),
      });
      z.looseObject({ ok: z.literal(true) }).parse(await answer.json());
    },
    files: {
      async shown(channel, thread) {
        const Shared = z.looseObject({
          files: z.array(z.looseObject({ id: z.string(), name: z.string(), title: z.string() })).default([]),
        });
        const messages = z.array(Shared).parse(await control('GET', `/channels/${channel}/messages?thread=${thread}`));
        return Promise.all(
          messages
            .flatMap((message) => message.files)
            .map(async ({ id, name, title }) => ({
              name,
              title,
              bytes: new Uint8Array(await (await fetch(`${sandbox.url}/sandbox/slack/files/${id}`)).arrayBuffer()),
            })),
        );
      },
      async choose(user, chosen) {
        const ids: string[] = [];
        for (const { name, bytes } of chosen)
          ids.push(
            z
              .looseObject({ id: z.string() })
              .parse(await control('POST', '/files', { user, name, base64: Buffer.from(bytes).toString('base64') })).id,
          );
        return ids.join('\n');
      },
    },
    async pins(channel) {
      return z
        .array(z.unknown())
        .parse(await control('GET', `/channels/${channel}/pins`))
        .map(toSeen);
    },
    async home(user) {
      const view = Home.parse(await control('GET', `/home/${user}`));
      return toSeen({ ts: view.id, text: '', blocks: view.blocks });
    },
    async pressHome({ user, action }) {
      const { id } = Home.parse(await control('GET', `/home/${user}?peek=1`));
      return after(await control('POST', '/click', { user, viewId: id, actionId: action }));
    },
    async pressTold({ user, channel, action }) {
      const told = z.array(Message).parse(await control('GET', `/ephemerals?user=${user}&channel=${channel}`));
      return after(await control('POST', '/click', { user, channel, ts: told.at(-1)?.ts, actionId: action }));
    },
    refuseNext: (error) => void faults.next.push({ kind: 'refuse', error }),
    hand(payload, headers) {
      const isEvent = z.looseObject({ type: z.literal('event_callback') }).safeParse(payload).success;
      const body =
        typeof payload === 'string'
          ? payload
          : isEvent
            ? JSON.stringify(payload)
            : new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
      return fetch(`http://127.0.0.1:${door.port}${HTTP_PATH}`, {
        method: 'POST',
        body,
        headers: headers ?? {
          ...sign(keys.slackSigningSecret, body),
          ...present({ 'content-type': isEvent ? 'application/json' : undefined }),
        },
      });
    },
    loseNextAnswer: () => void faults.next.push({ kind: 'lose' }),
    limitNext: (seconds) => void faults.next.push({ kind: 'limit', seconds }),
    async reconnect() {
      if (mode === 'http') return;
      await control('POST', '/disconnect', { drop: true });
      await until(
        'a new connection',
        async () => z.looseObject({ connections: z.number() }).parse(await control('GET', '/status')).connections > 0,
      );
    },
    async close() {
      await front.close();
      await door.close();
      await faults.close();
      await sandbox.close();
    },
  };
}
