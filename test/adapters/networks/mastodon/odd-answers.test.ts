import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import type { LookedAt } from '../../../contracts/looked-at.ts';
import { startMastodon, type MastodonServer } from '../../../support/mastodon.ts';
import { connectMastodon } from './connect.ts';

const Id = z.looseObject({ id: z.string() });
const signal = new AbortController().signal;
const HOUR_MS = 3_600_000;
let server: MastodonServer;
let connection: LookedAt;
beforeAll(async () => {
  server = await startMastodon();
});
beforeEach(async () => {
  await server.call('DELETE', '/sandbox/mastodon/faults', {});
  connection = await connectMastodon(server, { deadlineSeconds: 2 });
});
afterAll(() => server.stop());

const write = async (text: string, more: Record<string, unknown> = {}): Promise<string> =>
  Id.parse(await server.call('POST', '/sandbox/mastodon/posts', { author: 'ana', text, ...more })).id;
const next = (kind: string, on?: string): Promise<unknown> =>
  server.call('POST', '/sandbox/mastodon/faults', { next: kind, times: 1, on });
const refusal = async (work: Promise<unknown>): Promise<RecadoError> => {
  const thrown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (thrown instanceof RecadoError) return thrown;
  throw new Error('no RecadoError was thrown', { cause: thrown });
};

describe('a look', () => {
  it.each(['429-no-headers', '429-reset-text', '429-reset-far', '429-reset-seconds'])(
    'that is told to slow down by %s waits, and no longer than an hour',
    async (kind) => {
      await next(`read:${kind}`, 'notifications');
      const { code, retryAfterMs = 0 } = await refusal(connection.pull(undefined, signal));
      expect(code).toBe('network.rate-limited');
      expect(retryAfterMs).toBeGreaterThanOrEqual(1_000);
      expect(retryAfterMs).toBeLessThanOrEqual(HOUR_MS);
    },
  );

  it.each(['500-html', '502-html', '503-html', '503-empty', '503-no-json', '200-html'])(
    'that is answered with %s is an error that passes, and the next one finds what is there',
    async (kind) => {
      const id = await write(`@alba ${kind}`);
      await next(`read:${kind}`, 'notifications');
      const { code } = await refusal(connection.pull(undefined, signal));
      expect(['network.unreachable', 'network.unexpected']).toContain(code);
      const { events } = await connection.pull(undefined, signal);
      expect(events.some((event) => 'message' in event && event.message.nativeId === id)).toBe(true);
    },
  );

  it.each(['unknown-type', 'without-status', 'same-page'])('survives notifications of the sort "%s"', async (kind) => {
    const id = await write(`@alba ${kind}`);
    await next(`read:${kind}`, 'notifications');
    const first = await connection.pull(undefined, signal);
    const second = await connection.pull(first.cursor, signal);
    const events = [...first.events, ...second.events];
    expect(events.some((event) => 'message' in event && event.message.nativeId === id)).toBe(true);
  });

  it('brings what customers wrote although our own posts cannot be read, and says so', async () => {
    const id = await write('@alba importante');
    await next('read:503-html', 'accounts/:id/statuses');
    const { events, missed } = await connection.pull(undefined, signal);
    expect(missed?.code).toMatch(/^network\./);
    expect(events.some((event) => 'message' in event && event.message.nativeId === id)).toBe(true);
  });

  it('begins anew with a place of another server, or one that makes no sense', async () => {
    const id = await write('@alba otra vez');
    for (const cursor of [
      'nonsense',
      '{}',
      JSON.stringify({ base: 'https://m.example', from: '2030-01-01T00:00:00Z', mentions: '99' }),
    ]) {
      const { events } = await connection.pull(cursor, signal);
      expect(events.some((event) => 'message' in event && event.message.nativeId === id)).toBe(true);
    }
  });

  it('takes the warning before a text for its subject, and a quote for a quote', async () => {
    await connection.pull(undefined, signal);
    const ours = await write('Novedades', { author: 'alba' });
    const quote = await write('Ya era hora', { quote: ours });
    const warned = await write('@alba mira', { title: 'Aviso', author: 'bea@other.example' });
    const { events } = await connection.pull(undefined, signal);
    const byId = new Map(
      events.flatMap((event) => ('message' in event ? [[event.message.nativeId, event.message]] : [])),
    );
    expect(byId.get(quote)).toMatchObject({ kind: 'quote', quotedId: ours });
    expect(byId.get(warned)).toMatchObject({ subject: 'Aviso', author: { handle: 'bea@other.example' } });
  });
});

describe('an answer', () => {
  it.each(['500-html', '502-html', '503-html', '503-empty', '503-no-json', '200-html'])(
    'that ends in %s is unknown: nobody knows whether it is out',
    async (kind) => {
      const target = await write('@alba hola');
      await next(kind);
      const answer = { text: 'Ya está', target, to: 'ana@social.example', opId: `op ${kind}` };
      expect(await connection.publish(answer)).toMatchObject({ kind: 'unknown' });
    },
  );

  it.each(['429-reset-far', '429-no-headers'])(
    'that meets %s was not sent, and waits an hour at most',
    async (kind) => {
      const target = await write('@alba hola');
      await next(kind);
      const outcome = await connection.publish({
        text: 'Ya está',
        target,
        to: 'ana@social.example',
        opId: `op ${kind}`,
      });
      expect(outcome.kind).toBe('not-sent');
      expect(outcome.kind === 'not-sent' && outcome.retryAfterMs <= HOUR_MS).toBe(true);
    },
  );

  it('whose server has gone meanwhile was not sent', async () => {
    const other = await startMastodon();
    const target = Id.parse(
      await other.call('POST', '/sandbox/mastodon/posts', { author: 'ana', text: '@alba hola' }),
    ).id;
    const connected = await connectMastodon(other, { deadlineSeconds: 2 });
    await connected.check?.();
    await connected.reread([target]);
    await other.stop();
    const answer = { text: 'Ya está', target, to: 'ana@social.example', opId: 'op gone' };
    // The first may go out on a connection that was open still, and then nobody knows.
    expect(['not-sent', 'unknown']).toContain((await connected.publish(answer)).kind);
    expect(await connected.publish(answer)).toMatchObject({ kind: 'not-sent' });
  });

  it('without the permission to write is refused as such', async () => {
    const target = await write('@alba hola');
    await server.call('PUT', '/sandbox/mastodon/scopes/alba', { scopes: ['read'] });
    const outcome = await connection.publish({ text: 'Ya está', target, to: 'ana@social.example', opId: 'op scope' });
    await server.call('PUT', '/sandbox/mastodon/scopes/alba', { scopes: ['profile', 'read', 'write'] });
    expect(outcome).toMatchObject({ kind: 'refused', code: 'not-authorised' });
  });

  it('is seen by whom it answers alone where the message was for us alone', async () => {
    const target = await write('@alba en privado', { visibility: 'direct' });
    const answer = { text: 'Ya está', target, to: 'ana@social.example', isPrivate: true, opId: 'op private' };
    const outcome = await connection.publish(answer);
    expect(outcome.kind).toBe('sent');
    const sent = outcome.kind === 'sent' ? outcome.nativeId : '';
    expect((await connection.reread([sent])).get(sent)).toMatchObject({ state: 'live', message: { private: true } });
    const headers = { authorization: `Bearer ${server.token}` };
    const shown: unknown = await (await fetch(`${server.base}/api/v1/statuses/${sent}`, { headers })).json();
    expect(shown).toMatchObject({ visibility: 'direct', in_reply_to_id: target, mentions: [{ acct: 'ana' }] });
  });
});
