import type { Services } from '../../context.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';

/** What a customer did waits at most this long for room that people's presses leave. */
const YIELDS_MS = 60_000;

/** Others go first while nobody waits to see this ticket change; after a minute it takes its turn like all. */
export function yieldsToOthers(
  { pressing, clock }: Pick<Services, 'pressing' | 'clock'>,
  { ticket }: Pick<TicketDetail, 'ticket'>,
): boolean {
  const isFresh = clock.now().getTime() - ticket.lastInboundAt.getTime() < YIELDS_MS;
  return isFresh && !pressing.isAwaited(ticket.id);
}
