import { z } from 'zod';
import { createPlanner } from '../ingest/planner.ts';
import { defineJob } from '../context.ts';

const BATCH = 100;

/** Turns what waits in the inbox into tickets; a click is never made to wait for a whole storm. */
export const ingestMessage = defineJob({
  name: 'ingest-message',
  input: z.object({}).loose(),
  retryLimit: 8,
  concurrency: 1,
  async run(services, _input, signal) {
    const plan = createPlanner(services);
    for (let more = true; more && !signal.aborted;) {
      const at = services.clock.now();
      const batch = await services.store.inbox.ingest(BATCH, at, (event, known) => plan(event, known, at));
      if (batch.failed > 0) services.log.error({ failed: batch.failed }, 'messages were set aside');
      more = batch.more && batch.done + batch.failed > 0;
      await new Promise((resolve) => { setImmediate(resolve); });
    }
  },
});
