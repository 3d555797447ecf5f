import { defineAction } from '../define.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { moveTicket } from './shared/move.ts';

export const claim = defineAction({
  id: 'claim',
  input: TicketInput,
  run: (ctx, { ticketId }) => moveTicket(ctx, ticketId, { move: 'claim' }),
});
