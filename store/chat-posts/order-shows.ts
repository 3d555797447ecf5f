import { sql } from 'kysely';
import type { Changes } from '#core/ticket/changes.ts';
import type { Trx } from '../database/database.ts';
import type { Order } from '../queue/queue.ts';
import type { Step } from '../tickets/changes.ts';
import type { ChatPost } from './chat-posts.ts';
import { planOrder, showOrders } from './show-orders.ts';

/** Has what these moves change in chats looked at there: each place where something stands, and what is wanted besides. */
export async function orderShows(
  trx: Trx,
  steps: readonly Step[],
  send: (orders: readonly Order[]) => Promise<void>,
): Promise<void> {
  const changed = steps.filter(({ changes }) => touches(changes));
  if (changed.length === 0) return;
  const { rows } = await sql<Pick<ChatPost, 'kind' | 'ownerId' | 'ticketId' | 'surface' | 'place'>>`
    select kind, owner_id, ticket_id, surface, place from chat_posts
    where ticket_id = any(${changed.map(({ ticket }) => ticket.id)}::text[]) and state <> 'gone'`.execute(trx);
  await send([...showOrders(rows), ...changed.filter(asks).map(({ ticket }) => planOrder(ticket.id))]);
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

/** A version begins to wait for approval, or for others than before. */
function asks({ changes: { newDraft, drafts = [] } }: Step): boolean {
  return (
    newDraft?.state === 'submitted' || drafts.some(({ set }) => set.state === 'submitted' || set.approval !== undefined)
  );
}
