import { z } from 'zod';
import type { Services } from '../context.ts';
import { defineJob } from '../define.ts';
import { card } from '../chat-posts/card.ts';
import { bring } from '../chat-posts/shared/bring.ts';
import { drawCards, homeFirst } from '../chat-posts/shared/draw-cards.ts';
import { loadDetail } from '../chat-posts/shared/load-detail.ts';
import { showPlace } from '../chat-posts/shared/show.ts';
import { onSurfaces } from '../chat-posts/shared/surface-of.ts';
import { createWaits } from '../chat-posts/shared/waits.ts';

/** Shows a ticket in its channels, the home card first, then fills its thread. */
export const postCard = defineJob({
  name: 'post-card',
  input: z.object({ ticketId: z.string(), surface: z.string().optional() }),
  retryLimit: 8,
  concurrency: 4,
  oneAtATimePer: 'ticketId',
  soonest: true,
  surface: 'each',
  needsChannel: true,
  async run(services, { ticketId, surface: only }, signal) {
    await onSurfaces(services, only, (surface) => postOn(services, ticketId, { surface, signal }));
  },
});

async function postOn(
  services: Services,
  ticketId: string,
  { surface, signal }: { surface: string; signal: AbortSignal },
): Promise<void> {
  const detail = await loadDetail(services, ticketId, surface);
  if (!detail) return;
  // Where all of it is posted by us now, nothing can be outdated but by what moves meanwhile.
  let isNew = detail.cards.every((each) => each.surface !== surface || each.state === 'wanted');
  const cards = new Map(detail.cards.map((each) => [each.id, each]));
  // A channel that is missing, or is to be waited for, keeps no other from its card.
  const waits = createWaits();
  for (const row of homeFirst(detail.cards)) {
    if (row.surface !== surface || (row.state !== 'wanted' && row.state !== 'posting')) continue;
    const about = { post: row, subject: { ...detail, cards: [...cards.values()] } };
    isNew = (await waits.in(() => bring(services, card, about))) !== false && isNew;
    // The others lead to the home card.
    const now = row.home && detail.cards.length > 1 ? await services.store.chatPosts.get(row.id) : null;
    if (now) cards.set(row.id, { ...row, ...now, ticketId });
  }
  const { ticket } = detail;
  if (ticket.private && ticket.previousTicketId !== null) {
    await services.store.tickets.move({
      ticketId: ticket.previousTicketId,
      move: { move: 'went-private', ticketId, number: ticket.number },
      by: { kind: 'system', id: 'post-card' },
      at: services.clock.now(),
    });
  }
  const home = detail.cards.find((each) => each.home && each.surface === surface);
  if (home) await waits.in(() => showPlace(services, { ticketId }, { surface, place: home.place, signal }));
  // What moved while the card was on its way is drawn now; its own redraw found nothing to draw yet.
  const isSame = isNew && (await services.store.tickets.get(ticketId))?.version === ticket.version;
  if (!isSame) await waits.in(() => drawCards(services, ticketId, { signal, surface }));
  waits.end();
}
