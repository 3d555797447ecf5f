import { z } from 'zod';
import { defineAction } from '../define.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { showMore } from './shared/more.ts';
import { moveTicket } from './shared/move.ts';

/** The tone as a person hears it. */
export const sentiment = defineAction({
  id: 'sentiment',
  input: TicketInput.extend({ sentiment: z.enum(['positive', 'neutral', 'negative']) }),
  async run(ctx, { ticketId, sentiment: tone }) {
    const said = await moveTicket(ctx, ticketId, { move: 'set-sentiment', sentiment: tone });
    return { ...said, form: await showMore(ctx, ticketId) };
  },
});
