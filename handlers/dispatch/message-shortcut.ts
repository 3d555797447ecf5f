import { RecadoError } from '#core/errors.ts';
import type { Click } from '#core/ports/surface.ts';
import { readValue } from './button-value.ts';
import type { Store } from '../../store/store.ts';

/** What a press is about: the value of its button; of a shortcut, the card whose thread the message stands in, and its words. @throws RecadoError */
export async function valueOf(store: Store, { surface, value, channel, ts, said }: Click): Promise<unknown> {
  if (said === undefined) return readValue(value);
  const card = channel === undefined ? null : await store.cards.byMessage(surface, channel, said.thread);
  if (!card || said.userId === undefined) throw new RecadoError('delegation.no-card');
  return { ticketId: card.ticketId, messageKey: [surface, channel, ts].join(':'), by: said.userId, words: said.text };
}
