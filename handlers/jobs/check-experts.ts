import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { awaited } from '#core/ticket/delegation.ts';
import { defineJob } from '../define.ts';
import { whyGone } from './shared/why-gone.ts';

/** Every minute: a question that waits for somebody who has left the configuration or the chat would wait for ever. */
export const checkExperts = defineJob({
  name: 'check-experts',
  input: z.object({}).loose(),
  retryLimit: 1,
  concurrency: 1,
  cron: '* * * * *',
  async run(services, _payload, signal) {
    const { store, clock, log } = services;
    const waiting = await store.delegations.waiting();
    const gone = new Set<string>();
    for (const id of new Set(waiting.flatMap(awaited))) {
      if (signal.aborted) return;
      if ((await whyGone(services, id)) !== null) gone.add(id);
    }
    const tickets = new Set(
      waiting.filter((each) => awaited(each).some((id) => gone.has(id))).map((each) => each.ticketId),
    );
    for (const ticketId of tickets) {
      if (signal.aborted) return;
      try {
        await store.tickets.move({
          ticketId,
          move: { move: 'experts-gone', gone: [...gone] },
          by: { kind: 'system', id: 'check-experts' },
          at: clock.now(),
        });
      } catch (err) {
        // Closed or answered meanwhile.
        if (!(err instanceof RecadoError)) throw err;
        log.info({ ticketId, code: err.code }, 'a question to somebody who left could not be taken back yet');
      }
    }
  },
});
