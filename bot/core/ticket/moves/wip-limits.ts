import type { TicketView } from '../changes.ts';
import { refused, type Refusal } from './verdicts.ts';

/** Names as many of what she has as can be read in one sentence. */
const NAMED = 10;

/** Whoever takes a ticket stays within her limit, and within those of the channel unless it only goes from hand to hand. */
export function full({ ticket, load }: TicketView): Refusal | null {
  if (!load) return null;
  const { limits, hers, claimed, waiting } = load;
  if (limits.person !== undefined && hers.length >= limits.person) {
    return refused('limit.person', {
      count: hers.length,
      limit: limits.person,
      tickets: hers
        .slice(0, NAMED)
        .map(({ ticketId }) => ticketId)
        .join(', '),
    });
  }
  if (ticket.owner !== null) return null;
  const channel = ticket.route.channels[0] ?? '';
  if (limits.claimed !== undefined && claimed >= limits.claimed)
    return refused('limit.claimed', { channel, count: claimed, limit: limits.claimed });
  if (limits.waiting !== undefined && waiting >= limits.waiting)
    return refused('limit.waiting', { channel, count: waiting, limit: limits.waiting });
  return null;
}
