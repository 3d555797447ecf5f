import { defineAction } from '../define.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { moveTicket } from './shared/move.ts';

export const release = defineAction({
  id: 'release',
  input: TicketInput,
  run: (ctx, { ticketId }) => moveTicket(ctx, ticketId, { move: 'release' }),
});
