import { z } from 'zod';
import { defineAction } from '../context.ts';
import { TicketInput } from './shared/inputs.ts';
import { showMore } from './shared/more.ts';
import { moveTicket, readTicket } from './shared/move.ts';
import { onNetwork } from './shared/on-network.ts';

/** Readers of our post do not see the customer's reply until they ask for it; nothing is deleted. */
export const hide = defineAction({
  id: 'hide',
  right: 'move',
  input: TicketInput.extend({ on: z.enum(['yes', 'no']) }),
  async run(ctx, { ticketId, on }) {
    const { ticket, lastInbound } = await readTicket(ctx, ticketId);
    await onNetwork(ctx, ticket, 'hide', (act) => act(lastInbound.currentId, on === 'yes'));
    const said = await moveTicket(ctx, ticketId, { move: 'mark', what: on === 'yes' ? 'hide' : 'unhide', messageId: lastInbound.id });
    return { ...said, form: await showMore(ctx, ticketId) };
  },
});
