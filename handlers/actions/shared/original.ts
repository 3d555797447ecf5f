import type { Draft } from '#core/draft.ts';
import { RecadoError } from '#core/errors.ts';
import type { Message } from '#core/message.ts';
import type { TicketDetail } from '../../../store/types.ts';
import type { ActionContext } from '../../context.ts';

/** What became of the customer's message since the version was approved. */
export type OriginalNow = { kind: 'same' } | { kind: 'edited'; text: string } | { kind: 'gone' } | { kind: 'answered'; url: string };

/**
 * Reads the network again before an answer goes out. Where it cannot be read now nothing is asked here: the job that sends
 * reads it once more and waits until it can.
 */
export async function lookAtOriginal(ctx: ActionContext, detail: TicketDetail, draft: Draft): Promise<OriginalNow> {
  const original = detail.messages.find(({ direction, currentId }) => direction === 'in' && currentId === draft.target) ?? detail.lastInbound;
  if (original.state === 'deleted') return { kind: 'gone' };
  const elsewhere = answeredElsewhere(detail, original);
  if (elsewhere) return { kind: 'answered', url: elsewhere };
  const connection = ctx.networks.get(draft.account);
  if (!connection) throw new RecadoError('network.not-authorised', { params: { network: detail.ticket.network, account: draft.account } });
  try {
    const now = (await connection.reread([draft.target])).get(draft.target);
    if (!now) return { kind: 'same' };
    if (now.state === 'gone') return { kind: 'gone' };
    if (now.message.currentId !== original.currentId || now.message.text !== original.text) return { kind: 'edited', text: now.message.text };
    if (now.message.counts.replies <= original.counts.replies) return { kind: 'same' };
    // More replies than we knew of: one of them may be a colleague's, written in the network's own app.
    const handle = ctx.config.brands[detail.ticket.brand]?.accounts[draft.account]?.handle.toLowerCase();
    const known = new Set(detail.deliveries.map(({ nativeId }) => nativeId));
    const ours = (await connection.conversation(original)).find((message) =>
      message.author.handle.toLowerCase() === handle && message.parentId === original.currentId && !known.has(message.nativeId));
    return ours ? { kind: 'answered', url: ours.url } : { kind: 'same' };
  } catch (error) {
    if (!(error instanceof RecadoError) || error.retryAfterMs === undefined) throw error;
    ctx.log.warn({ code: error.code, ticketId: detail.ticket.id }, 'the original could not be read again before sending');
    return { kind: 'same' };
  }
}

/** An answer of ours to this message that no delivery of ours made. */
function answeredElsewhere({ messages, deliveries }: TicketDetail, original: Message): string | undefined {
  const known = new Set(deliveries.map(({ nativeId }) => nativeId));
  return messages.find(({ direction, parentId, nativeId }) =>
    direction === 'out' && (parentId === original.currentId || parentId === original.nativeId) && !known.has(nativeId))?.url;
}
