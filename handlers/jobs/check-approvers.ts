import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { freshDraft } from '../people/approvers.ts';
import { defineJob } from '../define.ts';

/** Every minute: a version that waits for somebody who may no longer approve, after a change of roles, rules or groups, or of who is in the chat. */
export const checkApprovers = defineJob({
  name: 'check-approvers',
  input: z.object({}).loose(),
  retryLimit: 1,
  concurrency: 1,
  cron: '* * * * *',
  async run(services, _payload, signal) {
    for (const { id, ticketId } of await services.store.drafts.waiting()) {
      if (signal.aborted) return;
      try {
        await freshDraft(services, ticketId, id);
      } catch (err) {
        // Decided meanwhile, or the chat cannot say now: whoever presses is asked for anew, and so is the next minute.
        if (!(err instanceof RecadoError)) throw err;
        services.log.info(
          { ticketId, draftId: id, code: err.code },
          'who may approve a version could not be looked at',
        );
      }
    }
  },
});
