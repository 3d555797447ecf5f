import { firstName } from '../forms/opening.ts';
import type { ActionContext } from '../context.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** What the answer to one of many begins with, for this customer; null where nobody has written it. */
export async function floodBaseOf(
  { store, t }: Pick<ActionContext, 'store' | 't'>,
  { ticket, author }: Pick<TicketDetail, 'ticket' | 'author'>,
): Promise<string | null> {
  if (ticket.flood == null) return null;
  const base = (await store.floods.get(ticket.flood))?.base ?? null;
  return base === null ? null : base.replaceAll('{name}', () => firstName(author, t));
}
