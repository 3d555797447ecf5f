import { z } from 'zod';
import type { Services } from '../context.ts';
import { defineJob } from '../define.ts';
import { isAccepted } from '../accounts/is-accepted.ts';
import { accessLost, accessProblem, accessWorks, mustWait, showLost, tellOfEnd } from '../alerts/access.ts';
import { managerChannels, raise } from '../alerts/manager-channels.ts';
import type { AccountRow } from '../../store/accounts/accounts.ts';

const MINUTE_MS = 60_000;
const PROBE_HOURS = 24;

/** Every minute: accounts from which nothing comes, access that is to be asked about or ends soon, and whatever a crash left between an account's state and what is shown of it. */
export const watchAccounts = defineJob({
  name: 'watch-accounts',
  input: z.object({}).loose(),
  retryLimit: 1,
  concurrency: 1,
  cron: '* * * * *',
  async run(services) {
    const rows = await services.store.accounts.all();
    for (const row of rows) {
      await tendAccess(services, row);
      await probe(services, row);
      await tendQuiet(services, row);
    }
    for (const { network, account, endsAt, refusedAt } of await services.store.accountAccess.all())
      if (refusedAt === null && services.connecting.accounts.has(account))
        await tellOfEnd(services, { network, account }, endsAt);
  },
});

async function tendAccess(services: Services, row: AccountRow): Promise<void> {
  const { store, clock } = services;
  if (row.brokenFor !== null) await showLost(services, row, row.brokenAt ?? clock.now());
  if (row.brokenFor === 'publishing' && !mustWait(row, clock.now())) await store.accounts.release(row);
  if (row.brokenFor !== null) return;
  // Another process may have heard that it works.
  services.problems.clear(accessProblem(row));
  if (await hasLeftovers(services, row)) await accessWorks(services, row);
}

/** Once a day, and once when the network refused something: whether the access is good, and until when. */
async function probe(services: Services, { network, account, brokenFor }: AccountRow): Promise<void> {
  const { store, clock, log, networks, connecting } = services;
  const of = { network, account };
  const connection = networks.get(account);
  // Taken out of the configuration since, or without its keys.
  if (!connection) return;
  if (!(await store.accounts.claimProbe({ ...of, at: clock.now(), hours: PROBE_HOURS }))) return;
  try {
    const isGood = (await connecting.accounts.get(account)?.granted.probe()) ?? true;
    const works = isGood && (await isAccepted(connection));
    // Where nothing is looked at, nobody else would notice.
    if (works && brokenFor === 'everything' && !connection.pull) await accessWorks(services, of);
    if (works) return;
    await accessLost(services, of, 'everything');
  } catch (err) {
    log.warn({ ...of, err }, 'the access of an account could not be asked about; it is tomorrow');
  }
}

/** Something still waits, or an alert still stands, although the account works. */
async function hasLeftovers({ store }: Services, { network, account }: AccountRow): Promise<boolean> {
  if ((await store.accounts.waiting(network, account)) > 0) return true;
  return (await store.alerts.open()).some(
    (alert) => alert.kind === 'no-access' && alert.network === network && alert.account === account,
  );
}

async function tendQuiet(
  services: Services,
  { network, account, since, dataAt, contactAt, brokenFor }: AccountRow,
): Promise<void> {
  const { clock, config } = services;
  const minutes = Object.values(config.brands).flatMap(({ accounts }) => accounts[account]?.quietMinutes ?? [])[0];
  const managers = managerChannels(services, { urgent: true });
  if (minutes === undefined || managers.length === 0 || brokenFor === 'everything') return;
  const now = clock.now().getTime();
  const heard = dataAt ?? since;
  // Just started: whatever came meanwhile has not been read yet.
  const isInContact = contactAt !== null && now - contactAt.getTime() < Math.max(MINUTE_MS, (minutes * MINUTE_MS) / 2);
  if (!isInContact || now - heard.getTime() < minutes * MINUTE_MS) return;
  await raise(services, managers, { kind: 'quiet', network, account, params: { since: heard.toISOString(), minutes } });
}
