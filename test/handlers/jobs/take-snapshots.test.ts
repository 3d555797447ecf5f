import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import type { RawReading } from '#core/reports/metrics.ts';
import { createTimeRules } from '#core/hours/rules.ts';
import { Config } from '#core/config/config.ts';
import type { Services } from '../../../handlers/context.ts';
import { takeSnapshots } from '../../../handlers/jobs/take-snapshots.ts';
import { spentToday } from '../../../handlers/listening/paid-reads.ts';
import { spentBlocks } from '../../../handlers/listening/spent-blocks.ts';
import { readInlines } from '../cards/builders.ts';
import { openRig, type Rig } from './rig.ts';

let rig: Rig;
let calls = 0;
let trouble: Error | undefined;
const told: RawReading[] = [
  { metric: 'followers', value: 1_204, why: null, raw: { followers_count: 1_204 } },
  { metric: 'views', value: null, why: '(#100) The value must be a valid insights metric', raw: null },
];
beforeAll(async () => {
  rig = await openRig();
});
afterAll(async () => {
  await rig.test.close();
});
beforeEach(async () => {
  await rig.reset();
  calls = 0;
  trouble = undefined;
});

/** The account is served in that zone. */
function servicesIn(timeZone: string): Services {
  const accountMetrics = async ({ called }: { called(): void }): Promise<RawReading[]> => {
    called();
    calls += 1;
    if (trouble) throw trouble;
    return told;
  };
  const given = {
    ...rig.services.config,
    managers: 'faturas',
    hours: { there: { timeZone, week: { 'mon-fri': ['09:00-18:00'] } } },
    service: [{ when: { account: ['alba-x'] }, hours: 'there' }],
  };
  const config = Config.parse(given);
  const networks = new Map([['alba-x', { ...rig.network.connection, accountMetrics }]]);
  return { ...rig.services, config, networks, time: createTimeRules(config) };
}
const kept = async (): Promise<Awaited<ReturnType<Rig['services']['store']['snapshots']['of']>>> =>
  await rig.services.store.snapshots.of('alba-x', '2026-01-01');

describe('the daily look at each account', () => {
  it('is one a day in its zone, though two processes look, with what was answered and how many calls it took', async () => {
    rig.clock.at = new Date('2026-10-05T20:00:00Z');
    const there = servicesIn('Asia/Tokyo');
    await Promise.all([rig.run(takeSnapshots, {}, there), rig.run(takeSnapshots, {}, there)]);
    rig.clock.at = new Date('2026-10-06T14:59:00Z');
    await rig.run(takeSnapshots, {}, there);
    expect(calls).toBe(1);
    rig.clock.at = new Date('2026-10-06T15:01:00Z');
    await rig.run(takeSnapshots, {}, there);
    expect(await kept()).toMatchObject([
      {
        day: '2026-10-06',
        calls: 1,
        readings: [
          { metric: 'followers', value: 1_204 },
          { metric: 'views', value: null },
        ],
      },
      { day: '2026-10-07', calls: 1 },
    ]);
    const { rows } = await rig.test.opened.run('select raw from account_snapshots order by day limit 1');
    expect(rows).toEqual([{ raw: { followers: { followers_count: 1_204 }, views: null } }]);
  });

  it('is tried again half an hour after the network could not be asked, and counts the calls of both', async () => {
    trouble = new RecadoError('network.unreachable', { params: { network: 'X' } });
    const here = servicesIn('Europe/Madrid');
    await rig.run(takeSnapshots, {}, here);
    trouble = undefined;
    rig.clock.at = new Date(rig.clock.at.getTime() + 29 * 60_000);
    await rig.run(takeSnapshots, {}, here);
    expect(await kept()).toEqual([]);
    rig.clock.at = new Date(rig.clock.at.getTime() + 60_000);
    await rig.run(takeSnapshots, {}, here);
    expect(await kept()).toMatchObject([{ day: '2026-10-05', calls: 2 }]);
  });

  it('is tried no more once the budget of the day is spent, which is told, and again the next day', async () => {
    trouble = new RecadoError('network.unreachable', { params: { network: 'X' } });
    const here = servicesIn('Europe/Madrid');
    const connection = here.networks.get('alba-x');
    here.networks = new Map([
      ['alba-x', { ...connection, budgets: { quotes: 0, snapshots: 3, followers: 0 } } as never],
    ]);
    for (let tries = 0; tries < 6; tries += 1) {
      await rig.run(takeSnapshots, {}, here);
      rig.clock.at = new Date(rig.clock.at.getTime() + 30 * 60_000);
    }
    expect(calls).toBe(3);
    expect(await here.store.alerts.open()).toMatchObject([
      { kind: 'snapshots-spent', account: 'alba-x', channel: 'faturas', params: { perDay: 3 } },
    ]);
    expect(await spentToday(here)).toEqual([
      { account: 'alba-x', kind: 'quotes', taken: 0, perDay: 0 },
      { account: 'alba-x', kind: 'snapshots', taken: 3, perDay: 3 },
      { account: 'alba-x', kind: 'followers', taken: 0, perDay: 0 },
    ]);
    const t = here.texts.in('es');
    const [block] = await spentBlocks(here, t);
    expect(block && 'inlines' in block ? readInlines(block.inlines) : '').toMatch(
      /3 de 3 para las cifras de la cuenta · lo demás, mañana; las menciones siguen$/,
    );
    trouble = undefined;
    rig.clock.at = new Date(rig.clock.at.getTime() + 24 * 3_600_000);
    await rig.run(takeSnapshots, {}, here);
    expect(calls).toBe(4);
  });

  it('asks nothing while the network refuses our access', async () => {
    const { store } = rig.services;
    await store.accounts.contact({ network: 'x', account: 'alba-x', at: rig.clock.at, pulled: true, data: false });
    await store.accounts.broken({ network: 'x', account: 'alba-x', for: 'everything', at: rig.clock.at });
    await rig.run(takeSnapshots, {}, servicesIn('Europe/Madrid'));
    expect(calls).toBe(0);
  });
});
