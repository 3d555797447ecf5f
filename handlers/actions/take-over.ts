import { RecadoError } from '#core/errors.ts';
import { defineAction } from '../define.ts';
import { reasonForm } from '../forms/reason.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { moveTicket, readTicket } from './shared/move.ts';
import { readReason } from './shared/reason.ts';

export const takeOver = defineAction({
  id: 'take-over',
  input: TicketInput,
  async form(ctx, { ticketId }) {
    const { ticket } = await readTicket(ctx, ticketId);
    const { owner, ownedSince } = ticket;
    if (owner === null) throw new RecadoError('ticket.nobody-has-it');
    const since = ownedSince ?? ticket.openedAt;
    if (owner === ctx.actor.id) return { say: { key: 'say.claimed-already', params: { since: since.toISOString() } } };
    const line = await ctx.explain.sentence('form.take-over.line', { owner, since: since.toISOString() }, ctx.actor);
    return reasonForm(ctx.t, { action: 'take-over', meta: { ticketId }, lines: [line], hint: 'form.take-over.hint' });
  },
  async submit(ctx, { ticketId }, values) {
    const said = await moveTicket(ctx, ticketId, { move: 'take-over', reason: readReason(values) });
    return { kind: 'close', ...said };
  },
});
