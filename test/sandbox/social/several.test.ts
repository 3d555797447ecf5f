import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createMastodon } from '../../../sandbox/mastodon/part.ts';
import { createNetworksPart } from '../../../sandbox/social/networks-part.ts';
import { samples } from '../../../sandbox/social/samples.ts';
import { openState } from '../../../sandbox/state.ts';
import { createX } from '../../../sandbox/x/part.ts';
import { startSimulated, type SimulatedServer } from '../../support/simulated-network.ts';
import { until } from '../../support/until.ts';

const start = (kept?: string): Promise<SimulatedServer> =>
  startSimulated({
    kept,
    accounts: [
      { key: 'alba', network: 'x', handle: 'alba', name: 'Alba' },
      { key: 'alba-m', network: 'mastodon', handle: 'alba@social.example', name: 'Alba' },
    ],
    part: (deps) => createNetworksPart(deps, [createX(deps), createMastodon(deps)]),
  });
const Play = z.object({ position: z.number(), playing: z.boolean(), total: z.number() });
const Posts = z.array(z.object({ id: z.string(), text: z.string(), author: z.object({ handle: z.string() }) }));

describe('two simulated networks', () => {
  let server: SimulatedServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  const posts = async (network: string): Promise<z.output<typeof Posts>> =>
    Posts.parse(await server.call('GET', `/sandbox/${network}/posts?limit=500`));

  it('keep what is written on one from the other', async () => {
    const { id } = z
      .object({ id: z.string() })
      .parse(await server.call('POST', '/sandbox/mastodon/posts', { author: 'ana@other.example', text: '@alba hola' }));
    expect((await posts('mastodon')).map((post) => post.id)).toEqual([id]);
    expect(await posts('x')).toEqual([]);
    await expect(server.call('GET', `/sandbox/x/posts/${id}`)).rejects.toThrow(/404/);
    await expect(server.call('POST', '/sandbox/x/posts', { author: 'ana@other.example', text: 'a' })).rejects.toThrow(
      /400.*handle/,
    );
  });

  it('share the sample messages, and each person stays on one of them', async () => {
    await server.call('POST', '/sandbox/mastodon/play', { speed: 100, restart: true });
    await until('all sample messages', async () => {
      const { position } = Play.parse(await server.call('GET', '/sandbox/x/play'));
      return position >= samples.length;
    });
    const [onX, onMastodon] = [await posts('x'), await posts('mastodon')].map(
      (all) => new Set(all.map(({ author }) => author.handle)),
    );
    expect([...(onX ?? [])].filter((handle) => onMastodon?.has(handle))).toEqual([]);
    expect(onX?.size).toBeGreaterThan(onMastodon?.size ?? 0);
    expect(onMastodon?.size).toBeGreaterThan(5);
    expect(onX?.has(samples[0]?.author ?? '')).toBe(true);
  });

  it('can each be stormed, the first where none is named', async () => {
    const before = [(await posts('x')).length, (await posts('mastodon')).length];
    await server.call('POST', '/sandbox/storm', { count: 3, perSecond: 100, network: 'mastodon' });
    await server.call('POST', '/sandbox/storm', { count: 2, perSecond: 100 });
    expect([(await posts('x')).length - (before[0] ?? 0), (await posts('mastodon')).length - (before[1] ?? 0)]).toEqual(
      [2, 3],
    );
    await expect(server.call('POST', '/sandbox/storm', { count: 1, perSecond: 1, network: 'z' })).rejects.toThrow(
      /400.*x, mastodon/,
    );
  });
});

it('a workspace from before there were several networks keeps its keys and how far its sample messages were', async () => {
  const kept = mkdtempSync(path.join(tmpdir(), 'recado-before-'));
  try {
    const first = await start(kept);
    await first.call('POST', '/sandbox/x/play', {});
    await first.call('DELETE', '/sandbox/x/play');
    await first.stop();
    // As it was left by the version before.
    const file = path.join(kept, 'sandbox', 'keys.json');
    const { mastodon: _mastodon, ...before } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify(before));
    const db = openState(kept);
    db.exec('ALTER TABLE social_meta RENAME TO x_meta; ALTER TABLE x_posts DROP COLUMN visibility');
    db.close();
    const again = await start(kept);
    expect(again.keys.x).toEqual(first.keys.x);
    expect(again.keys.mastodon.accounts['alba-m']?.token).toMatch(/^[\w-]{40,}$/);
    expect(await again.call('GET', '/sandbox/x/play')).toMatchObject({ playing: false, position: 1 });
    expect(await again.call('GET', '/sandbox/x/posts')).toMatchObject([{ text: expect.stringContaining('@alba') }]);
    await again.stop();
  } finally {
    rmSync(kept, { recursive: true, force: true });
  }
});
