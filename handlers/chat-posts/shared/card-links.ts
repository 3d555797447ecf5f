import type { Services } from '../../context.ts';
import { linkTo } from '../../lists/links.ts';
import { surfaceOf } from './surface-of.ts';
import type { CardRow } from '../../../store/chat-posts/card.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';

/** Link to the home card, for cards in other channels: the one on the same surface, else another; null until it is posted. */
export async function homeLink(
  services: Services,
  { cards }: Pick<TicketDetail, 'cards'>,
  { home: isHome, surface }: Pick<CardRow, 'home' | 'surface'>,
): Promise<string | null> {
  if (isHome) return null;
  const homes = cards.filter((card) => card.home);
  const home = homes.find((card) => card.surface === surface) ?? homes[0];
  if (home?.state !== 'posted' || home.channelId === null || home.ts === null) return null;
  // A chat that is away keeps no card of another from being drawn.
  if (home.surface !== surface) return linkTo(services, home);
  return surfaceOf(services, surface).permalink({ channel: home.channelId, ts: home.ts });
}

/** Link to what this conversation goes on with. What was said in private is looked for in its own channel only. */
export async function previousLink(
  services: Services,
  { previous, ticket }: Pick<TicketDetail, 'previous' | 'ticket'>,
): Promise<string | null> {
  return previous && !previous.private ? linkTo(services, { ...previous, ticketId: ticket.id }) : null;
}
