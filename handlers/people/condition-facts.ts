import { listsOf } from '#core/authors/lists.ts';
import type { Config } from '#core/config/config.ts';
import type { ConditionFacts } from '#core/routing/condition.ts';
import { labelsOf } from '#core/ticket/labels/effective.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** What conditions of the configuration ask about, as a ticket is now. */
export function conditionFacts(
  { ticket, lastInbound, author, lists }: TicketDetail,
  config: Pick<Config, 'lists'>,
): ConditionFacts {
  return {
    ...labelsOf(ticket),
    brand: ticket.brand,
    accounts: ticket.accounts,
    network: ticket.network,
    kind: ticket.kind,
    tags: ticket.tags,
    author: author.handle,
    lists: listsOf(config, author.handle, lists ?? []),
    watch: ticket.route.matched.find(({ on }) => on === 'watch')?.value ?? null,
    text: lastInbound.text,
  };
}
