import { gather } from '../cards/conversation.ts';
import { DIGEST_MESSAGES } from '../cards/digest.ts';
import { defineAction } from '../define.ts';
import { earlierConversation } from '../network/earlier-conversation.ts';
import { earlierForm, EARLIER_MESSAGES } from '../forms/earlier.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';

/** Enough to reach behind the digest when the customer has written on since. */
const READ = 200;

/** What was said before the messages that the digest shows. */
export const earlier = defineAction({
  id: 'earlier',
  input: TicketInput,
  async form(ctx, { ticketId }) {
    const detail = await readTicket(ctx, ticketId);
    const [stored, conversation] = await Promise.all([
      ctx.store.messages.newest(ticketId, READ),
      earlierConversation(ctx, detail),
    ]);
    const drawing = { detail, config: ctx.config, surface: ctx.actor.surface };
    const posted = detail.thread.find(({ entry }) => entry.kind === 'digest')?.createdAt;
    // What came after the digest has its own place in the thread.
    const then = gather(drawing, stored, conversation, ctx.t).filter(({ at }) => posted === undefined || at <= posted);
    return earlierForm(ctx.t, then.slice(0, -DIGEST_MESSAGES).slice(-EARLIER_MESSAGES));
  },
});
