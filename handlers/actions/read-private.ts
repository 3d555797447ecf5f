import { gather } from '../cards/conversation.ts';
import { defineAction } from '../context.ts';
import { earlierForm, EARLIER_MESSAGES } from '../forms/earlier.ts';
import { TicketInput } from './shared/inputs.ts';
import { readTicket } from './shared/move.ts';

/** The words of a private message for whoever is in a private channel of its ticket; its card in a public channel shows none. */
export const readPrivate = defineAction({
  id: 'read-private',
  right: 'read',
  input: TicketInput,
  async form(ctx, { ticketId }) {
    const detail = await readTicket(ctx, ticketId);
    const stored = await ctx.store.messages.newest(ticketId, EARLIER_MESSAGES);
    const form = earlierForm(ctx.t, gather({ detail, config: ctx.config, surface: ctx.actor.surface }, stored, []));
    return { ...form, action: 'read-private', title: ctx.t('form.private.title'), blocks: [{ kind: 'context', inlines: [{ kind: 'text', text: ctx.t('form.private.only-you') }] }, ...form.blocks] };
  },
});
