import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NetworkConnection } from '#core/ports/network.ts';
import { startX } from '../../contracts/network-x-rig.ts';
import { startFacebook } from '../../support/facebook.ts';
import { startInstagram } from '../../support/instagram.ts';
import { startMastodon } from '../../support/mastodon.ts';
import { connectFacebook } from './facebook/connect.ts';
import { connectInstagram } from './instagram/connect.ts';
import { connectMastodon } from './mastodon/connect.ts';

interface Rig {
  connection: NetworkConnection;
  wrong: NetworkConnection;
  stop(): Promise<void>;
}

const rigs: Readonly<Record<string, { start(): Promise<Rig>; told: readonly string[]; calls: number }>> = {
  X: {
    told: ['followers', 'following', 'posts', 'listed'],
    calls: 1,
    async start() {
      const server = await startX();
      const wrong = await server.connect({}, { env: { X_ACCESS_TOKEN: 'nobody-s' } });
      return { connection: await server.connect(), wrong, stop: () => server.stop() };
    },
  },
  Mastodon: {
    told: ['followers', 'following', 'posts'],
    calls: 1,
    async start() {
      const server = await startMastodon();
      const wrong = await connectMastodon({ ...server, token: 'nobody-s' });
      return { connection: await connectMastodon(server), wrong, stop: () => server.stop() };
    },
  },
  Facebook: {
    told: ['followers', 'likes', 'views', 'engagements'],
    calls: 4,
    async start() {
      const server = await startFacebook();
      const wrong = await connectFacebook({ ...server, token: 'nobody-s' });
      return { connection: await connectFacebook(server), wrong, stop: () => server.stop() };
    },
  },
  Instagram: {
    told: ['followers', 'following', 'posts', 'reach', 'views'],
    calls: 5,
    async start() {
      const server = await startInstagram();
      const wrong = await connectInstagram({ ...server, token: 'nobody-s' });
      return { connection: await connectInstagram(server), wrong, stop: () => server.stop() };
    },
  },
};
const { signal } = new AbortController();

describe.each(Object.entries(rigs))('what %s tells of our own account', (_name, { start, told, calls }) => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await start();
  });
  afterAll(() => rig.stop());

  it('is a number for each metric, with what was answered, and each call is counted', async () => {
    let called = 0;
    const readings = await rig.connection.accountMetrics?.({ signal, called: () => (called += 1) });
    expect(readings?.map(({ metric }) => metric)).toEqual(told);
    for (const { value, why, raw } of readings ?? []) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect({ why, isRaw: raw !== null }).toEqual({ why: null, isRaw: true });
    }
    expect(called).toBe(calls);
  });

  it('is an error in our words where the access is refused', async () => {
    await expect(rig.wrong.accountMetrics?.({ signal, called() {} })).rejects.toMatchObject({
      code: 'network.not-authorised',
    });
  });
});

describe('a metric that Meta tells no more', () => {
  it.each(['page_media_view', 'reach'])('%s is told by nobody, with the reason, and the others stay', async (gone) => {
    const options = { goneMetrics: [gone] };
    const server = gone === 'reach' ? await startInstagram({ options }) : await startFacebook({ options });
    const connection = await (gone === 'reach' ? connectInstagram(server) : connectFacebook(server));
    const readings = (await connection.accountMetrics?.({ signal, called() {} })) ?? [];
    await server.stop();
    const without = readings.filter(({ value }) => value === null);
    expect(without).toMatchObject([{ metric: gone === 'reach' ? 'reach' : 'views' }]);
    expect(without[0]?.why).toContain(gone);
    expect(readings.length).toBeGreaterThan(3);
  });
});
