import { defineAction } from '../define.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { moveTicket } from './shared/move.ts';

/** Closes what needs no answer. */
export const archive = defineAction({
  id: 'archive',
  input: TicketInput,
  run: (ctx, { ticketId }) => moveTicket(ctx, ticketId, { move: 'close', reason: 'no-answer-needed' }),
});
