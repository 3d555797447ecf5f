import { randomBytes } from 'node:crypto';
import { RecadoError } from '#core/errors.ts';
import { defineAction, type ActionResult } from '../define.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';

const HOUR_MS = 60 * 60_000;

/** Brings whoever manages all that is kept of whoever wrote, for machines and to read: what a request for one's own data is answered with. */
export const exportPerson = defineAction({
  id: 'export-person',
  input: TicketInput,
  async run(ctx, { ticketId }): Promise<ActionResult> {
    const { actor, store, clock, surfaces, publicUrl } = ctx;
    const { author } = await readTicket(ctx, ticketId);
    const holds = surfaces.get(actor.surface)?.files?.holdsFiles === true;
    if (!holds && publicUrl === '') throw new RecadoError('report.nowhere');
    const at = clock.now();
    for (const format of ['person-pdf', 'person-json'])
      await store.reports.askExport(
        {
          personId: actor.id,
          surface: actor.surface,
          userId: actor.userId,
          format,
          spec: null,
          ticketId,
          name: author.handle,
          secret: randomBytes(32).toString('base64url'),
          at,
          until: new Date(at.getTime() + HOUR_MS),
        },
        holds,
      );
    return { say: { key: 'say.export-coming' } };
  },
});
