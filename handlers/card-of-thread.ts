import type { ThreadMessage } from '#core/ports/surface.ts';
import type { Services } from './context.ts';
import type { CardRow } from '../store/chat-posts/card.ts';

const LOOK_EVERY_MS = 100;
/** Five seconds: longer than a post takes whose answer comes at all. */
const LOOKS = 50;

/**
 * The card under which a message was written. Whoever is quick writes under it before we know where it stands, as the chat shows a
 * card before it answers us: what is on its way at this moment is waited for, and nothing that sets out later.
 */
export async function cardAbove(
  { store, log }: Pick<Services, 'store' | 'log'>,
  { surface, channel, thread }: Pick<ThreadMessage, 'surface' | 'channel' | 'thread'>,
): Promise<CardRow | null> {
  const known = await store.cards.byMessage(surface, channel, thread);
  if (known) return known;
  let onTheWay = new Set(await store.cards.posting(surface));
  for (let look = 0; look < LOOKS; look += 1) {
    // After the list: one that arrived between the two is found.
    const card = await store.cards.byMessage(surface, channel, thread);
    if (card || onTheWay.size === 0) return card;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    onTheWay = onTheWay.intersection(new Set(await store.cards.posting(surface)));
  }
  log.warn({ surface, channel, thread }, 'a message may stand under a card that did not arrive in time');
  return null;
}
