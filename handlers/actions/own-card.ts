import { channelName } from './shared/transfer-targets.ts';
import { defineAction } from '../define.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { moveTicket, readTicket } from './shared/move.ts';

/** Out of the card of a flood, to a card of its own. */
export const ownCard = defineAction({
  id: 'own-card',
  input: TicketInput,
  async run(ctx, { ticketId }) {
    const { say } = await moveTicket(ctx, ticketId, { move: 'unfold' });
    if (say) return { say };
    const { ticket } = await readTicket(ctx, ticketId);
    const channel = channelName(ctx, ticket.route.channels[0] ?? '');
    return { say: { key: 'say.unfolded', params: { number: ticket.number, channel } } };
  },
});
