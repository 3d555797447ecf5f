import { createHmac, randomBytes } from 'node:crypto';
import { RecadoError } from '#core/errors.ts';
import { readable, type Readable } from '#core/model/fence.ts';
import type { Marks } from '#core/model/words.ts';
import type { Draft } from '#core/ticket/draft.ts';
import type { ActionContext } from '../context.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

const secret = randomBytes(32);

/** Marks that nobody who wrote one of the texts can know; the same texts give the same, so that they are asked about once. */
export function marksFor(...texts: readonly string[]): Marks {
  const made = createHmac('sha256', secret).update(JSON.stringify(texts)).digest('hex');
  return { mark: made.slice(0, 12), canary: `K${made.slice(12, 24)}` };
}

/**
 * What a model may read of a ticket.
 * @throws RecadoError model.none | model.private
 */
export function readableParts(
  ctx: ActionContext,
  { ticket, lastInbound }: TicketDetail,
  draft?: Pick<Draft, 'text' | 'private'>,
): { customer: Readable; draft: Readable } {
  if (!ctx.model.isThere) throw new RecadoError('model.none');
  const isPrivate = ticket.private || lastInbound.private || (draft?.private ?? false);
  if (isPrivate && !ctx.model.readsPrivate)
    throw new RecadoError('model.private', { params: { model: ctx.model.name } });
  return {
    customer: readable(lastInbound.state === 'deleted' ? '' : lastInbound.text, ctx.text),
    draft: readable(draft?.text ?? '', ctx.text),
  };
}

/** "Spanish", for instructions. */
export function languageName(code: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code;
}
