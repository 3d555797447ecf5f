import type { Move } from '#core/ticket/moves/index.ts';
import { RecadoError } from '#core/errors.ts';
import type { Message } from '#core/message.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { ActionContext } from '../../context.ts';
import type { ActionResult } from '../../define.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';
import { hasSpeakers, mustSpeak } from './speakers.ts';
import { customerName } from '../../cards/people.ts';

/** With these a person's words go on their way to the customer. */
const SPEAKS: ReadonlySet<Move['move']> = new Set(['write', 'change-and-approve', 'send']);

/** Asks the store for a move in her name; what she is told, if anything, is the verdict's sentence. */
export async function moveTicket(ctx: ActionContext, ticketId: string, move: Move): Promise<ActionResult> {
  const { store, actor, clock, submissionId, draws } = ctx;
  if (SPEAKS.has(move.move) && hasSpeakers(ctx.config)) mustSpeak(ctx, (await readTicket(ctx, ticketId)).ticket);
  const { say } = await store.tickets.move({
    ticketId,
    move,
    by: { kind: 'person', id: actor.id },
    at: clock.now(),
    submissionId,
    draws,
  });
  ctx.moved?.();
  return say ? { say } : {};
}

/** @throws RecadoError ticket.not-found */
export async function readTicket({ store }: Pick<ActionContext, 'store'>, ticketId: string): Promise<TicketDetail> {
  const detail = await store.tickets.detail(ticketId);
  if (!detail) throw new RecadoError('ticket.not-found');
  return detail;
}

/** A message of the ticket, else the customer's newest. @throws RecadoError original.gone where she took it back */
export async function readMessage(
  ctx: ActionContext,
  { ticketId, messageId }: { ticketId: string; messageId?: string | undefined },
): Promise<{ ticket: Ticket; message: Message }> {
  const { ticket, lastInbound, author } = await readTicket(ctx, ticketId);
  const [message] =
    messageId === undefined || messageId === lastInbound.id ? [lastInbound] : await ctx.store.messages.get([messageId]);
  if (message?.ticketId !== ticketId || message.direction !== 'in' || message.state === 'deleted')
    throw new RecadoError('original.gone', { params: { author: customerName(ctx.t, author) } });
  return { ticket, message };
}

/** The delivery meant, else the newest whose end is not known. @throws RecadoError draft.not-found */
export async function findDelivery(
  ctx: ActionContext,
  { ticketId, deliveryId }: { ticketId: string; deliveryId?: string },
): Promise<string> {
  if (deliveryId !== undefined) return deliveryId;
  const { deliveries } = await readTicket(ctx, ticketId);
  const found = deliveries.findLast(({ state }) => state === 'unknown') ?? deliveries.at(-1);
  if (!found) throw new RecadoError('draft.not-found');
  return found.id;
}
