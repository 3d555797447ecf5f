import { defineAction } from '../define.ts';
import { oldTextForm } from '../forms/old-text.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';

/** What the customer's message said before it was edited or deleted. */
export const oldText = defineAction({
  id: 'old-text',
  input: TicketInput,
  async form(ctx, { ticketId }) {
    const { lastInbound, author } = await readTicket(ctx, ticketId);
    return oldTextForm(ctx.t, {
      message: lastInbound,
      author,
      versions: await ctx.store.messages.versions(lastInbound.id),
    });
  },
});
