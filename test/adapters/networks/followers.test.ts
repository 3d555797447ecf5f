import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NetworkConnection, NewFollowers } from '#core/ports/network.ts';
import { startX, type XServer } from '../../contracts/network-x-rig.ts';
import { startMastodon, type MastodonServer } from '../../support/mastodon.ts';
import { connectMastodon } from './mastodon/connect.ts';

async function look(
  { newFollowers }: NetworkConnection,
  cursor: string | undefined,
  atMost = 100,
): Promise<NewFollowers> {
  if (!newFollowers) throw new Error('the network tells nobody');
  return await newFollowers({ cursor, atMost, signal: new AbortController().signal });
}
const handles = ({ followers }: NewFollowers): string[] => followers.map(({ author }) => author.handle);

describe('new followers on X', () => {
  let server: XServer;
  let connection: NetworkConnection;
  const follow = async (author: string, followers?: number): Promise<unknown> =>
    server.call('POST', '/sandbox/x/follows', {
      account: 'alba',
      author,
      followers,
    });
  beforeAll(async () => {
    server = await startX();
    connection = await server.connect();
  });
  afterAll(() => server.stop());

  it('are none at the first look, and at the next those who came since, with what X tells of them', async () => {
    await follow('ana');
    const first = await look(connection, undefined);
    expect(first).toMatchObject({ followers: [], read: 1, all: true });
    await follow('bea', 90_000);
    await follow('ana');
    const next = await look(connection, first.cursor);
    expect(next.followers).toMatchObject([
      { author: { handle: 'bea', followers: 90_000 }, url: expect.stringMatching(/\/x\/bea$/), at: undefined },
    ]);
    expect(next).toMatchObject({ read: 2, all: true });
    expect(handles(await look(connection, next.cursor))).toEqual([]);
  });

  it('are never more than may be read, and the next look begins with the newest', async () => {
    const { cursor } = await look(connection, undefined);
    for (let n = 0; n < 25; n += 1) await follow(`fan_${n}`);
    const cut = await look(connection, cursor, 12);
    expect(cut).toMatchObject({ read: 12, all: false });
    expect(handles(cut)).toEqual(Array.from({ length: 12 }, (_, n) => `fan_${24 - n}`));
    await follow('late');
    expect(handles(await look(connection, cut.cursor))).toEqual(['late']);
    const whole = await look(connection, cursor);
    expect(whole.followers).toHaveLength(26);
    expect(whole.all).toBe(true);
  });

  it('begin again from a place that is none of ours', async () => {
    for (const odd of ['no json', '{"a":1}', '["x"]']) expect(handles(await look(connection, odd))).toEqual([]);
  });

  it('are asked of nobody where the configuration says so', async () => {
    expect((await server.connect({ followersPerDay: 0 })).budgets).toMatchObject({ followers: 0 });
  });
});

describe('new followers on Mastodon', () => {
  let server: MastodonServer;
  let connection: NetworkConnection;
  beforeAll(async () => {
    server = await startMastodon();
    connection = await connectMastodon(server);
  });
  afterAll(() => server.stop());

  it('come with the moment, each once, and no mention among them', async () => {
    const follow = async (author: string): Promise<unknown> =>
      server.call('POST', '/sandbox/mastodon/follows', { account: 'alba', author });
    expect(await look(connection, undefined)).toMatchObject({ followers: [], cursor: undefined, all: true });
    await follow('ana');
    await server.call('POST', '/sandbox/mastodon/posts', { author: 'kike', text: '@alba@social.example hola' });
    const first = await look(connection, undefined);
    expect(handles(first)).toEqual(['ana@social.example']);
    const [ana] = first.followers;
    expect(ana?.at).toBeInstanceOf(Date);
    expect(ana?.url).toMatch(/^http.*@ana/);
    await follow('bea');
    const next = await look(connection, first.cursor);
    expect(handles(next)).toEqual(['bea@social.example']);
    expect(handles(await look(connection, next.cursor))).toEqual([]);
  });
});
