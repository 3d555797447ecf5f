import { z } from 'zod';
import { defineJob } from '../define.ts';
import { drawCards } from '../chat-posts/shared/draw-cards.ts';
import { fillThread } from '../chat-posts/shared/fill-thread.ts';
import { createWaits } from '../chat-posts/shared/waits.ts';

/** Posts what people must notice under the home card. */
export const postThread = defineJob({
  name: 'post-thread',
  input: z.object({ ticketId: z.string(), surface: z.string().optional() }),
  retryLimit: 8,
  concurrency: 4,
  oneAtATimePer: 'ticketId',
  soonest: true,
  async run(services, { ticketId, surface }, signal) {
    const waits = createWaits();
    await waits.in(() => fillThread(services, ticketId, { signal, surface }));
    await waits.in(() => drawCards(services, ticketId, { signal, surface }));
    waits.end();
  },
});
