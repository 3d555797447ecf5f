import { RecadoError } from '#core/errors.ts';
import type { FormValues } from '#core/form.ts';
import { valueOf } from '#core/ticket/labels/effective.ts';
import { isLabelId, labelIds, labels, type LabelId } from '#core/ticket/labels/index.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import { valuesOf } from '../../cards/label-text.ts';
import type { ActionContext } from '../../context.ts';
import type { ActionResult } from '../../define.ts';
import { moveTicket, readTicket } from './move.ts';
import { reroute } from './reroute.ts';

/** A person's word about labels; a route that asks for one of them takes the ticket along. @throws RecadoError label.not-so */
export async function setLabels(
  ctx: ActionContext,
  ticketId: string,
  values: Readonly<Record<string, string>>,
): Promise<ActionResult> {
  const { ticket } = await readTicket(ctx, ticketId);
  const changed: LabelId[] = [];
  for (const [id, value] of Object.entries(values)) {
    if (!isLabelId(id)) throw new RecadoError('label.not-so', { params: { value: id } });
    if (!valuesOf(ctx.config, id, ticket.brand).includes(value) && valueOf(ticket, id) !== value)
      throw new RecadoError('label.not-so', { params: { value } });
    changed.push(id);
  }
  const result = await moveTicket(ctx, ticketId, { move: 'correct-labels', values });
  await reroute(ctx, ticketId, changed);
  return result;
}

/** What differs in the form from what holds. */
export function chosenLabels(ticket: Ticket, values: FormValues): Record<string, string> {
  const chosen = labelIds.flatMap((id): [string, string][] => {
    const value = values[id] ?? '';
    return labels[id].correctable && value !== '' && value !== valueOf(ticket, id) ? [[id, value]] : [];
  });
  return Object.fromEntries(chosen);
}
