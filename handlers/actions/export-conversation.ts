import { RecadoError } from '#core/errors.ts';
import { defineAction, type ActionResult } from '../define.ts';
import { isInScope } from '../people/read-scope.ts';
import { askExport } from './shared/ask-export.ts';
import { TicketInput } from './shared/button-inputs.ts';

/** Brings the whole conversation as a PDF to whoever may read it, in her direct conversation. */
export const exportConversation = defineAction({
  id: 'export-conversation',
  input: TicketInput,
  async run(ctx, { ticketId }): Promise<ActionResult> {
    const { actor, store, directory } = ctx;
    const ticket = await store.tickets.get(ticketId);
    if (!ticket) throw new RecadoError('ticket.not-found');
    if (!isInScope(await directory.readable(actor), ticket))
      throw new RecadoError('right.missing', { params: { right: 'read' } });
    await askExport(ctx, { format: 'pdf', spec: null, ticketId, name: String(ticket.number) });
    return { say: { key: 'say.export-coming' } };
  },
});
