import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { samples } from '../../../sandbox/social/samples.ts';
import { startX, type XServer } from '../../contracts/network-x-rig.ts';

let server: XServer;
beforeAll(async () => {
  server = await startX();
});
afterAll(() => server.stop());

const Id = z.object({ id: z.string(), url: z.string() });
const call = (method: string, path: string, body?: unknown): Promise<unknown> =>
  server.call(method, `/sandbox${path}`, body);

describe('control calls of the simulated X', () => {
  it('write posts and show them with their replies', async () => {
    const before = server.changes.count;
    const { id, url } = Id.parse(
      await call('POST', '/x/posts', { author: '@carla_ruiz', text: '@alba hola', followers: 12_300 }),
    );
    expect(url).toBe(`${server.base}/x/carla_ruiz/status/${id}`);
    const answer = Id.parse(
      await call('POST', '/x/native-reply', { account: 'alba', inReplyTo: id, text: 'Hola Carla' }),
    );
    const nested = Id.parse(
      await call('POST', '/x/posts', { author: 'carla_ruiz', text: 'Gracias', inReplyTo: answer.id }),
    );
    expect(server.changes.count).toBe(before + 3);
    expect(await call('GET', `/x/posts/${id}`)).toMatchObject({
      id,
      author: { handle: 'carla_ruiz', name: 'Carla Ruiz', followers: 12_300, account: null },
      text: '@alba hola',
      inReplyTo: null,
      deleted: false,
      replies: [
        {
          id: answer.id,
          author: { handle: 'alba', account: 'alba' },
          text: 'Hola Carla',
          replies: [{ id: nested.id, text: 'Gracias', inReplyTo: answer.id, replies: [] }],
        },
      ],
    });
    expect(
      z
        .array(Id)
        .parse(await call('GET', '/x/posts?limit=2'))
        .map((post) => post.id),
    ).toEqual([nested.id, answer.id]);
  });

  it("keep a post's id through edits, and show that it was deleted", async () => {
    const { id } = Id.parse(await call('POST', '/x/posts', { author: 'ana', text: 'uno' }));
    expect(await call('PATCH', `/x/posts/${id}`, { text: 'dos' })).toMatchObject({
      id,
      text: 'dos',
      editedAt: expect.any(String),
    });
    await call('POST', `/x/posts/${id}/like`, {});
    expect(await call('GET', `/x/posts/${id}`)).toMatchObject({ id, text: 'dos', likes: 1 });
    await call('DELETE', `/x/posts/${id}`);
    expect(await call('GET', `/x/posts/${id}`)).toMatchObject({ id, text: '', deleted: true });
    await expect(call('PATCH', `/x/posts/${id}`, { text: 'tres' })).rejects.toThrow(/409.*deleted/);
  });

  it.each([
    ['POST', '/x/posts', { author: 'ana', text: 'hola', likes: 3 }, /400.*likes/],
    ['POST', '/x/posts', { author: 'ana' }, /400.*text/],
    ['POST', '/x/posts', { author: 'no spaces', text: 'a' }, /400.*handle/],
    ['POST', '/x/posts', { author: 'ana', text: 'hola', inReplyTo: '99' }, /404.*no post 99/],
    ['GET', '/x/posts/abc', undefined, /404/],
    ['GET', '/x/posts?limit=0', undefined, /400.*limit/],
    ['POST', '/x/native-reply', { account: 'nobody', inReplyTo: '1', text: 'a' }, /404.*alba, alba-br/],
    ['POST', '/x/faults', { next: 'fire' }, /400.*timeout-after-write/],
    ['POST', '/storm', { count: 5, perSecond: 0 }, /400.*perSecond/],
    ['POST', '/x/play', { speed: 1, loud: true }, /400.*`loud` means nothing here\./],
    ['POST', '/x/posts', { author: 'ana', text: 5 }, /400.*`text` must be a text\./],
    ['POST', '/x/posts', { text: 'hola' }, /400.*`author` is missing\./],
    ['POST', '/x/posts', { author: 'ana', text: '' }, /400.*`text` is empty\./],
    [
      'POST',
      '/x/posts',
      { author: 'ana', text: 'a', media: [{ url: 'no' }] },
      /400.*`media\.0\.url` must be an address/,
    ],
    ['POST', '/storm', { count: 5, perSecond: 1e9 }, /400.*`perSecond` must be at most 1000\./],
    ['POST', '/x/webhooks/faults', { next: 'fire' }, /400.*`next` must be one of /],
    ['PATCH', '/x/accounts/alba', { locked: 'yes' }, /400.*`locked` must be true or false\./],
  ])('refuse %s %s %j in words', async (method, path, body, words) => {
    await expect(call(method, path, body)).rejects.toThrow(words);
  });

  it("name the brand's accounts", async () => {
    expect(await call('GET', '/x/accounts')).toMatchObject([
      { key: 'alba', handle: 'alba', name: 'Alba' },
      { key: 'alba-br', handle: 'alba_br' },
    ]);
  });

  it('queue faults and forget them', async () => {
    await call('POST', '/x/faults', { next: '503', times: 2 });
    await call('POST', '/x/faults', { next: 'refuse:locked' });
    expect(await call('GET', '/x/faults')).toMatchObject({
      waiting: [
        { kind: '503', times: 2 },
        { kind: 'refuse:locked', times: 1 },
      ],
    });
    expect(await call('DELETE', '/x/faults')).toEqual({ waiting: [] });
  });

  it('raise a storm and answer when it is over', async () => {
    expect(await call('POST', '/storm', { count: 120, perSecond: 400 })).toEqual({
      running: false,
      posted: 120,
      count: 120,
    });
    const posts = z
      .array(z.object({ text: z.string(), author: z.object({ handle: z.string() }) }))
      .parse(await call('GET', '/x/posts?limit=120'));
    expect(new Set(posts.map((post) => post.author.handle)).size).toBe(120);
    expect(posts.every((post) => post.text.includes('@alba'))).toBe(true);
  });

  it('start a storm that lasts over a minute, say how far it is, and stop it', async () => {
    expect(await call('POST', '/storm', { count: 1000, perSecond: 1 })).toMatchObject({ running: true, count: 1000 });
    await expect(call('POST', '/storm', { count: 1, perSecond: 1 })).rejects.toThrow(/409/);
    expect(await call('DELETE', '/storm')).toMatchObject({ running: false });
  });

  it('play the sample stream in its order and remember the place', async () => {
    expect(await call('POST', '/x/play', {})).toEqual({ playing: true, position: 1, total: samples.length });
    expect(await call('GET', '/x/posts?limit=1')).toMatchObject([
      { author: { handle: samples[0]?.author }, text: samples[0]?.text.replace('@marca', '@alba') },
    ]);
    expect(await call('DELETE', '/x/play')).toMatchObject({ playing: false, position: 1 });
    expect(await call('POST', '/x/play', {})).toMatchObject({ position: 2 });
    expect(await call('DELETE', '/x/play')).toMatchObject({ position: 2 });
    expect(await call('POST', '/x/play', { restart: true })).toMatchObject({ position: 1 });
    expect(await call('DELETE', '/x/play')).toMatchObject({ playing: false });
  });
});

