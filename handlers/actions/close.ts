import { defineAction } from '../define.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { moveTicket, readTicket } from './shared/move.ts';

/** One button: the reason follows from whether an answer of ours ever came out. */
export const close = defineAction({
  id: 'close',
  input: TicketInput,
  async run(ctx, { ticketId }) {
    const { ticket, deliveries } = await readTicket(ctx, ticketId);
    const wasAnswered = ticket.firstAnsweredAt !== null || deliveries.some(({ state }) => state === 'sent');
    return moveTicket(ctx, ticketId, { move: 'close', reason: wasAnswered ? 'answered' : 'no-answer-needed' });
  },
});
