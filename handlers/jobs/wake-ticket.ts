import { z } from 'zod';
import { defineJob } from '../define.ts';

/** The pause of a ticket is over. */
export const wakeTicket = defineJob({
  name: 'wake-ticket',
  input: z.object({ ticketId: z.string() }),
  retryLimit: 20,
  concurrency: 2,
  async run({ store, clock }, { ticketId }) {
    if (await store.tickets.get(ticketId))
      await store.tickets.move({
        ticketId,
        move: { move: 'wake' },
        by: { kind: 'system', id: 'wake-ticket' },
        at: clock.now(),
      });
  },
});
