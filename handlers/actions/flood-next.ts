import { RecadoError } from '#core/errors.ts';
import { mustWork } from '../floods/flood-facts.ts';
import { defineOperation } from '../define.ts';
import { openAnswer } from './shared/open-answer.ts';
import { FloodInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';

/** Several may press at once: each gets another. */
const TRIED = 20;

/**
 * Takes the conversation of a flood that should be answered first, gives it its own card, and opens its answer. Those that she
 * took before, all at once, come first: nobody else will answer them.
 */
export const floodNext = defineOperation({
  id: 'flood-next',
  input: FloodInput,
  async form(ctx, { flood }) {
    await mustWork(ctx, flood, 'answer');
    const by = { kind: 'person', id: ctx.actor.id } as const;
    for (const ticketId of await ctx.store.floods.waiting(flood, { for: by.id, limit: TRIED })) {
      const before = await readTicket(ctx, ticketId);
      // What she took back is nothing to answer; whoever looks at the list closes it.
      if (before.lastInbound.state === 'deleted') continue;
      await ctx.directory.mayAct(ctx.actor, before.ticket, 'answer');
      if (before.ticket.owner !== by.id) {
        const taken = await ctx.store.tickets.move({ ticketId, move: { move: 'claim' }, by, at: ctx.clock.now() });
        if (taken.ticket.owner !== by.id) continue;
      }
      await ctx.store.tickets.move({ ticketId, move: { move: 'unfold' }, by, at: ctx.clock.now() });
      return openAnswer(ctx, { action: 'reply', ticketId, base: undefined, detail: await readTicket(ctx, ticketId) });
    }
    throw new RecadoError('flood.over');
  },
});
