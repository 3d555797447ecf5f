import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InboundEvent } from '#core/message.ts';
import type { LookedAt } from '../../../contracts/looked-at.ts';
import { startFacebook, type FacebookServer } from '../../../support/facebook.ts';
import { connectFacebook, plainId } from './connect.ts';

let server: FacebookServer;
let connection: LookedAt;
const asked: string[] = [];
const lines: unknown[] = [];
const note = (fields: Record<string, unknown>, words: string): void => void lines.push([fields, words]);
const signal = new AbortController().signal;

beforeAll(async () => {
  server = await startFacebook({
    watch: (request, _response, next) => {
      asked.push(request.originalUrl);
      next();
    },
  });
  connection = await connectFacebook(server, {}, {}, { error: note, warn: note, info: note, debug: note });
});
afterAll(() => server.stop());
beforeEach(async () => {
  lines.length = 0;
  await server.call('DELETE', '/sandbox/facebook/faults');
});

const fault = (next: string, on?: string): Promise<unknown> =>
  server.call('POST', '/sandbox/facebook/faults', { next, on });
async function write(author: string, text: string, inReplyTo?: string): Promise<string> {
  const body = { author, text, inReplyTo: inReplyTo === undefined ? undefined : plainId(inReplyTo) };
  const { id } = (await server.call('POST', '/sandbox/facebook/posts', body)) as { id: string };
  return id;
}
const textsOf = (events: readonly InboundEvent[]): string[] =>
  events.flatMap((event) => ('message' in event ? [event.message.text] : []));
const named = (events: readonly InboundEvent[], id: string): string =>
  events
    .flatMap((event) => ('message' in event ? [event.message.nativeId] : []))
    .find((each) => plainId(each) === id) ?? '';

describe('an answer that says less than it should', () => {
  it.each([
    ['200-error', 'unknown'],
    ['200-html', 'unknown'],
    ['200-half', 'unknown'],
    ['400-code-1', 'unknown'],
    ['400-no-error', 'unknown'],
    ['502-html', 'unknown'],
    ['400-unknown-code', 'refused'],
    ['429-usage-words', 'not-sent'],
  ])('to a call that publishes: after %s it is %s', async (kind, outcome) => {
    const id = await write('ana', `hola ${kind}`);
    const target = named((await connection.pull(undefined, signal)).events, id);
    await fault(kind);
    const sent = await connection.publish({ text: `Hola ${kind}`, target, opId: kind });
    expect(sent).toMatchObject({ kind: outcome });
  });

  it.each(['502-html', '200-html', '400-code-1', '400-no-error'])(
    'to a look: after %s it is tried again later',
    async (kind) => {
      await fault(`read:${kind}`);
      const failed = await connection.pull(undefined, signal).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(failed).toMatchObject({ code: 'network.unreachable', retryAfterMs: expect.any(Number) });
    },
  );

  it('in a list: a row that makes no sense is left out and said, the others come; no list is followed for ever', async () => {
    await write('ana', 'sigue ahí');
    await fault('read:odd-row', 'feed');
    expect(textsOf((await connection.pull(undefined, signal)).events)).toContain('sigue ahí');
    expect(lines).toContainEqual([
      expect.objectContaining({ what: 'post' }),
      'a row of the network makes no sense and is left out',
    ]);
    await fault('read:same-page', 'feed');
    await fault('read:same-page', 'feed');
    expect(textsOf((await connection.pull(undefined, signal)).events)).toContain('sigue ahí');
  });

  it('about who wrote: the message comes all the same', async () => {
    const id = await write('ana', 'sin nombre');
    await fault('read:without-from', 'feed');
    const { events } = await connection.pull(undefined, signal);
    const found = events.find((event) => 'message' in event && plainId(event.message.nativeId) === id);
    expect(found).toMatchObject({ kind: 'message', message: { author: { name: 'Facebook' } } });
  });
});

it("what Meta's calls did not bring is brought by the next look, under the newest post and under an older one", async () => {
  const older = await write('tiendasalba', 'Rebajas');
  await write('tiendasalba', 'Novedades');
  const { cursor } = await connection.pull(undefined, signal);
  const late = await write('bea', 'tarde pero llego', older);
  const next = await connection.pull(cursor, signal);
  expect(textsOf(next.events)).toEqual(['tarde pero llego']);
  expect(named(next.events, late)).toBe(`${older}_${late}`);
  expect(textsOf((await connection.pull(next.cursor, signal)).events)).toEqual([]);
});

it('no token stands in an address or in the log', async () => {
  await connection.check?.();
  expect(asked.length).toBeGreaterThan(10);
  for (const secret of [server.token, server.keys.facebook.appSecret]) {
    expect(asked.filter((url) => url.includes(secret))).toEqual([]);
    expect(JSON.stringify(lines)).not.toContain(secret);
  }
});
