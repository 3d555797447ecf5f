import type { Card } from '#core/card.ts';
import { replyKinds } from '#core/hours/ticket-clock.ts';
import { escalationMessage } from '../../cards/escalation.ts';
import type { Services } from '../../context.ts';
import { linkTo } from '../../lists/links.ts';
import type { ChatPost } from '../../../store/chat-posts/chat-posts.ts';
import type { PersonRow } from '../../../store/people/people.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';

/** One conversation that is late, or nearly, as it is told to one person; `what` names the answer by kind, round and turn. */
export async function lateOne(
  services: Services,
  {
    detail,
    what,
    post: { surface, place },
    reader,
  }: { detail: TicketDetail; what: string; post: ChatPost; reader: PersonRow },
): Promise<Card | null> {
  const kind = replyKinds.find((each) => each === what.split(' ')[0]);
  if (kind === undefined) return null;
  const home = detail.cards.find((card) => card.home && card.surface === surface);
  const link = home ? await linkTo(services, { ...home, ticketId: detail.ticket.id }) : null;
  const drawing = { detail, config: services.config, surface };
  return escalationMessage(drawing, { t: services.texts.in(reader.locale), kind, link, reader: place });
}

/** Guests are told nothing of customers. */
export async function isNoMember(services: Services, { surface }: ChatPost, reader: PersonRow): Promise<boolean> {
  return (await services.surfaces.get(surface)?.user(reader.userId))?.standing !== 'member';
}
