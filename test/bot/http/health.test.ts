import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createHealth } from '../../../bot/http/health.ts';

describe('health while the database is late', () => {
  const counts = { due: 3, running: 1, dead: 0 };

  function withStore(
    silentMs: number,
    answeredAt = () => -Infinity,
  ): {
    report: ReturnType<typeof createHealth>['report'];
    standStill(): () => void;
  } {
    let wait: Promise<void> = Promise.resolve();
    const health = createHealth({ version: '1', now: () => new Date(0), patienceMs: 30, silentMs });
    health.ready({
      store: 'embedded',
      surfaces: ['slack'],
      accounts: () => [],
      clicks: () => 0,
      answeredAt,
      inbox: async () => ({ waiting: 7, failed: 0 }),
      work: async () => {
        await wait;
        return counts;
      },
    });
    return {
      report: () => health.report(),
      standStill() {
        const { promise, resolve } = Promise.withResolvers<void>();
        wait = promise;
        return resolve;
      },
    };
  }

  it('is ready with the counts of the earlier look and says that they are late', async () => {
    const { report, standStill } = withStore(60_000);
    await report();
    const goOn = standStill();
    const { ready, body } = await report();
    expect(ready).toBe(true);
    expect(body).toMatchObject({ status: 'ok', work: counts, inbox: { waiting: 7 }, late: expect.any(String) });
    goOn();
    await expect.poll(async () => (await report()).body.late).toBeUndefined();
  });

  it('is not ready once nothing was answered for longer than the limit', async () => {
    const { report, standStill } = withStore(60);
    await report();
    const goOn = standStill();
    await report();
    await pause(80);
    expect(await report()).toMatchObject({
      ready: false,
      body: { status: 'failing', error: 'the database does not answer' },
    });
    goOn();
    await expect.poll(async () => (await report()).ready).toBe(true);
  });

  it('stays ready however late, while the database answers others', async () => {
    const { report, standStill } = withStore(60, () => performance.now());
    await report();
    standStill();
    await report();
    await pause(80);
    expect(await report()).toMatchObject({ ready: true, body: { work: counts, late: expect.any(String) } });
  });

  it('is not ready where the very first look is not answered', async () => {
    const { report, standStill } = withStore(60_000);
    standStill();
    expect((await report()).ready).toBe(false);
  });
});
