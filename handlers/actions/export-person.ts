import { defineAction, type ActionResult } from '../define.ts';
import { askExport } from './shared/ask-export.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';

/** Brings whoever manages all that is kept of whoever wrote, for machines and to read: what a request for one's own data is answered with. */
export const exportPerson = defineAction({
  id: 'export-person',
  input: TicketInput,
  async run(ctx, { ticketId }): Promise<ActionResult> {
    const { author } = await readTicket(ctx, ticketId);
    for (const format of ['person-pdf', 'person-json'])
      await askExport(ctx, { format, spec: null, ticketId, name: author.handle });
    return { say: { key: 'say.export-coming' } };
  },
});
