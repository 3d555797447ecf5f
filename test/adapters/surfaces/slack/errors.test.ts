import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { webApi } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import { silentLog } from '#core/ports/log.ts';
import { clientOptions } from '../../../../adapters/surfaces/slack/service/api.ts';
import { toRecadoError } from '../../../../adapters/surfaces/slack/service/errors.ts';
import type { Effect } from '../../../../adapters/surfaces/slack/service/errors.ts';
import { freePorts } from '../../../support/ports.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A server that answers every call in one way, and how many calls it saw. */
async function serve(answer: RequestListener): Promise<{ client: webApi.WebClient; calls: () => number }> {
  let calls = 0;
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    calls += 1;
    request.resume().on('end', () => answer(request, response));
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return {
    client: new webApi.WebClient('xoxb-1', {
      ...clientOptions({ apiUrl: `http://127.0.0.1:${port}/api/`, log: silentLog }),
      timeout: 500,
    }),
    calls: () => calls,
  };
}

async function failure(client: webApi.WebClient, effect: Effect): Promise<RecadoError> {
  try {
    await client.chat.postMessage({ channel: 'C1', text: 'x' });
  } catch (error) {
    return toRecadoError(error, { effect, channel: 'C1' });
  }
  throw new Error('the call should have failed');
}

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) => {
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  };
const word = (error: string): RequestListener => json(200, { ok: false, error });

describe('Slack errors', () => {
  it.each([
    ['is_archived', 'archived'],
    ['restricted_action', 'restricted'],
    ['restricted_action_read_only_channel', 'restricted'],
    ['not_in_channel', undefined],
  ])('%s is a channel that takes nothing, and says why', async (refusal, why) => {
    const { client } = await serve(word(refusal));
    const error = await failure(client, 'once');
    expect([error.code, error.params['why']]).toEqual(['surface.channel', why]);
  });

  it.each<[string, RequestListener, string, number | undefined]>([
    ['429', json(429, { ok: false, error: 'ratelimited' }, { 'retry-after': '7' }), 'surface.rate-limited', 7_000],
    [
      '429 with a wait in milliseconds',
      json(429, { ok: false, error: 'ratelimited' }, { 'retry-after': '30000' }),
      'surface.rate-limited',
      300_000,
    ],
    [
      '429 with a wait without end',
      json(429, { ok: false, error: 'ratelimited' }, { 'retry-after': '1000000000000' }),
      'surface.rate-limited',
      300_000,
    ],
    [
      '429 with a wait before now',
      json(429, { ok: false, error: 'ratelimited' }, { 'retry-after': '-5' }),
      'surface.rate-limited',
      5_000,
    ],
    [
      '429 with no number',
      json(429, { ok: false, error: 'ratelimited' }, { 'retry-after': 'soon' }),
      'surface.rate-limited',
      5_000,
    ],
    ['429 with no wait', json(429, { ok: false, error: 'ratelimited' }, {}), 'surface.rate-limited', 5_000],
    [
      'a wait without end in the body',
      json(200, { ok: false, error: 'ratelimited' }, { 'retry-after': '1000000000000' }),
      'surface.rate-limited',
      300_000,
    ],
    [
      'ratelimited in the body',
      json(200, { ok: false, error: 'ratelimited' }, { 'retry-after': '3' }),
      'surface.rate-limited',
      3_000,
    ],
    ['500', json(500, 'oops'), 'surface.unknown-outcome', undefined],
    ['503', json(503, ''), 'surface.unknown-outcome', undefined],
    ['internal_error', word('internal_error'), 'surface.unknown-outcome', undefined],
    ['fatal_error', word('fatal_error'), 'surface.unknown-outcome', undefined],
    ['a page instead of JSON', json(200, '<html>proxy</html>'), 'surface.unknown-outcome', undefined],
    ['a lost answer', (request) => request.socket.destroy(), 'surface.unknown-outcome', undefined],
    [
      'half an answer',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"ok":');
        setTimeout(() => response.socket?.destroy(), 20);
      },
      'surface.unknown-outcome',
      undefined,
    ],
    ['no answer in time', () => undefined, 'surface.unknown-outcome', undefined],
    ['invalid_auth', word('invalid_auth'), 'surface.not-authorised', undefined],
    ['token_revoked', word('token_revoked'), 'surface.not-authorised', undefined],
    ['missing_scope', word('missing_scope'), 'surface.not-authorised', undefined],
    ['channel_not_found', word('channel_not_found'), 'surface.channel', undefined],
    ['not_in_channel', word('not_in_channel'), 'surface.channel', undefined],
    ['is_archived', word('is_archived'), 'surface.channel', undefined],
    ['message_not_found', word('message_not_found'), 'surface.message-gone', undefined],
    ['cant_update_message', word('cant_update_message'), 'surface.message-gone', undefined],
    ['expired_trigger_id', word('expired_trigger_id'), 'surface.expired', undefined],
    ['invalid_blocks', word('invalid_blocks'), 'surface.refused', undefined],
    ['a word never seen', word('something_new'), 'surface.refused', undefined],
  ])('%s', async (_what, answer, code, retryAfterMs) => {
    const { client, calls } = await serve(answer);
    expect(await failure(client, 'once')).toMatchObject({ code, retryAfterMs });
    expect(calls()).toBe(1);
  });

  it('may repeat a lost call that changes nothing when made twice', async () => {
    const { client } = await serve((request) => request.socket.destroy());
    expect(await failure(client, 'repeatable')).toMatchObject({
      code: 'surface.unreachable',
      retryAfterMs: expect.any(Number),
    });
  });

  it.each(['127.0.0.1', 'nowhere.invalid'])('knows that nothing was sent to %s', async (host) => {
    const [port] = await freePorts(1);
    const client = new webApi.WebClient(
      'xoxb-1',
      clientOptions({ apiUrl: `http://${host}:${port}/api/`, log: silentLog }),
    );
    expect(await failure(client, 'once')).toMatchObject({
      code: 'surface.unreachable',
      retryAfterMs: expect.any(Number),
    });
  });

  it('names the channel', async () => {
    const { client } = await serve(word('channel_not_found'));
    expect((await failure(client, 'once')).params).toEqual({ channel: 'C1', error: 'channel_not_found' });
  });

  it('leaves our own errors as they are', () => {
    const ours = new RecadoError('surface.expired');
    expect(toRecadoError(ours, { effect: 'once' })).toBe(ours);
  });
});
