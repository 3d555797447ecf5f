import { defineAction } from '../define.ts';
import { MOST_LEARNT } from '../labels/learn.ts';
import { labelsForm } from '../forms/labels.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { chosenLabels, setLabels } from './shared/labels.ts';
import { readTicket } from './shared/move.ts';

/** Everything that was read of the message, with what made it so, to be set right. */
export const labels = defineAction({
  id: 'labels',
  input: TicketInput,
  async form(ctx, { ticketId }) {
    const detail = await readTicket(ctx, ticketId);
    const known = await ctx.store.labels.of(detail.lastInbound.id);
    return labelsForm(ctx, detail, known, await ctx.store.labels.correctedCategories(MOST_LEARNT));
  },
  async submit(ctx, { ticketId }, values) {
    const detail = await readTicket(ctx, ticketId);
    const chosen = chosenLabels(detail.ticket, values);
    const result = Object.keys(chosen).length === 0 ? {} : await setLabels(ctx, ticketId, chosen);
    return { kind: 'close', all: true, ...result };
  },
});
