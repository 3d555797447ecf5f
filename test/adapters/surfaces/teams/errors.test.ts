import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import { retryAfterMs, RETRY, toRecadoError } from '../../../../adapters/surfaces/teams/service/errors.ts';
import { createTeamsRig } from './rig.ts';

const now = new Date('2026-11-21T10:00:00Z');
const answered = (status: number, code?: string, headers: object = {}): Error =>
  Object.assign(new Error(`Request failed with status code ${status}`), {
    response: { status, headers, data: code === undefined ? 'not JSON' : { error: { code, message: 'words' } } },
  });
const failed = (code: string): Error => Object.assign(new Error('no answer'), { code });

describe('what a failed call to Teams means', () => {
  it.each([
    [429, 'Throttled', { 'retry-after': '7' }, 'surface.rate-limited', 7_000],
    [429, undefined, {}, 'surface.rate-limited', RETRY.rateLimitedMs],
    [429, 'Throttled', { 'retry-after': 'Sat, 21 Nov 2026 10:00:09 GMT' }, 'surface.rate-limited', 9_000],
    [412, 'PreconditionFailed', {}, 'surface.rate-limited', RETRY.conflictMs],
    [503, 'ServiceUnavailable', {}, 'surface.rate-limited', RETRY.rateLimitedMs],
    [500, 'ServiceError', {}, 'surface.unknown-outcome', undefined],
    [502, undefined, {}, 'surface.unknown-outcome', undefined],
    [504, 'GatewayTimeout', {}, 'surface.unknown-outcome', undefined],
    [401, 'Unauthorized', {}, 'surface.not-authorised', undefined],
    [403, 'BotNotInConversationRoster', {}, 'surface.channel', undefined],
    [403, 'ConversationBlockedByUser', {}, 'surface.channel', undefined],
    [403, undefined, {}, 'surface.channel', undefined],
    [404, 'ConversationNotFound', {}, 'surface.channel', undefined],
    [404, 'ActivityNotFoundInConversation', {}, 'surface.message-gone', undefined],
    [413, 'MessageSizeTooBig', {}, 'surface.refused', undefined],
    [400, 'BadArgument', {}, 'surface.refused', undefined],
    [307, undefined, {}, 'surface.refused', undefined],
  ] as const)('%s %s %o is %s', (status, code, headers, wanted, wait) => {
    const error = toRecadoError(answered(status, code, headers), { effect: 'once', channel: '19:x', now });
    expect(error).toMatchObject({ code: wanted, retryAfterMs: wait });
    expect(error.cause).toBeInstanceOf(Error);
  });

  it('may be asked again where a second call changes nothing', () => {
    for (const status of [500, 502, 504])
      expect(toRecadoError(answered(status), { effect: 'repeatable', now })).toMatchObject({
        code: 'surface.unreachable',
        retryAfterMs: RETRY.unreachableMs,
      });
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CERT_HAS_EXPIRED'])('%s: nothing was sent', (code) => {
    expect(toRecadoError(failed(code), { effect: 'once', now })).toMatchObject({
      code: 'surface.unreachable',
      retryAfterMs: RETRY.unreachableMs,
    });
    expect(
      toRecadoError(new Error('outer', { cause: new AggregateError([failed(code)]) }), { effect: 'once', now }),
    ).toMatchObject({ code: 'surface.unreachable' });
  });

  it.each(['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT'])('%s: nobody knows', (code) => {
    expect(toRecadoError(failed(code), { effect: 'once', now })).toMatchObject({ code: 'surface.unknown-outcome' });
    expect(toRecadoError(failed(code), { effect: 'repeatable', now })).toMatchObject({ code: 'surface.unreachable' });
  });

  it('leaves our own errors as they are, and knows no time in nonsense', () => {
    const ours = new RecadoError('surface.not-authorised');
    expect(toRecadoError(ours, { effect: 'once', now })).toBe(ours);
    expect(retryAfterMs({ 'retry-after': 'soon' }, now)).toBeUndefined();
    expect(retryAfterMs({ 'retry-after': 'Sat, 21 Nov 2026 09:00:00 GMT' }, now)).toBe(0);
    expect(retryAfterMs(undefined, now)).toBeUndefined();
    for (const value of ['30000', '1000000000000', '1e999', 'Sat, 21 Nov 2100 10:00:00 GMT'])
      expect(retryAfterMs({ 'retry-after': value }, now)).toBe(300_000);
  });

  it('comes from real answers too', async () => {
    const rig = await createTeamsRig({ dialogs: true });
    await rig.surface.start({
      onClick: async () => undefined,
      onSubmit: async () => ({ kind: 'close' }),
      onCommand: async () => undefined,
      onThreadMessage: async () => undefined,
      words: (_locale, key) => key,
    });
    const channel = rig.channel();
    const post = (): Promise<unknown> =>
      rig.surface.post({ channel, card: { fallback: 'x', blocks: [] }, opId: 'op_1' });
    for (const [status, code, wanted] of [
      [412, 'PreconditionFailed', 'surface.rate-limited'],
      [413, 'MessageSizeTooBig', 'surface.refused'],
      [502, 'BadGateway', 'surface.unknown-outcome'],
      [403, 'ConversationBlockedByUser', 'surface.channel'],
    ] as const) {
      rig.service.faults.push({ kind: 'refuse', status, code });
      await expect(post()).rejects.toMatchObject({ code: wanted });
      // After a refusal for a while the thread is left alone.
      await expect
        .poll(
          () =>
            post().then(
              () => 'posted',
              (error: unknown) => (error instanceof RecadoError ? error.code : 'other'),
            ),
          { interval: 200 },
        )
        .toBe('posted');
    }
    await rig.surface.stop();
    await rig.close();
  });

  it('knows a service that is not there', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const rig = await createTeamsRig({
      dialogs: true,
      more: { urls: { service: `http://127.0.0.1:${port}/`, login: `http://127.0.0.1:${port}` } },
    });
    await expect(
      rig.surface.post({ channel: '19:x@thread.tacv2', card: { fallback: 'x', blocks: [] }, opId: 'op_1' }),
    ).rejects.toMatchObject({ code: 'surface.unreachable' });
    await rig.close();
  });
});
