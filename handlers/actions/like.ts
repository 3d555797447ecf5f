import { defineAction } from '../context.ts';
import { TicketInput } from './shared/inputs.ts';
import { showMore } from './shared/more.ts';
import { moveTicket, readTicket } from './shared/move.ts';
import { onNetwork } from './shared/on-network.ts';

/** Our account likes the customer's message. */
export const like = defineAction({
  id: 'like',
  right: 'move',
  input: TicketInput,
  async run(ctx, { ticketId }) {
    const { ticket, lastInbound } = await readTicket(ctx, ticketId);
    await onNetwork(ctx, ticket, 'like', (act) => act(lastInbound.currentId));
    const said = await moveTicket(ctx, ticketId, { move: 'mark', what: 'like', messageId: lastInbound.id });
    return { ...said, form: await showMore(ctx, ticketId) };
  },
});
