import { defineAction } from '../define.ts';
import { areasSaid, MOST_LEARNT } from '../labels/learn.ts';
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
    const { labels: stored } = ctx.store;
    const known = await stored.of(detail.lastInbound.id);
    const area = areasSaid(await stored.corrected('area', MOST_LEARNT), ctx.config).toReversed();
    return labelsForm(ctx, detail, known, { category: await stored.corrected('category', MOST_LEARNT), area });
  },
  async submit(ctx, { ticketId }, values) {
    const detail = await readTicket(ctx, ticketId);
    const chosen = chosenLabels(detail.ticket, values);
    const result = Object.keys(chosen).length === 0 ? {} : await setLabels(ctx, ticketId, chosen);
    return { kind: 'close', all: true, ...result };
  },
});
