import { z } from 'zod';
import { dayAt } from '#core/hours/wall-time.ts';
import { paidReadsOf } from '../listening/paid-reads.ts';
import { zoneOfAccount } from '../accounts/zone.ts';
import type { Services } from '../context.ts';
import { defineJob } from '../define.ts';

/** Where a network could not be asked it is asked again after so long: each try may cost. */
const AGAIN_MS = 30 * 60_000;
/** Where nothing is charged, a day of tries. */
const FREE_CALLS = 1_000;

/**
 * Once a day for each account, in its own zone: what its network tells of it. Networks tell only how things are now, so that a day
 * on which Recado did not run at all has none; where it runs late, that day's is taken when it does.
 */
export const takeSnapshots = defineJob({
  name: 'take-snapshots',
  input: z.object({}).loose(),
  retryLimit: 1,
  concurrency: 1,
  cron: '*/10 * * * *',
  async run(services, _input, signal) {
    const broken = new Map((await services.store.accounts.all()).map((row) => [row.account, row.brokenFor]));
    for (const account of services.networks.keys()) {
      signal.throwIfAborted();
      // Whoever is refused already is not asked once more; the day's is taken when the access works again.
      if (broken.get(account) !== 'everything') await take(services, account, signal);
    }
  },
});

async function take(services: Services, account: string, signal: AbortSignal): Promise<void> {
  const { store, networks, config, clock, log, metrics } = services;
  const connection = networks.get(account);
  const network = Object.values(config.brands).flatMap(({ accounts }) => accounts[account]?.network ?? [])[0];
  if (connection?.accountMetrics === undefined || network === undefined) return;
  const at = clock.now();
  const of = { account, day: dayAt(at, zoneOfAccount(services, account)) };
  const mostCalls = connection.budgets?.snapshots ?? FREE_CALLS;
  const triedBefore = new Date(at.getTime() - AGAIN_MS);
  if (!(await store.snapshots.begin({ ...of, network, at, triedBefore, mostCalls }))) {
    if (connection.budgets && mostCalls > 0 && (await store.snapshots.wasSpent({ ...of, mostCalls })))
      await paidReadsOf(services, account).spent('snapshots', mostCalls);
    return;
  }
  let calls = 0;
  try {
    const readings = await connection.accountMetrics({
      signal,
      called() {
        calls += 1;
        metrics.accountRead(network);
      },
    });
    await store.snapshots.keep({ ...of, readings, calls, at: clock.now() });
    const gone = readings.filter(({ value }) => value === null);
    for (const { metric, why } of gone) log.warn({ network, account, metric, why }, 'a network does not tell a metric');
  } catch (err) {
    await store.snapshots.failed({ ...of, calls });
    // One account that cannot be asked keeps no other from being asked.
    log.warn({ network, account, err }, 'a network could not be asked about our own account; it is asked again later');
  }
}
