import type { CardBlock } from '#core/card.ts';
import type { Speaker } from '#core/texts/index.ts';
import { accountName } from '../cards/people.ts';
import { dotted, foreign, ours } from '../cards/sentence.ts';
import type { Services } from '../context.ts';
import { spentToday } from './paid-reads.ts';

/** What each account has read today of what is paid for besides mentions, listening apart: that stands with what was heard. */
export async function spentBlocks(
  services: Pick<Services, 'store' | 'clock' | 'config' | 'networks' | 'time'>,
  t: Speaker,
): Promise<CardBlock[]> {
  const spent = (await spentToday(services)).filter(({ kind, perDay }) => kind !== 'listen' && perDay > 0);
  return [...Map.groupBy(spent, ({ account }) => account)].map(([account, kinds]) => ({
    kind: 'context' as const,
    inlines: dotted(
      [foreign(accountName(services.config, account, t))],
      ...kinds.flatMap(({ kind, taken, perDay }) =>
        kind === 'listen'
          ? []
          : [[ours(t(`home.spent.${kind}`, { taken, perDay }))], taken < perDay ? null : [ours(t('home.spent.over'))]],
      ),
    ),
  }));
}
