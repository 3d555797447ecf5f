import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { InboundEvent } from '#core/message.ts';
import { GIVE_UP_AFTER_MS } from '#core/ticket/moves/delivery.ts';
import { oddAnswers } from '../../../../sandbox/x/odd-answers.ts';
import { startX, type XServer } from '../../../contracts/network-x-rig.ts';

const signal = new AbortController().signal;
const Id = z.object({ id: z.string() });
/** A window of X, and a minute for clocks that differ. */
const windowMs = 16 * 60_000;
/** How often the simulated X was asked, by path. */
const asked = new Map<string, number>();
let server: XServer;

beforeAll(async () => {
  server = await startX({
    options: { limits: { dm_events: 1_000_000, 'users/:id/tweets': 1_000_000 } },
    watch: (request, _response, next) => {
      const path = request.path.replace(/\d{5,}/g, ':id');
      if (path.startsWith('/2/')) asked.set(path, (asked.get(path) ?? 0) + 1);
      next();
    },
  });
});
afterAll(() => server.stop());
beforeEach(async () => {
  await server.call('DELETE', '/sandbox/x/faults');
  asked.clear();
});

const write = async (post: Record<string, unknown>): Promise<string> =>
  Id.parse(await server.call('POST', '/sandbox/x/posts', post)).id;
const fault = (next: string, more: { times?: number; on?: string } = {}): Promise<unknown> =>
  server.call('POST', '/sandbox/x/faults', { next, ...more });
const ids = (events: InboundEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'message' || event.kind === 'own-message' ? [event.message.nativeId] : []));
const rejected = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('an answer of X that is no good one, whatever it looks like', () => {
  it.each(oddAnswers)('ends a look with an error that says when to look again: %s', async (kind) => {
    const connection = await server.connect();
    await connection.pull(undefined, signal);
    await fault(`read:${kind}`, { on: 'users/:id/mentions' });
    const error = await rejected(connection.pull(undefined, signal));
    expect(error).toMatchObject({
      code: kind.startsWith('429') ? 'network.rate-limited' : 'network.unreachable',
      retryAfterMs: expect.any(Number),
    });
    const { retryAfterMs } = z.object({ retryAfterMs: z.number() }).parse(error);
    expect(retryAfterMs).toBeGreaterThanOrEqual(1_000);
    expect(retryAfterMs).toBeLessThanOrEqual(windowMs);
  });

  it.each(oddAnswers.filter((kind) => kind.startsWith('429')))(
    'means that an answer was certainly not sent, and is tried again within the hour: %s',
    async (kind) => {
      const question = await write({ author: 'ana', text: `@alba ${kind}` });
      await fault(kind);
      const outcome = await (await server.connect()).publish({ text: `Hola, ${kind}`, target: question, opId: 'op' });
      expect(outcome).toMatchObject({ kind: 'not-sent', retryAfterMs: expect.any(Number) });
      const { retryAfterMs } = z.object({ retryAfterMs: z.number() }).parse(outcome);
      expect(retryAfterMs).toBeGreaterThanOrEqual(1_000);
      expect(retryAfterMs).toBeLessThan(GIVE_UP_AFTER_MS);
    },
  );

  it.each(oddAnswers.filter((kind) => !kind.startsWith('429')))(
    'leaves open whether an answer was sent: %s',
    async (kind) => {
      const question = await write({ author: 'ana', text: `@alba ${kind}` });
      await fault(kind);
      expect(
        await (await server.connect()).publish({ text: `Hola, ${kind}`, target: question, opId: 'op' }),
      ).toMatchObject({ kind: 'unknown', detail: expect.stringMatching(/HTTP 50[23]/) });
    },
  );

  it('keeps the next look within a quarter of an hour where a spent window ends in the year 58000', async () => {
    const connection = await server.connect();
    await fault('read:spent-reset-ms', { on: 'users/:id/mentions' });
    const { waitMs } = await connection.pull(undefined, signal);
    expect(waitMs).toBeGreaterThan(60_000);
    expect(waitMs).toBeLessThanOrEqual(windowMs);
  });
});

