import { expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { createHealth } from '../../../bot/http/health.ts';
import { spentFindings } from '../../../bot/doctor/paid-reads.ts';

const config = Config.parse({
  brands: { alba: { name: 'Alba', languages: ['es'], accounts: { alba: { network: 'x', handle: 'alba' } } } },
  channels: { general: { slack: '#general' } },
  fallback: 'general',
});

it('the doctor says what a running Recado has read that is paid for, and warns of what is spent', async () => {
  const told = async (taken: number): Promise<unknown> => {
    const health = createHealth({ version: '1', now: () => new Date(0) });
    health.ready({
      store: 'embedded',
      surfaces: ['slack'],
      accounts: () => [],
      clicks: () => 0,
      inbox: async () => ({ waiting: 0, failed: 0 }),
      work: async () => ({ due: 0, running: 0, dead: 0 }),
      paidReads: async () => [
        { account: 'alba', kind: 'listen', taken, perDay: 100 },
        { account: 'alba', kind: 'quotes', taken: 3, perDay: 200 },
      ],
    });
    return (await health.report()).body;
  };
  expect(spentFindings(await told(20), config)).toMatchObject([
    { level: 'ok', what: 'Paid reads today as @alba', say: 'listening 20 of 100, quotes 3 of 200' },
  ]);
  expect(spentFindings(await told(100), config)).toMatchObject([
    { level: 'warning', say: expect.stringContaining('Spent: listening; it goes on tomorrow, mentions come in') },
  ]);
  expect(spentFindings(undefined, config)).toEqual([]);
});
