import { liveDeliveryStates } from '#core/ticket/delivery.ts';
import type { NetworkConnection } from '#core/ports/network.ts';
import type { Services } from '../context.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

type Caps = NetworkConnection['caps'];

/** Until when the customer's newest message may be answered where it stands; undefined: for ever. */
export function answerUntil({ networks }: Pick<Services, 'networks'>, detail: TicketDetail): Date | undefined {
  const { ticket, lastInbound } = detail;
  return networks.get(ticket.account)?.caps.until?.(lastInbound, { isPrivate: lastInbound.private });
}

/**
 * Whether what she wrote in public may be answered in private now: `used` where that was done already, `over` where it is too late.
 * Undefined: the network has no such answers, or she wrote in private anyway.
 */
export function privateReply(
  caps: Caps | undefined,
  { lastInbound, drafts, deliveries }: TicketDetail,
  now: Date,
): { kind: 'open'; until: Date | undefined } | { kind: 'used' } | { kind: 'over' } | undefined {
  if (!caps || caps.privateReplies === false || lastInbound.private) return undefined;
  const isUsed = deliveries.some(({ draftId, state }) => {
    const draft = drafts.find(({ id }) => id === draftId);
    const counts = state === 'sent' || state === 'removed' || liveDeliveryStates.includes(state);
    return counts && draft?.private === true && draft.target === lastInbound.currentId;
  });
  if (isUsed) return { kind: 'used' };
  const until = caps.until?.(lastInbound, { isPrivate: true });
  return until !== undefined && until <= now ? { kind: 'over' } : { kind: 'open', until };
}
