import { sql } from 'kysely';
import type { TicketView } from '#core/change.ts';
import type { Db, Trx } from './database.ts';

/** What `decide` sees, for any number of tickets in four statements; `lock` keeps the tickets until the transaction ends. */
export async function loadViews(db: Db | Trx, ticketIds: readonly string[], lock: boolean): Promise<Map<string, TicketView>> {
  if (ticketIds.length === 0) return new Map();
  const ids = [...new Set(ticketIds)];
  // In one order everywhere, so that two batches never wait for each other.
  const locking = db.selectFrom('tickets').selectAll().where('id', '=', sql<string>`any(${ids}::text[])`).orderBy('id');
  const tickets = await (lock ? locking.forUpdate() : locking).execute();
  const drafts = await db.selectFrom('drafts').selectAll().where('ticketId', '=', sql<string>`any(${ids}::text[])`).orderBy('version').execute();
  const deliveries = await db.selectFrom('deliveries').selectAll().where('ticketId', '=', sql<string>`any(${ids}::text[])`).orderBy('queuedAt').orderBy('id').execute();
  const inbound = await db.selectFrom('messages').select(messageColumns).where('id', '=', sql<string>`any(${tickets.map((ticket) => ticket.lastInboundId)}::text[])`).execute();
  const messages = new Map(inbound.map((message) => [message.id, message]));
  const views = new Map<string, TicketView>();
  for (const ticket of tickets) {
    const lastInbound = messages.get(ticket.lastInboundId);
    if (!lastInbound) throw new Error(`Ticket ${ticket.id} points at a message that is not there: ${ticket.lastInboundId}`);
    views.set(ticket.id, { ticket, drafts: drafts.filter((draft) => draft.ticketId === ticket.id), deliveries: deliveries.filter((delivery) => delivery.ticketId === ticket.id), lastInbound });
  }
  return views;
}

/** The columns of Message, named once. */
export const messageColumns = [
  'id', 'network', 'account', 'nativeId', 'currentId', 'version', 'direction', 'ticketId', 'authorId', 'kind', 'private', 'text', 'language',
  'parentId', 'conversationId', 'url', 'media', 'counts', 'state', 'postedAt',
] as const;