it('everything is there after a restart, and ids go on growing', async () => {
  const kept = mkdtempSync(path.join(tmpdir(), 'recado-x-kept-'));
  try {
    const before = await startX({ kept });
    const { id } = Id.parse(
      await before.call('POST', '/sandbox/x/posts', { author: 'ana', text: '@alba hola', followers: 7 }),
    );
    await before.call('POST', '/sandbox/x/faults', { next: '503' });
    await before.call('POST', '/sandbox/x/play', {});
    await before.stop();
    // The clock went back an hour meanwhile.
    const after = await startX({ kept, clock: { now: () => new Date(Date.now() - 3_600_000) } });
    expect(await after.call('GET', `/sandbox/x/posts/${id}`)).toMatchObject({
      text: '@alba hola',
      author: { followers: 7 },
    });
    expect(await after.call('GET', '/sandbox/x/faults')).toMatchObject({ waiting: [{ kind: '503', times: 1 }] });
    expect(await after.call('GET', '/sandbox/x/play')).toMatchObject({ playing: false, position: 1 });
    const next = Id.parse(await after.call('POST', '/sandbox/x/posts', { author: 'ana', text: '@alba otra vez' }));
    expect(BigInt(next.id)).toBeGreaterThan(BigInt(id));
    expect(after.keys.x).toEqual(before.keys.x);
    await after.stop();
  } finally {
    rmSync(kept, { recursive: true, force: true });
  }
});

describe('sample messages', () => {
  it('address the brand, fit a post, and go on only with what was begun', () => {
    const begun = new Set<string>();
    for (const sample of samples) {
      expect(sample.text).toContain('@marca');
      expect(sample.text.length).toBeLessThan(270);
      expect(sample.author).toMatch(/^\w{1,15}$/);
      if (sample.follows === true) expect(begun).toContain(sample.author);
      begun.add(sample.author);
    }
    expect(samples.length).toBeGreaterThanOrEqual(55);
  });
});
