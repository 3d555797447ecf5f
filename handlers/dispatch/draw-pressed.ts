import type { Card } from '#core/card.ts';
import type { Surface } from '#core/ports/surface.ts';
import type { Services } from '../context.ts';
import { drawMessage } from '../chat-posts/shared/draw-message.ts';

interface Pressed {
  surface: string;
  ticketId: string;
  /** Of the message. */
  channel: string;
  ts: string;
}

/** Draws the one message that somebody pressed, the way that her press opened: it waits for no limit. */
export async function drawPressed(
  services: Services,
  { surface: id, ticketId, channel, ts }: Pressed,
  send: (card: Card) => Promise<void>,
): Promise<void> {
  const surface = services.surfaces.get(id);
  if (!surface) return;
  const direct: Surface = { ...surface, update: ({ card }) => send(card), mayShow: undefined };
  await drawMessage({ ...services, surfaces: new Map(services.surfaces).set(id, direct) }, ticketId, {
    surface: id,
    channel,
    ts,
  });
}
