import { z } from 'zod';
import { defineAction } from '../define.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { showMore } from './shared/more.ts';
import { moveTicket } from './shared/move.ts';

/** What a muted author writes is kept and makes no card, until somebody listens again. */
export const mute = defineAction({
  id: 'mute',
  input: TicketInput.extend({ on: z.enum(['yes', 'no']) }),
  async run(ctx, { ticketId, on }) {
    const said = await moveTicket(ctx, ticketId, { move: 'mute', on: on === 'yes' });
    return { ...said, form: await showMore(ctx, ticketId) };
  },
});
