import { columnsOf, valuesIn } from '#core/ticket/labels/effective.ts';
import type { Services } from '../context.ts';

const nothingKnown = columnsOf(valuesIn(new Map()));

/** Whose days those of an account are: the zone of the service that what is written to it gets, else that of all. */
export function zoneOfAccount({ config, time }: Pick<Services, 'config' | 'time'>, account: string): string {
  const [brand, found] = accountIn(config, account);
  if (brand === undefined || found === undefined) return config.timeZone;
  const { rule, hours } = time.serviceOf({
    ...nothingKnown,
    brand,
    accounts: [account],
    network: found.network,
    kind: 'mention',
    tags: [],
    region: found.region ?? null,
  });
  return rule === 0 ? config.timeZone : hours.schedule.timeZone;
}

/** The brand that an account is of, and the account. */
function accountIn(
  { brands }: Services['config'],
  account: string,
): [string, Services['config']['brands'][string]['accounts'][string]] | [undefined, undefined] {
  for (const [brand, { accounts }] of Object.entries(brands)) {
    const found = accounts[account];
    if (found) return [brand, found];
  }
  return [undefined, undefined];
}
