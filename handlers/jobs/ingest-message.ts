import { z } from 'zod';
import { createPlanner } from '#core/intake/planner.ts';
import { defineJob } from '../define.ts';
import { noted } from '../intake/straight.ts';

const BATCH = 100;

/** Turns what waits in the inbox into tickets; a click is never made to wait for a whole storm. */
export const ingestMessage = defineJob({
  name: 'ingest-message',
  input: z.object({}).loose(),
  retryLimit: 8,
  concurrency: 1,
  async run(services, _input, signal) {
    const plan = createPlanner(services, await services.directory.privateChannels());
    for (let more = true; more && !signal.aborted;) {
      const at = services.clock.now();
      const taken = new Map<string, ReturnType<typeof noted>>();
      const batch = await services.store.inbox.ingest(BATCH, at, (event, known) => {
        const planned = plan(event, known, at);
        // By id, because a batch that fails is planned again one by one.
        taken.set(
          event.id,
          noted({ network: event.network, account: event.account, eventKey: event.event.eventKey }, planned),
        );
        return planned;
      });
      for (const fields of taken.values()) services.log.info(fields, 'taken in');
      if (batch.failed > 0) services.log.error({ failed: batch.failed }, 'messages were set aside');
      more = batch.more && batch.done + batch.failed > 0;
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  },
});
