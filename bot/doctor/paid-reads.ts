import { z } from 'zod';
import type { Config } from '#core/config/config.ts';
import { ok, warning, type Finding } from '#core/finding.ts';
import { networks } from '../../adapters/networks/registry.ts';

const Health = z.object({
  paidReads: z
    .array(z.object({ account: z.string(), kind: z.string(), taken: z.number(), perDay: z.number() }))
    .default([]),
});

/** What the running Recado says that it has read today of what is paid for, account by account. */
export function spentFindings(health: unknown, config: Config): Finding[] {
  const told = Health.safeParse(health).data?.paidReads ?? [];
  return [...Map.groupBy(told, ({ account }) => account)].map(([account, reads]) => {
    const spent = reads.map(({ kind, taken, perDay }) => `${nameOf(kind)} ${taken} of ${perDay}`).join(', ');
    const over = reads.filter(({ taken, perDay }) => perDay > 0 && taken >= perDay).map(({ kind }) => nameOf(kind));
    const what = `Paid reads today as ${handleOf(config, account)}`;
    return over.length === 0
      ? ok(what, spent)
      : warning(what, `${spent}. Spent: ${over.join(', ')}; it goes on tomorrow, mentions come in as ever.`);
  });
}

function nameOf(kind: string): string {
  if (kind === 'followers') return 'new followers';
  return kind === 'listen' ? 'listening' : kind === 'snapshots' ? 'figures of the account' : kind;
}

function handleOf(config: Config, account: string): string {
  const found = Object.values(config.brands).flatMap(({ accounts }) => accounts[account] ?? [])[0];
  const display = networks.find(({ id }) => id === found?.network)?.display;
  return found && display ? display.handle(found.handle) : account;
}
