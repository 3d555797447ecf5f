import { z } from 'zod';
import { defineJob } from '../define.ts';
import { drawCards } from '../chat-posts/shared/draw-cards.ts';

/** Redraws a ticket's cards and drafts from stored state, never from a click. */
export const redrawCard = defineJob({
  name: 'redraw-card',
  input: z.object({ ticketId: z.string(), surface: z.string().optional() }),
  retryLimit: 8,
  concurrency: 4,
  oneAtATimePer: 'ticketId',
  soonest: true,
  surface: 'each',
  needsChannel: true,
  async run(services, { ticketId, surface }, signal) {
    await drawCards(services, ticketId, { signal, surface });
  },
});
