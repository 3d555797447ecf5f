import { dayAt } from '#core/hours/wall-time.ts';
import type { PaidKind } from '#core/ports/network.ts';
import { managerChannels, raise } from '../alerts/manager-channels.ts';
import type { Services } from '../context.ts';

export type SpentServices = Pick<Services, 'store' | 'clock' | 'config' | 'surfaces' | 'log'>;

/** What each kind of paid reads is called as an alert. */
const ALERTS = {
  quotes: 'quotes-spent',
  snapshots: 'snapshots-spent',
  followers: 'followers-spent',
} as const satisfies Record<PaidKind, string>;
const SPENT: ReadonlySet<string> = new Set(Object.values(ALERTS));

/** Managers are told once a day: the alert stands until the next. */
export async function tellSpent(
  services: SpentServices,
  { account, kind, perDay }: { account: string; kind: PaidKind; perDay: number },
): Promise<void> {
  const { config, clock } = services;
  const network = Object.values(config.brands).flatMap(({ accounts }) => accounts[account]?.network ?? [])[0];
  if (network === undefined) return;
  await raise(services, managerChannels(services, { urgent: false }), {
    kind: ALERTS[kind],
    network,
    account,
    params: { perDay, day: dayAt(clock.now(), config.timeZone) },
  });
}

/** With a new day there is something to spend again. */
export async function clearSpent({
  store,
  clock,
  config,
}: Pick<Services, 'store' | 'clock' | 'config'>): Promise<void> {
  const at = clock.now();
  const today = dayAt(at, config.timeZone);
  for (const { kind, network, account, params } of await store.alerts.open())
    if (SPENT.has(kind) && String(params['day']) < today) await store.alerts.clear({ kind, network, account, at });
}
