import { RecadoError } from '#core/errors.ts';
import type { InboundMessage } from '#core/message.ts';
import { withoutKey } from '#core/rating/rating.ts';
import type { Services } from '../context.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** What was said before a customer's first message to us; a digest is worth showing without it, so a network that fails costs only that. */
export async function earlierConversation(
  { networks, log }: Pick<Services, 'networks' | 'log'>,
  { lastInbound, ticket }: TicketDetail,
): Promise<InboundMessage[]> {
  const network = networks.get(ticket.account);
  if (!network?.conversation || (lastInbound.parentId === null && lastInbound.kind !== 'quote')) return [];
  try {
    const said = await network.conversation(lastInbound);
    return said.map((message) => ({ ...message, text: withoutKey(message.text) }));
  } catch (error) {
    if (!(error instanceof RecadoError)) throw error;
    log.warn({ ticketId: ticket.id, code: error.code }, 'earlier messages of a conversation could not be read');
    return [];
  }
}
