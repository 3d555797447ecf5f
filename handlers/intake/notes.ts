import type { ThreadMessage } from '#core/ports/surface.ts';
import { cardAbove } from '../card-of-thread.ts';
import type { Services } from '../context.ts';

/**
 * Keeps what people write in the thread of a card as notes of its ticket, with their edits and deletions. It is copied once to each
 * home thread that it was not written in: another surface's, or its own where the card is not the home, or is it no longer.
 * Nothing of it is ever published.
 */
export async function takeNote(
  { store, directory, clock, surfaces, log }: Pick<Services, 'store' | 'directory' | 'clock' | 'surfaces' | 'log'>,
  message: ThreadMessage,
): Promise<void> {
  if (message.direct === true) return;
  const { id, surface, channel, ts, text } = message;
  const card = await cardAbove({ store, log }, message);
  if (!card) return;
  const { ticketId } = card;
  const by = { kind: 'person', id: await directory.personId(surface, message.userId) } as const;
  const at = clock.now();
  const [known] = await store.notes.get([id]);
  if (message.deleted === true || message.edited === true) {
    const now = message.deleted === true ? null : text;
    if (!known || known.deletedAt || known.text === now) return;
    await store.tickets.move({ ticketId, move: { move: 'note-changed', noteId: id, text: now }, by, at });
    return;
  }
  if (known) return;
  const note = { id, ticketId, by: by.id, text, surface, channel, ts, at, editedAt: null, deletedAt: null };
  await store.tickets.move({
    ticketId,
    move: { move: 'note', note, copy: !card.home || surfaces.size > 1, home: card.home },
    by,
    at,
  });
}
