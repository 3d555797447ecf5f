import { RecadoError } from '#core/errors.ts';
import { mayPublish, type Hold, type MayPublish } from '#core/holds/hold.ts';
import { isAutomatic } from '#core/ticket/automatic.ts';
import type { By } from '#core/ticket/changes.ts';
import type { Delivery } from '#core/ticket/delivery.ts';
import type { Draft } from '#core/ticket/draft.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { Services } from '../context.ts';
import { approvalUnder } from '../people/approvers.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** What was to go out at an hour that is past is looked at again after this long. */
const LOOK_AGAIN_MS = 60_000;

/** Whether a version may go out now, by the switches of its brand. */
export async function rulingOn(
  { store }: { store: { holds: Pick<Services['store']['holds'], 'on'> } },
  { brand }: Pick<Ticket, 'brand'>,
  version: Pick<Draft, 'author' | 'approvedBy' | 'at'>,
): Promise<MayPublish> {
  const holds: Hold[] = await store.holds.on(brand);
  if (holds.length === 0) return { may: true };
  return mayPublish(
    holds,
    isAutomatic(version.author)
      ? { kind: 'automatic', brand }
      : { kind: version.at === null ? 'reply' : 'scheduled', brand, version },
  );
}

/**
 * Asked last before an answer leaves: true where it does not. What needs approval waits for it, what a rule says is not said; what has
 * its hour is looked at again. @throws RecadoError with retryAfterMs
 */
export async function isHeldBack(
  services: Pick<Services, 'store' | 'config' | 'directory' | 'clock' | 'log'>,
  { detail, delivery, draft }: { detail: TicketDetail; delivery: Delivery; draft: Draft },
): Promise<boolean> {
  const { store, clock, log } = services;
  const { ticket } = detail;
  const ruling = await rulingOn(services, ticket, draft);
  if (ruling.may) return false;
  const about = { ticketId: ticket.id, deliveryId: delivery.id, hold: ruling.hold.id };
  if (ruling.until === 'held' && !isAutomatic(delivery.by))
    throw new RecadoError('ticket.being-sent', { retryAfterMs: LOOK_AGAIN_MS });
  const by: By = { kind: 'system', id: 'crisis' };
  const move =
    ruling.until === 'held'
      ? ({ move: 'delivery-silenced', deliveryId: delivery.id } as const)
      : ({
          move: 'needs-approval',
          draftId: draft.id,
          approval: await approvalUnder(services, detail, ruling.hold, draft.writers),
        } as const);
  await store.tickets.move({ ticketId: ticket.id, move, by, at: clock.now() });
  log.info(about, 'crisis mode: an answer does not go out');
  return true;
}
