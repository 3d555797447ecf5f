import { RecadoError } from '#core/errors.ts';
import { listed, type FormValues } from '#core/form.ts';
import { eachOf, joined } from '#core/ticket/labels/define.ts';
import { valueOf } from '#core/ticket/labels/effective.ts';
import { isLabelId, labelIds, labels, type LabelId } from '#core/ticket/labels/index.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import { valuesOf } from '../../cards/label-text.ts';
import type { ActionContext } from '../../context.ts';
import type { ActionResult } from '../../define.ts';
import { learnAreas, learnCategories } from '../../labels/learn.ts';
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
    const possible = valuesOf(ctx.config, id, ticket.brand);
    const chosen = labels[id].many ? eachOf(value) : [value];
    if (valueOf(ticket, id) !== value && !chosen.every((each) => possible.includes(each)))
      throw new RecadoError('label.not-so', { params: { value } });
    changed.push(id);
  }
  const result = await moveTicket(ctx, ticketId, { move: 'correct-labels', values });
  await reroute(ctx, ticketId, changed);
  const pause = (): Promise<void> => new Promise((done) => void setImmediate(done));
  if (changed.includes('category')) await learnCategories(ctx, pause);
  if (changed.includes('area')) await learnAreas(ctx, pause);
  return result;
}

/** The fields of a form that hold several values of one label, at most ten a field. */
function manyValues(id: LabelId, values: FormValues): string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    name === id || name.startsWith(`${id}-`) ? listed(value) : [],
  );
}

/** What differs in the form from what holds. */
export function chosenLabels(ticket: Ticket, values: FormValues): Record<string, string> {
  const chosen = labelIds.flatMap((id): [string, string][] => {
    const { correctable, many } = labels[id];
    const before = valueOf(ticket, id);
    if (!correctable) return [];
    if (many) {
      const chosen = manyValues(id, values);
      const isSame = chosen.length === eachOf(before).length && chosen.every((each) => eachOf(before).includes(each));
      return isSame ? [] : [[id, joined(chosen)]];
    }
    const value = values[id] ?? '';
    return value !== '' && value !== before ? [[id, value]] : [];
  });
  return Object.fromEntries(chosen);
}
