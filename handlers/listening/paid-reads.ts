import { dayAt } from '#core/hours/wall-time.ts';
import type { PaidKind, PaidReads } from '#core/ports/network.ts';
import { zoneOfAccount } from '../accounts/zone.ts';
import type { Services } from '../context.ts';
import { listeners, LISTENING } from './listen.ts';
import { tellSpent, type SpentServices } from './tell-spent.ts';

/** What one account has read today of what is paid for, and how much it may. */
export interface Spent {
  account: string;
  kind: 'listen' | PaidKind;
  taken: number;
  perDay: number;
}

/** The book of one account: days as the configuration's clock has them. */
export function paidReadsOf(services: SpentServices, account: string): PaidReads {
  const { store, clock, config, log } = services;
  const budget = (kind: string) => ({ account, kind, day: dayAt(clock.now(), config.timeZone) });
  return {
    take: (kind, wanted) => store.listening.take(budget(kind), wanted),
    giveBack: (kind, reads) => store.listening.giveBack(budget(kind), reads),
    async spent(kind, perDay) {
      // What was read stays read, though nobody could be told.
      await tellSpent(services, { account, kind, perDay }).catch((err: unknown) =>
        log.error({ account, kind, err }, 'that a budget is spent could not be told; it is at the next look'),
      );
    },
  };
}

/** Everything that is paid for besides what customers write to us, account by account. */
export async function spentToday(
  services: Pick<Services, 'store' | 'clock' | 'config' | 'networks' | 'time'>,
): Promise<Spent[]> {
  const { store, clock, config, networks } = services;
  const now = clock.now();
  const day = dayAt(now, config.timeZone);
  const [heard, quotes, followers] = await Promise.all([
    store.listening.taken(LISTENING, day),
    store.listening.taken('quotes', day),
    store.listening.taken('followers', day),
  ]);
  const listening = new Map(listeners(services).map(({ account, listen }) => [account, listen.perDay]));
  const all = await Promise.all(
    [...networks].map(async ([account, { budgets }]): Promise<Spent[]> => {
      const perDay = listening.get(account);
      const calls = budgets ? await store.snapshots.calls(account, dayAt(now, zoneOfAccount(services, account))) : 0;
      return [
        ...(perDay === undefined ? [] : [{ account, kind: 'listen' as const, taken: heard.get(account) ?? 0, perDay }]),
        ...(budgets
          ? [
              { account, kind: 'quotes' as const, taken: quotes.get(account) ?? 0, perDay: budgets.quotes },
              { account, kind: 'snapshots' as const, taken: calls, perDay: budgets.snapshots },
              { account, kind: 'followers' as const, taken: followers.get(account) ?? 0, perDay: budgets.followers },
            ]
          : []),
      ];
    }),
  );
  return all.flat();
}
