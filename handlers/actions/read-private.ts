import { RecadoError } from '#core/errors.ts';
import { buttonRows } from '#core/buttons.ts';
import { buttonsFor } from '#core/standing-buttons.ts';
import { statusOf } from '#core/ticket/status.ts';
import { button, styled } from '../cards/buttons.ts';
import { gather } from '../cards/conversation.ts';
import type { ActionContext } from '../context.ts';
import { defineAction } from '../define.ts';
import { earlierForm, EARLIER_MESSAGES } from '../forms/earlier.ts';
import { mayActHere } from '../people/linked-private.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** The words of a private message for whoever is in a private channel of its ticket, or answers the public conversation that it goes on with; its card in a public channel shows none. */
export const readPrivate = defineAction({
  id: 'read-private',
  input: TicketInput,
  async form(ctx, { ticketId }) {
    const detail = await readTicket(ctx, ticketId);
    const stored = await ctx.store.messages.newest(ticketId, EARLIER_MESSAGES);
    const status = statusOf(detail);
    // Whoever may read it only here has no card to answer from.
    const buttons = (await mayAnswer(ctx, detail))
      ? styled(
          buttonsFor(status)
            .filter((id) => buttonRows[id].forReader)
            .map((id) => button(ctx.t, id, { detail, status })),
        )
      : [];
    const form = earlierForm(
      ctx.t,
      gather({ detail, config: ctx.config, surface: ctx.actor.surface }, stored, [], ctx.t),
    );
    return {
      ...form,
      action: 'read-private',
      title: ctx.t('form.private.title'),
      blocks: [
        { kind: 'context', inlines: [{ kind: 'text', text: ctx.t('form.private.only-you') }] },
        ...form.blocks,
        ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
      ],
    };
  },
});

async function mayAnswer(ctx: ActionContext, { ticket }: TicketDetail): Promise<boolean> {
  try {
    await mayActHere(ctx, ctx.actor, { ticket, right: 'answer' });
    return true;
  } catch (error) {
    if (error instanceof RecadoError && error.code.startsWith('right.')) return false;
    throw error;
  }
}
