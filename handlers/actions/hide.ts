import { z } from 'zod';
import { defineAction } from '../define.ts';
import { MessageInput } from './shared/button-inputs.ts';
import { showMore } from './shared/more.ts';
import { moveTicket, readMessage } from './shared/move.ts';
import { onNetwork } from './shared/on-network.ts';

/** Readers of our post do not see the customer's reply until they ask for it; nothing is deleted. */
export const hide = defineAction({
  id: 'hide',
  input: MessageInput.extend({ on: z.enum(['yes', 'no']) }),
  async run(ctx, { ticketId, messageId, on }) {
    const { ticket, message } = await readMessage(ctx, { ticketId, messageId });
    await onNetwork(ctx, ticket, 'hide', (act) => act(message.currentId, on === 'yes'));
    const said = await moveTicket(ctx, ticketId, {
      move: 'mark',
      what: on === 'yes' ? 'hide' : 'unhide',
      messageId: message.id,
    });
    return { ...said, form: await showMore(ctx, ticketId) };
  },
});
