import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { defineAction } from '../define.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';
import { showProfile } from './shared/profile.ts';
import { reroute } from './shared/reroute.ts';

/** Puts the author on a list of the configuration, or takes her off; a route that asks for the list is followed at once. */
export const listAuthor = defineAction({
  id: 'list-author',
  input: TicketInput.extend({ list: z.string().min(1).max(100), on: z.enum(['yes', 'no']) }),
  async run(ctx, { ticketId, list, on }) {
    const { store, config, actor, clock } = ctx;
    if (on === 'yes' && !config.lists[list]) throw new RecadoError('author.no-list');
    const { author } = await readTicket(ctx, ticketId);
    await store.authors.setList({
      authorId: author.id,
      ticketId,
      list,
      on: on === 'yes',
      by: actor.id,
      at: clock.now(),
    });
    await reroute(ctx, ticketId, ['list']);
    return { form: await showProfile(ctx, ticketId) };
  },
});
