import type { Media, Message } from '#core/message.ts';
import type { FileRow } from '../../../store/chat-posts/files.ts';
import type { CardRow } from '../../../store/chat-posts/card.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';

type Wanted = Pick<FileRow, 'cardId' | 'ownerKind' | 'ownerId' | 'place' | 'source'>;

/** What hangs under the home card of a ticket: what the customer sent, and what goes out with each version. */
export function wantedFiles(
  { drafts }: Pick<TicketDetail, 'drafts'>,
  messages: readonly Message[],
  home: Pick<CardRow, 'id'>,
): Wanted[] {
  const sent = messages.flatMap((message) =>
    fetchable(message).map(({ url }, index): Wanted => ({
      cardId: home.id,
      ownerKind: 'message',
      ownerId: message.id,
      place: index,
      source: url,
    })),
  );
  // A version that keeps a file of one before it does not show it again.
  const seen = new Set<string>();
  const given = drafts.flatMap(({ id, attachments }) =>
    attachments.flatMap(({ sha256 }, index): Wanted[] => {
      if (seen.has(sha256)) return [];
      seen.add(sha256);
      return [{ cardId: home.id, ownerKind: 'draft', ownerId: id, place: index, source: sha256 }];
    }),
  );
  return [...sent, ...given];
}

/** Files of a customer's message as it stands now; what she deleted is not hers to show any more, and ours are known. */
export function fetchable({
  direction,
  state,
  media,
}: Pick<Message, 'direction' | 'state' | 'media'>): (Media & { url: string })[] {
  if (direction === 'out' || state === 'deleted') return [];
  return media.flatMap((each) => (each.url === undefined ? [] : [{ ...each, url: each.url }]));
}
