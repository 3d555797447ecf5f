import type { Services } from '../../context.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';

/** What a customer did waits at most this long for room that others leave. */
const YIELDS_MS = 60_000;
/** In a flood the cards of floods tell of it, and must not stand in line behind redraws of single ones. */
const FLOODED_MS = 180_000;

/** Others go first while nobody waits to see this ticket change; after a minute it takes its turn like all. */
export function yieldsToOthers(
  { pressing, clock }: Pick<Services, 'pressing' | 'clock'>,
  { ticket }: Pick<TicketDetail, 'ticket'>,
): boolean {
  const yieldsMs = ticket.flood == null ? YIELDS_MS : FLOODED_MS;
  const isFresh = clock.now().getTime() - ticket.lastInboundAt.getTime() < yieldsMs;
  return isFresh && !pressing.isAwaited(ticket.id);
}
