import type { Card } from '#core/card.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import { withoutWords } from '../../cards/private.ts';
import type { Services } from '../../context.ts';

/** A message about a ticket as this channel may see it: nothing private is said where everybody can read. */
export async function keepPrivate(
  { directory, texts, config }: Pick<Services, 'directory' | 'texts' | 'config'>,
  { ticket, channel, surface }: { ticket: Pick<Ticket, 'id' | 'private' | 'route'>; channel: string; surface: string },
  card: Card,
): Promise<Card> {
  // A card that only says that there is one holds nothing to hide.
  if (
    !ticket.private ||
    ticket.route.hinted?.includes(channel) ||
    (await directory.privateChannels(surface)).has(channel)
  )
    return card;
  return withoutWords(card, ticket.id, texts.in(config.channels[channel]?.language ?? config.language));
}
