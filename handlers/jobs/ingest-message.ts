import { z } from 'zod';
import { createPlanner } from '../../bot/core/intake/planner.ts';
import { defineJob } from '../define.ts';
import type { IngestPlan } from '#core/intake/types.ts';

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
      const taken = new Map<string, Record<string, unknown>>();
      const batch = await services.store.inbox.ingest(BATCH, at, (event, known) => {
        const planned = plan(event, known, at);
        // By id, because a batch that fails is planned again one by one.
        taken.set(event.id, { network: event.network, account: event.account, eventKey: event.event.eventKey, plan: planned.kind, ticketId: ticketOf(planned) });
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

/** From here on every line about a message carries the id of its ticket. */
function ticketOf(plan: IngestPlan): string | null {
  if (plan.kind === 'open') return plan.ticket.id;
  if (plan.kind === 'muted') return plan.message.ticketId;
  return plan.kind === 'ignore' ? null : plan.ticketId;
}
