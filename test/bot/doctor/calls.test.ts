import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { doctor } from '../../../adapters/networks/x/doctor.ts';
import { CALLS as X_CALLS } from '../../../adapters/networks/x/calls.ts';
import { systemClock } from '#core/ports/clock.ts';
import { silentLog } from '#core/ports/log.ts';
import { CALLS } from '../../../adapters/surfaces/slack/service/calls.ts';
import { createSlack } from '../../../adapters/surfaces/slack/index.ts';
import { runDoctor } from '../../../bot/doctor/run.ts';
import { callTable } from '../../../bot/doctor/table.ts';
import { freePorts } from '../../support/ports.ts';
import { read, sources } from '../../support/source.ts';
import { until } from '../../support/until.ts';
import { fullManifest, startSandbox, type Sandbox } from '../../support/workspace.ts';

const xSource = sources('adapters/networks/x')
  .filter((file) => !file.endsWith('calls.ts'))
  .map(read)
  .join('\n');

/** Method and path of every call in the source, ids as `:id`. */
function xCalls(): string[] {
  const named = [
    ...xSource.matchAll(
      /\b(?:client|session)\.(get|post|put|patch|delete|page)(?:As[A-Z]\w*)?\(\s*[`'"]([^`'"]+)[`'"]/g,
    ),
  ].map(([, how = '', where = '']) => `${how === 'page' ? 'GET' : how.toUpperCase()} ${where}`);
  const passed = [...xSource.matchAll(/\bpath: [`'"]([^`'"]+\/[^`'"]+)[`'"]/g)].map(([, where = '']) => `GET ${where}`);
  return [...new Set([...named, ...passed].map((call) => call.replace(/\$\{[^}]+\}/g, ':id')))].toSorted();
}

describe('the table of calls', () => {
  it('has every call to X that the source makes, and no other', () => {
    expect(xCalls()).toContain('GET users/:id/mentions');
    expect(X_CALLS.map(({ call }) => call).toSorted()).toEqual(xCalls());
  });

  it('shows each call with its purpose, its result and what it was checked against', () => {
    const lines = callTable(
      [
        { method: 'chat.update', result: 'ok', ms: 12 },
        { method: 'chat.update', result: 'ok', ms: 40 },
        { method: 'users.info', result: 'missing_scope', ms: 3 },
        { method: 'chat.delete', result: 'ok', ms: 2 },
      ],
      [doctor],
    ).split('\n');
    const line = (method: string): string => lines.find((each) => each.startsWith(`${method} `)) ?? '';
    for (const method of [...Object.keys(CALLS), ...X_CALLS.map(({ call }) => call)]) expect(line(method)).not.toBe('');
    expect(line('chat.update')).toMatch(/draw a card again +ok +40 {2}\S/);
    expect(line('users.info')).toMatch(/missing_scope +3 /);
    expect(line('users.lookupByEmail')).toMatch(/not tried +/);
    expect(line('chat.delete')).toContain('only the doctor');
  });
});

const xFolder = path.join(process.env['RECADO_SHARED_SPECS'] ?? '', 'x-openapi');
const xSpec = existsSync(xFolder) ? readdirSync(xFolder).find((name) => name.startsWith('openapi-2.164')) : undefined;
const xTitle = 'every call to X is one that X publishes';
it.skipIf(xSpec === undefined)(
  xSpec === undefined ? `${xTitle} (skipped: RECADO_SHARED_SPECS names no folder with its document)` : xTitle,
  () => {
    const { paths } = z
      .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse(JSON.parse(readFileSync(path.join(xFolder, xSpec ?? ''), 'utf8')));
    const published = new Set(
      Object.entries(paths).flatMap(([where, operations]) =>
        Object.keys(operations).map(
          (how) => `${how.toUpperCase()} ${where.replace(/^\/2\//, '').replace(/\{[^}]+\}/g, ':id')}`,
        ),
      ),
    );
    expect(X_CALLS.map(({ call }) => call).filter((call) => !published.has(call))).toEqual([]);
  },
);

/** Folder with Slack's published OpenAPI document, which is not ours to keep here. */
const spec = path.join(
  process.env['RECADO_SHARED_SPECS'] ?? '',
  'slack-api-specs',
  'slack_web_openapi_v2_without_examples.json',
);
const Document = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        parameters: z.array(z.looseObject({ name: z.string(), required: z.boolean().optional() })).default([]),
      }),
    ),
  ),
});
/** Arguments that docs.slack.dev lists and the document, frozen in 2021, does not. */
const YOUNGER: Readonly<Record<string, readonly string[]>> = {
  'chat.postMessage': ['metadata'],
  'chat.update': ['metadata', 'unfurl_links', 'unfurl_media'],
  'conversations.history': ['include_all_metadata'],
  'conversations.replies': ['include_all_metadata'],
};

