import { textToSend } from '#core/rating/rating.ts';
import type { Delivery } from '#core/ticket/delivery.ts';
import type { Draft } from '#core/ticket/draft.ts';
import type { FoundAnswer, NetworkConnection } from '#core/ports/network.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** Looks on the network for the answer that a delivery may have made; one that another delivery made is not it. @throws RecadoError network.* */
export async function lookForAnswer(
  network: NetworkConnection,
  { deliveries, author, rating }: Pick<TicketDetail, 'deliveries' | 'author' | 'rating'>,
  { delivery, draft }: { delivery: Delivery; draft: Draft },
): Promise<FoundAnswer> {
  if (!network.findOwnAnswer) return { kind: 'cannot-tell', detail: 'the network shows us no answers of ours' };
  const seen = await network.findOwnAnswer({
    text: textToSend(draft, rating),
    target: draft.target,
    to: author.handle,
    isPrivate: draft.private,
    files: draft.attachments.map(({ mime }) => mime),
    since: delivery.sendingSince ?? delivery.queuedAt,
  });
  const isOther =
    seen.kind === 'found' && deliveries.some(({ id, nativeId }) => id !== delivery.id && nativeId === seen.nativeId);
  return isOther ? { kind: 'cannot-tell', detail: 'only an earlier answer was found' } : seen;
}
