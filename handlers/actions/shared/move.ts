import type { Move } from '#core/change.ts';
import { RecadoError } from '#core/errors.ts';
import type { TicketDetail } from '../../../store/types.ts';
import type { ActionContext, Said } from '../../context.ts';

/** Asks the store for a move in her name; what she is told, if anything, is the verdict's sentence. */
export async function moveTicket({ store, actor, clock, submissionId }: ActionContext, ticketId: string, move: Move): Promise<Said> {
  const { say } = await store.tickets.move({ ticketId, move, by: { kind: 'person', id: actor.id }, at: clock.now(), ...(submissionId !== undefined && { submissionId }) });
  return say ? { say } : {};
}

/** @throws RecadoError ticket.not-found */
export async function readTicket({ store }: Pick<ActionContext, 'store'>, ticketId: string): Promise<TicketDetail> {
  const detail = await store.tickets.detail(ticketId);
  if (!detail) throw new RecadoError('ticket.not-found');
  return detail;
}

/** The delivery meant, else the newest whose end is not known. @throws RecadoError draft.not-found */
export async function findDelivery(ctx: ActionContext, { ticketId, deliveryId }: { ticketId: string; deliveryId?: string }): Promise<string> {
  if (deliveryId !== undefined) return deliveryId;
  const { deliveries } = await readTicket(ctx, ticketId);
  const found = deliveries.findLast(({ state }) => state === 'unknown') ?? deliveries.at(-1);
  if (!found) throw new RecadoError('draft.not-found');
  return found.id;
}
