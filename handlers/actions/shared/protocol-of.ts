import { protocolFor, type Protocol } from '#core/protocols/protocol.ts';
import type { Services } from '../../context.ts';
import { conditionFacts } from '../../people/condition-facts.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';

/** The steps and ready words for a conversation as it is now. */
export function protocolOf({ config }: Pick<Services, 'config'>, detail: TicketDetail): Protocol | null {
  return protocolFor(config, conditionFacts(detail), detail.author.name.trim() || detail.author.handle);
}