const title = 'every argument that we send to Slack is one that Slack publishes';
it.skipIf(!existsSync(spec))(
  existsSync(spec) ? title : `${title} (skipped: RECADO_SHARED_SPECS names no folder with its document)`,
  async () => {
    const { paths } = Document.parse(JSON.parse(readFileSync(spec, 'utf8')));
    const sent = await recordLiveRun();
    const complaints = [...sent].flatMap(([method, names]) => {
      const operation = Object.values(paths[`/${method}`] ?? {})[0];
      if (operation === undefined)
        return CALLS[method]?.checked.includes('OpenAPI') === false || CALLS[method] === undefined
          ? []
          : [`${method} is not in the document`];
      const known = new Set([...operation.parameters.map(({ name }) => name), ...(YOUNGER[method] ?? [])]);
      const missing = operation.parameters
        .filter(({ name, required }) => required === true && name !== 'token' && !names.has(name))
        .map(({ name }) => `${method} lacks ${name}`);
      return [...[...names].filter((name) => !known.has(name)).map((name) => `${method} has no ${name}`), ...missing];
    });
    expect(complaints).toEqual([]);
    expect(
      Object.entries(CALLS)
        .filter(([method, { checked }]) => checked.includes('OpenAPI') && !sent.has(method))
        .map(([method]) => method),
    ).toEqual([]);
  },
);

/** Names of the arguments of each method, as a live run of the doctor sends them, a press included. */
async function recordLiveRun(): Promise<Map<string, Set<string>>> {
  const sent = new Map<string, Set<string>>();
  const sandbox = await startSandbox({ slack: { manifest: fullManifest } });
  const folder = mkdtempSync(path.join(tmpdir(), 'recado-doctor-'));
  async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks);
    const method = (request.url ?? '').split('/').at(-1) ?? '';
    const names = sent.get(method) ?? new Set();
    for (const name of new URLSearchParams(body.toString()).keys()) names.add(name);
    sent.set(method, names);
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const answer = await fetch(new URL(request.url ?? '/', sandbox.url), {
      method: 'POST',
      body,
      headers: { authorization, 'content-type': type },
    });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  }
  const server = createServer((request, response) => void forward(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const config = path.join(folder, 'recado.yaml');
    writeFileSync(
      config,
      "brands: { alba: { name: Alba, accounts: {} } }\nchannels: { general: { slack: '#facturacion' } }\nfallback: general\npeople: { lucia: { name: Lucía, email: lucia@alba.example } }\napprovals: [{ by: { group: '@approvers' } }]\n",
    );
    const [port = 0] = await freePorts(1);
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
    const going = runDoctor({
      args: ['--live', 'facturacion', '--press'],
      isInteractive: false,
      pressMs: 20_000,
      write: () => undefined,
      env: {
        RECADO_CONFIG: config,
        RECADO_DATA: path.join(folder, 'data'),
        PORT: String(port),
        SLACK_BOT_TOKEN: sandbox.keys.slackBotToken,
        SLACK_APP_TOKEN: sandbox.keys.slackAppToken,
        SLACK_API_URL: apiUrl,
      },
    });
    await pressTheButton(sandbox);
    expect(await going).toBe(0);
    await makeARoom(sandbox, apiUrl);
    return sent;
  } finally {
    server.closeAllConnections();
    server.close();
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The doctor makes no channel; whoever opens a war room does. */
async function makeARoom(sandbox: Sandbox, apiUrl: string): Promise<void> {
  const slack = createSlack({
    botToken: sandbox.keys.slackBotToken,
    appToken: sandbox.keys.slackAppToken,
    apiUrl,
    clock: systemClock,
    log: silentLog,
  });
  const { channel = '' } = (await slack.rooms?.open({ name: 'crisis-alba' })) ?? {};
  const emma = await slack.userByEmail('emma@alba.example');
  expect(await slack.rooms?.invite(channel, [emma?.id ?? ''])).toEqual([]);
  await slack.rooms?.archive(channel);
}

async function pressTheButton(sandbox: Sandbox): Promise<void> {
  const Message = z.array(z.looseObject({ ts: z.string() }));
  await until(
    'a connection',
    async () =>
      z.looseObject({ connections: z.number() }).parse((await sandbox.control('GET', '/sandbox/slack/status')).body)
        .connections > 0,
  );
  const { body } = await sandbox.control('GET', '/sandbox/slack/channels/facturacion/messages');
  const messages = Message.parse(Array.isArray(body) ? body : z.object({ messages: z.unknown() }).parse(body).messages);
  const card = messages.find((message) => JSON.stringify(message).includes('"action_id":"doctor"'));
  await sandbox.control('POST', '/sandbox/slack/click', {
    user: 'lucia',
    channel: 'facturacion',
    ts: card?.ts,
    actionId: 'doctor',
  });
}
