import { defineAction } from '../define.ts';
import { ideasForm } from '../forms/ideas.ts';
import { ideasFor } from '../knowledge/ideas.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';

/** Articles and earlier answers for what the customer asks, on top of the answer that is being written. */
export const ideas = defineAction({
  id: 'ideas',
  input: TicketInput,
  async form(ctx, { ticketId }) {
    const detail = await readTicket(ctx, ticketId);
    return ideasForm(ctx.t, { ticketId, ideas: await ideasFor(ctx, detail) });
  },
});
