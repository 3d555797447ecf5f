import { listsOf } from '#core/authors/lists.ts';
import type { Config } from '#core/config/config.ts';
import type { ConditionFacts } from '#core/routing/condition.ts';
import { eachOf } from '#core/ticket/labels/define.ts';
import { labelsOf, valueOf } from '#core/ticket/labels/effective.ts';
import type { Store } from '../../store/store.ts';
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

/** The same without what people set right in other messages; undefined where nothing of it is learnt. What a person said of this one stands. */
export async function untaughtFacts(
  { store, config }: { store: Pick<Store, 'labels'>; config: Pick<Config, 'lists'> },
  detail: TicketDetail,
): Promise<ConditionFacts | undefined> {
  const { ticket } = detail;
  const learnt = eachOf(valueOf(ticket, 'learnt'));
  const isLearnt = (id: 'area' | 'category'): boolean => learnt.includes(id) && !ticket.corrected?.[id];
  if (!isLearnt('area') && !isLearnt('category')) return undefined;
  const said = await store.labels.untaught(ticket.id);
  const facts = conditionFacts(detail, config);
  return {
    ...facts,
    area: isLearnt('area') ? said.area : facts.area,
    category: isLearnt('category') ? said.category : facts.category,
  };
}
