import type { Services } from '../context.ts';
import { accountName } from '../cards/people.ts';
import { managerChannels, raise } from './manager-channels.ts';
import type { AccountRow } from '../../store/accounts/accounts.ts';

export type OpsServices = Pick<Services, 'store' | 'clock' | 'log' | 'config' | 'texts' | 'surfaces' | 'problems'>;

export interface AccountRef {
  network: string;
  account: string;
}

/** An account that only refuses to publish is tried again this often; one that refuses everything is noticed by looking. */
export const TRY_AGAIN_MS = 5 * 60_000;

/** What lost access is called among the problems: whoever notices it names it once. */
export function accessProblem({ account }: Pick<AccountRef, 'account'>): string {
  return `access:${account}`;
}

/** Somebody took our app's access back on a network: which account that ends shows only by what the network refuses. */
export function takenBackProblem(network: string): string {
  return `deauthorised:${network}`;
}

/** The network no longer accepts our access: kept, shown to managers once, and told by /health. */
export async function accessLost(
  services: OpsServices,
  { network, account }: AccountRef,
  what: NonNullable<AccountRow['brokenFor']>,
): Promise<void> {
  const { store, clock, log } = services;
  const at = clock.now();
  await store.accounts.broken({ network, account, for: what, at });
  await showLost(services, { network, account }, at);
  log.warn({ network, account, for: what }, 'a network no longer accepts the access of an account');
}

/** Alert and problem of an account that is known to be broken; harmless to repeat. */
export async function showLost(services: OpsServices, { network, account }: AccountRef, since: Date): Promise<void> {
  const { config, texts, problems } = services;
  const t = texts.in(config.language);
  problems.set(accessProblem({ account }), 'error.network.not-authorised', {
    network: t.network(network),
    account: accountName(config, account, t),
  });
  await raise(services, managerChannels(services, { urgent: true }), {
    kind: 'no-access',
    network,
    account,
    params: { since: since.toISOString() },
  });
}

/** It does again: the alert says so, and what waited leaves. Gives how many answers waited. */
export async function accessWorks(
  { store, clock, log, problems }: OpsServices,
  { network, account }: AccountRef,
): Promise<number> {
  const waited = await store.accounts.works({ network, account });
  await store.alerts.clear({ kind: 'no-access', network, account, at: clock.now() });
  problems.clear(accessProblem({ account }));
  problems.clear(takenBackProblem(network));
  log.info({ network, account, waited }, 'a network accepts the access of an account again');
  return waited;
}

/** A week is enough to find whoever can sign in there. */
const TELL_BEFORE_MS = 7 * 24 * 3_600_000;

/** What was granted for an account ends soon: told once, while there is time; and no longer once it ends later. */
export async function tellOfEnd(
  services: OpsServices,
  { network, account }: AccountRef,
  endsAt: Date | null,
): Promise<void> {
  const { store, clock } = services;
  const at = clock.now();
  if (endsAt === null || endsAt.getTime() - at.getTime() > TELL_BEFORE_MS)
    return void (await store.alerts.clear({ kind: 'access-ends', network, account, at }));
  await raise(services, managerChannels(services, { urgent: true }), {
    kind: 'access-ends',
    network,
    account,
    params: { until: endsAt.toISOString() },
  });
}

/** An answer is not tried while its account is known to be refused. */
export function mustWait(row: AccountRow | null, now: Date): boolean {
  if (row?.brokenFor === 'everything') return true;
  return (
    row?.brokenFor === 'publishing' && row.triedAt !== null && now.getTime() - row.triedAt.getTime() < TRY_AGAIN_MS
  );
}
