import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createFacebook } from '../../../sandbox/facebook/part.ts';
import { facebookSamples } from '../../../sandbox/facebook/samples.ts';
import { createInstagram } from '../../../sandbox/instagram/part.ts';
import { instagramSamples } from '../../../sandbox/instagram/samples.ts';
import { createMastodon } from '../../../sandbox/mastodon/part.ts';
import { mastodonSamples } from '../../../sandbox/mastodon/samples.ts';
import { createNetworksPart } from '../../../sandbox/social/networks-part.ts';
import { guessLanguage } from '../../../sandbox/social/guess-language.ts';
import { samples } from '../../../sandbox/social/samples.ts';
import { openState } from '../../../sandbox/state.ts';
import { createWhatsApp } from '../../../sandbox/whatsapp/part.ts';
import { whatsappSamples } from '../../../sandbox/whatsapp/samples.ts';
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
const everywhere = (): Promise<SimulatedServer> =>
  startSimulated({
    accounts: [
      { key: 'alba', network: 'x', handle: 'alba', name: 'Alba' },
      { key: 'alba-fb', network: 'facebook', handle: 'tiendasalba', name: 'Alba' },
      { key: 'alba-ig', network: 'instagram', handle: 'albatiendas', name: 'Alba' },
      { key: 'alba-wa', network: 'whatsapp', handle: '34911234567', name: 'Alba' },
    ],
    part: (deps) =>
      createNetworksPart(deps, [createX(deps), createFacebook(deps), createInstagram(deps), createWhatsApp(deps)]),
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

describe('the sample messages, where the brand is on X, Facebook, Instagram and WhatsApp', () => {
  const Thread = z.object({
    text: z.string(),
    author: z.object({ account: z.string().nullable() }),
    get replies() {
      return z.array(Thread);
    },
  });
  const Conversations = z.object({ conversations: z.array(Thread) });
  const Directs = z.array(z.object({ text: z.string(), from: z.object({ account: z.string().nullable() }) }));
  let server: SimulatedServer;
  beforeAll(async () => {
    server = await everywhere();
    await server.call('POST', '/sandbox/x/play', { speed: 100, restart: true });
    await until('all sample messages', async () => {
      const { position, total } = Play.parse(await server.call('GET', '/sandbox/x/play'));
      return position >= total;
    });
  });
  afterAll(() => server.stop());

  it.each(['facebook', 'instagram'])(
    'are comments under posts of the brand on %s, and posts that name it',
    async (id) => {
      const { conversations } = Conversations.parse(await server.call('GET', `/sandbox/${id}/conversations`));
      const ours = conversations.filter(({ author }) => author.account !== null);
      expect(ours).toHaveLength(2);
      for (const { replies } of ours) {
        expect(replies.length).toBeGreaterThan(1);
        // Whoever writes under a post of the brand does not name it.
        for (const { text } of replies) expect(text).toMatch(/^[\p{Lu}¿¡]/u);
      }
      const others = conversations.filter(({ author }) => author.account === null);
      expect(others.length).toBeGreaterThan(1);
      expect(
        others.every(
          ({ text }) => text.includes(id === 'facebook' ? 'Alba' : '@albatiendas') && !text.includes('@tiendasalba'),
        ),
      ).toBe(true);
    },
  );

  it.each([
    ['facebook', facebookSamples],
    ['instagram', instagramSamples],
    ['whatsapp', whatsappSamples],
  ])('are private ones on %s too, and in public on none of them', async (id, own) => {
    const said = Directs.parse(await server.call('GET', `/sandbox/${id}/dms`)).map(({ text }) => text);
    expect(said.length).toBeGreaterThan(1);
    expect(said.toSorted()).toEqual(own.inPrivate?.map(({ text }) => text).toSorted());
    for (const network of ['x', 'facebook', 'instagram'])
      expect(JSON.stringify(await server.call('GET', `/sandbox/${network}/posts?limit=500`))).not.toContain(said[0]);
  });

  it('begin with one of each network within the first dozen, so that a newcomer meets all of them', () => {
    const first = samples.slice(0, 12).map(({ author }) => author);
    for (const own of [facebookSamples, instagramSamples, mastodonSamples])
      expect(first.some((author) => own.people?.[author] !== undefined)).toBe(true);
    expect(whatsappSamples.inPrivate?.some(({ after }) => after < 12)).toBe(true);
  });

  it('name people whom there are, each on one network, and posts that the brand has', () => {
    const all = [facebookSamples, instagramSamples, mastodonSamples];
    const named = all.flatMap((own) => Object.keys(own.people ?? {}));
    expect(named.toSorted()).toEqual([...new Set(named)].toSorted());
    expect(named.filter((author) => samples.every((sample) => sample.author !== author))).toEqual([]);
    for (const own of all)
      expect(new Set(Object.values(own.people ?? {}).flatMap(({ under }) => under ?? []))).toEqual(
        new Set(Object.keys(own.posts ?? {})),
      );
  });

  it('are in the languages of the brand, in private too', () => {
    const said = [facebookSamples, instagramSamples, whatsappSamples].flatMap((own) => own.inPrivate ?? []);
    expect(new Set(said.map(({ text }) => guessLanguage(text)))).toEqual(new Set(['es', 'pt', 'en']));
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
