import { protocolFor, type Protocol } from '#core/protocols/protocol.ts';
import type { Services } from '../../context.ts';
import { firstName } from '../../forms/opening.ts';
import { conditionFacts } from '../../people/condition-facts.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';

/** The steps and ready words for a conversation as it is now. */
export function protocolOf(
  { config, texts }: Pick<Services, 'config' | 'texts'>,
  detail: TicketDetail,
): Protocol | null {
  const name = firstName(detail.author, texts.in(detail.ticket.language ?? config.language));
  return protocolFor(config, conditionFacts(detail, config), name);
}
