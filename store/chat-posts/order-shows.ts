import { sql } from 'kysely';
import { changingEntries, type Changes } from '#core/ticket/changes.ts';
import type { Trx } from '../database/database.ts';
import type { Order } from '../queue/order.ts';
import type { Step } from '../tickets/step.ts';
import type { ChatPost } from './chat-posts.ts';
import { planOrder, showOrders, type WantedPost } from './show-orders.ts';

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
  const timed = idsOf(known.filter(isToldOf));
  const told = [...idsOf(known.filter(({ changes }) => touches(changes))), ...timed];
  const written = idsOf(known.filter(({ changes }) => (changes.thread?.length ?? 0) > 0));
  const { rows } = await sql<Pick<ChatPost, 'kind' | 'ownerId' | 'ticketId' | 'surface' | 'place'>>`
    select distinct on (ticket_id, surface, place) kind, owner_id, ticket_id, surface, place from chat_posts
    where ticket_id = any(${idsOf(known)}::text[]) and state <> 'gone' and kind <> 'card' and case
      when kind <> 'thread' then ticket_id = any(${told}::text[])
      when state = 'posted' and payload #>> '{entry,kind}' = any(${[...changingEntries]}::text[]) then true
      else (state <> 'posted' or payload #>> '{entry,kind}' = 'digest') and ticket_id = any(${written}::text[]) end`.execute(
    trx,
  );
  const gathered = timed.length === 0 ? [] : await gatheredIn(trx, timed);
  await send([...showOrders([...rows, ...gathered]), ...known.filter(asks).map(({ ticket }) => planOrder(ticket.id))]);
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

/** Messages that name these conversations among others that are late, or nearly. */
async function gatheredIn(trx: Trx, ids: readonly string[]): Promise<WantedPost[]> {
  const { rows } = await sql<WantedPost>`
    select distinct p.kind, p.owner_id, p.ticket_id, p.surface, p.place from level_notices n
    join chat_posts p on p.kind = 'deadlines' and p.owner_id = n.first and p.state <> 'gone'
    where n.ticket_id = any(${[...ids]}::text[])`.execute(trx);
  return rows;
}

/** Whoever was told that it is late, or nearly, sees how it goes on. */
function isToldOf({ ticket: { clock }, changes: { ticket, deliveries } }: Step): boolean {
  if (!clock?.told?.length) return false;
  return ticket?.owner !== undefined || ticket?.state !== undefined || (deliveries?.length ?? 0) > 0;
}

/** A version begins to wait for approval, or for others than before. */
function asks({ changes: { newDraft, drafts = [] } }: Step): boolean {
  return (
    newDraft?.state === 'submitted' || drafts.some(({ set }) => set.state === 'submitted' || set.approval !== undefined)
  );
}
