import { sql } from 'kysely';
import { changingEntries, type Changes } from '#core/ticket/changes.ts';
import type { Trx } from '../database/database.ts';
import type { Order } from '../queue/queue.ts';
import type { Step } from '../tickets/step.ts';
import type { ChatPost } from './chat-posts.ts';
import { planOrder, showOrders } from './show-orders.ts';

/**
 * Has what these moves change in chats looked at there: each place where something stands that they may change, and what is wanted
 * besides. What hangs under a card that is opened now is shown by whoever posts that card.
 */
export async function orderShows(
  trx: Trx,
  steps: readonly Step[],
  send: (orders: readonly Order[]) => Promise<void>,
): Promise<void> {
  const known = steps.filter(({ fresh, changes }) => fresh !== true || touches(changes));
  if (known.length === 0) return;
  const idsOf = (some: readonly Step[]): string[] => some.map(({ ticket }) => ticket.id);
  const told = idsOf(known.filter((step) => touches(step.changes) || isEscalated(step)));
  const written = idsOf(known.filter(({ changes }) => (changes.thread?.length ?? 0) > 0));
  const { rows } = await sql<Pick<ChatPost, 'kind' | 'ownerId' | 'ticketId' | 'surface' | 'place'>>`
    select distinct on (ticket_id, surface, place) kind, owner_id, ticket_id, surface, place from chat_posts
    where ticket_id = any(${idsOf(known)}::text[]) and state <> 'gone' and kind <> 'card' and case
      when kind <> 'thread' then ticket_id = any(${told}::text[])
      when state = 'posted' and payload #>> '{entry,kind}' = any(${[...changingEntries]}::text[]) then true
      else (state <> 'posted' or payload #>> '{entry,kind}' = 'digest') and ticket_id = any(${written}::text[]) end`.execute(
    trx,
  );
  await send([...showOrders(rows), ...known.filter(asks).map(({ ticket }) => planOrder(ticket.id))]);
}

/** What people are told directly is about versions and questions. */
function touches({ newDraft, drafts, newDelegation, delegations, newAnswer, answers }: Changes): boolean {
  return (
    newDraft !== undefined ||
    newDelegation !== undefined ||
    newAnswer !== undefined ||
    [drafts, delegations, answers].some((list) => (list?.length ?? 0) > 0)
  );
}

/** Whoever it was escalated to is told how it goes on. */
function isEscalated({ ticket: { clock }, changes: { ticket, deliveries } }: Step): boolean {
  if (!clock?.told?.some(({ how }) => how === 'missed')) return false;
  return ticket?.owner !== undefined || ticket?.state !== undefined || (deliveries?.length ?? 0) > 0;
}

/** A version begins to wait for approval, or for others than before. */
function asks({ changes: { newDraft, drafts = [] } }: Step): boolean {
  return (
    newDraft?.state === 'submitted' || drafts.some(({ set }) => set.state === 'submitted' || set.approval !== undefined)
  );
}
