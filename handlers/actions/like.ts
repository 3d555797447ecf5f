import { defineAction } from '../define.ts';
import { MessageInput } from './shared/button-inputs.ts';
import { showMore } from './shared/more.ts';
import { moveTicket, readMessage } from './shared/move.ts';
import { onNetwork } from './shared/on-network.ts';

/** Our account likes the customer's message. */
export const like = defineAction({
  id: 'like',
  input: MessageInput,
  async run(ctx, { ticketId, messageId }) {
    const { ticket, message } = await readMessage(ctx, { ticketId, messageId });
    await onNetwork(ctx, ticket, 'like', (act) => act(message.currentId));
    const said = await moveTicket(ctx, ticketId, { move: 'mark', what: 'like', messageId: message.id });
    return { ...said, form: await showMore(ctx, ticketId) };
  },
});
