import { z } from 'zod';
import { defineAction } from '../define.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';
import { showProfile } from './shared/profile.ts';

/** Whoever objects to a profile has none from then on: neither influence nor interests are computed. */
export const object = defineAction({
  id: 'object',
  input: TicketInput.extend({ on: z.enum(['yes', 'no']) }),
  async run(ctx, { ticketId, on }) {
    const { store, actor, clock } = ctx;
    const { author } = await readTicket(ctx, ticketId);
    await store.authors.object({ authorId: author.id, ticketId, on: on === 'yes', by: actor.id, at: clock.now() });
    return { form: await showProfile(ctx, ticketId) };
  },
});
