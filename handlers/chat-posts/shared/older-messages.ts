import type { Message } from '#core/message.ts';
import type { Note } from '#core/ticket/note.ts';
import type { Services } from '../../context.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';

/** By message id. */
export type OlderMessages = ReadonlyMap<string, Message>;

/** Messages that entries of the thread show and that are no longer among the newest ten: a burst, or an old one that was edited. */
export async function olderMessages(
  { store }: Pick<Services, 'store'>,
  { messages, thread }: Pick<TicketDetail, 'messages' | 'thread'>,
): Promise<OlderMessages> {
  const newest = new Set(messages.map(({ id }) => id));
  const missing = thread.flatMap(({ entry, state }) =>
    entry.kind === 'customer-message' && state !== 'gone' && !newest.has(entry.messageId) ? [entry.messageId] : [],
  );
  const found = missing.length === 0 ? [] : await store.messages.get(missing);
  return new Map(found.map((message) => [message.id, message]));
}

/** By id. */
export type Notes = ReadonlyMap<string, Note>;

/** Notes from other channels that entries of the thread show. */
export async function notesIn(
  { store }: Pick<Services, 'store'>,
  { thread }: Pick<TicketDetail, 'thread'>,
): Promise<Notes> {
  const ids = thread.flatMap(({ entry, state }) => (entry.kind === 'note' && state !== 'gone' ? [entry.noteId] : []));
  return new Map((ids.length === 0 ? [] : await store.notes.get(ids)).map((note) => [note.id, note]));
}