describe('pages that lead nowhere', () => {
  it('ends at quotes that X counts and does not show, and brings the mentions of the same look', async () => {
    const ours = await write({ author: 'alba', text: 'Abrimos el lunes' });
    const connection = await server.connect();
    const first = await connection.pull(undefined, signal);
    await write({ author: 'eva', text: 'Ya era hora', quote: ours });
    const mention = await write({ author: 'bea', text: '@alba ¿y el martes?' });
    await fault('read:empty-page', { on: 'tweets/:id/quote_tweets', times: 1000 });
    asked.clear();
    const { events, cursor } = await connection.pull(first.cursor, signal);
    expect(ids(events)).toContain(mention);
    expect(asked.get('/2/tweets/:id/quote_tweets')).toBeLessThanOrEqual(10);
    asked.clear();
    await connection.pull(cursor, signal);
    expect(asked.get('/2/tweets/:id/quote_tweets')).toBeUndefined();
  });

  it.each(['read:empty-page', 'read:same-token'])('ends at mentions with %s, keeping what came', async (kind) => {
    const connection = await server.connect();
    const first = await connection.pull(undefined, signal);
    const mention = await write({ author: 'carla', text: `@alba ${kind}` });
    await fault(kind, { on: 'users/:id/mentions', times: 1000 });
    asked.clear();
    const { events } = await connection.pull(first.cursor, signal);
    expect(asked.get('/2/users/:id/mentions')).toBeLessThanOrEqual(10);
    if (kind === 'read:same-token') expect(ids(events)).toContain(mention);
  });

  it('does not call our answer absent where the pages of our timeline do not end', async () => {
    const question = await write({ author: 'dani', text: '@alba ¿hola?' });
    const connection = await server.connect();
    await connection.check?.();
    await fault('read:empty-page', { on: 'users/:id/tweets', times: 1000 });
    expect(await connection.findOwnAnswer({ text: 'Hola', target: question, since: new Date() })).toMatchObject({
      kind: 'cannot-tell',
    });
  });
});

describe('a look of which a part fails', () => {
  it.each(['read:429-no-reset', 'read:502-html', 'read:503-null'])(
    'brings the mentions although our own timeline answers with %s, and our posts the next time',
    async (kind) => {
      const connection = await server.connect();
      const first = await connection.pull(undefined, signal);
      const mention = await write({ author: 'eva', text: `@alba con ${kind}` });
      const ours = await write({ author: 'alba', text: `Buenos días, ${kind}` });
      await fault(kind, { on: 'users/:id/tweets' });
      const look = await connection.pull(first.cursor, signal);
      expect(ids(look.events)).toContain(mention);
      expect(ids(look.events)).not.toContain(ours);
      expect(look.missed?.code).toMatch(/^network\./);
      const next = await connection.pull(look.cursor, signal);
      expect(ids(next.events)).toContain(ours);
      expect(next.missed).toBeUndefined();
    },
  );
});

describe('a place of the last look that X no longer takes', () => {
  it('looks again from a time, and goes on from there', async () => {
    const connection = await server.connect();
    const first = await connection.pull(undefined, signal);
    const mention = await write({ author: 'fina', text: '@alba sigo aquí' });
    await fault('read:refused-since', { on: 'users/:id/mentions' });
    const look = await connection.pull(first.cursor, signal);
    expect(ids(look.events)).toContain(mention);
    const later = await write({ author: 'fina', text: '@alba y aquí' });
    const next = await connection.pull(look.cursor, signal);
    expect(ids(next.events)).toContain(later);
  });

  it('takes the place of another X, far in the future, for none', async () => {
    const connection = await server.connect();
    const { cursor } = await connection.pull(undefined, signal);
    const mention = await write({ author: 'gala', text: '@alba del futuro' });
    const strange = JSON.stringify({
      ...(JSON.parse(cursor ?? '{}') as object),
      mentions: '9000000000000000000',
      own: '9000000000000000000',
    });
    await fault('read:refused-since', { times: 2 });
    const look = await connection.pull(strange, signal);
    expect(ids(look.events)).toContain(mention);
    expect(look.cursor).not.toContain('9000000000000000000');
  });
});

describe('more direct messages than one look may read', () => {
  it('reads all 1,250 over several looks, and then only what is new', async () => {
    const many = await startX({ options: { limits: { dm_events: 1_000_000 } } });
    try {
      for (let i = 0; i < 1_250; i += 1)
        await many.call('POST', '/sandbox/x/dms', { author: `p_${i % 9}`, text: `mensaje ${i}` });
      const connection = await many.connect();
      const first = await connection.pull(undefined, signal);
      expect(first.events).toHaveLength(1_000);
      const second = await connection.pull(first.cursor, signal);
      const third = await connection.pull(second.cursor, signal);
      expect(new Set([...first.events, ...second.events, ...third.events].map(({ eventKey }) => eventKey)).size).toBe(
        1_250,
      );
      await many.call('POST', '/sandbox/x/dms', { author: 'p_1', text: 'uno más' });
      const fourth = await connection.pull(third.cursor, signal);
      expect(fourth.events).toHaveLength(1);
    } finally {
      await many.stop();
    }
  }, 120_000);
});

it('does not begin a call that comes too late', async () => {
  const question = await write({ author: 'hugo', text: '@alba ¿ya?' });
  const connection = await server.connect();
  await connection.check?.();
  asked.clear();
  expect(
    await connection.publish({ text: 'Ya', target: question, opId: 'op', notAfter: new Date(Date.now() - 1) }),
  ).toMatchObject({ kind: 'not-sent' });
  expect(asked.get('/2/tweets')).toBeUndefined();
});
