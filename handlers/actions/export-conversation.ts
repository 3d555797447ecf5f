import { randomBytes } from 'node:crypto';
import { RecadoError } from '#core/errors.ts';
import { defineAction, type ActionResult } from '../define.ts';
import { isInScope } from '../people/read-scope.ts';
import { TicketInput } from './shared/button-inputs.ts';

const HOUR_MS = 60 * 60_000;

/** Brings the whole conversation as a PDF to whoever may read it, in her direct conversation. */
export const exportConversation = defineAction({
  id: 'export-conversation',
  input: TicketInput,
  async run({ actor, store, clock, surfaces, publicUrl, directory }, { ticketId }): Promise<ActionResult> {
    const ticket = await store.tickets.get(ticketId);
    if (!ticket) throw new RecadoError('ticket.not-found');
    if (!isInScope(await directory.readable(actor), ticket))
      throw new RecadoError('right.missing', { params: { right: 'read' } });
    const holds = surfaces.get(actor.surface)?.files?.holdsFiles === true;
    if (!holds && publicUrl === '') throw new RecadoError('report.nowhere');
    const at = clock.now();
    await store.reports.askExport(
      {
        personId: actor.id,
        surface: actor.surface,
        userId: actor.userId,
        format: 'pdf',
        spec: null,
        ticketId,
        name: String(ticket.number),
        secret: randomBytes(32).toString('base64url'),
        at,
        until: new Date(at.getTime() + HOUR_MS),
      },
      holds,
    );
    return { say: { key: 'say.export-coming' } };
  },
});
