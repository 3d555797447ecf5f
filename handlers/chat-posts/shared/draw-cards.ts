import type { Services } from '../../context.ts';
import { drawCard } from '../../cards/card.ts';
import { cardHash } from '../../cards/hash.ts';
import { homeLink, previousLink } from './card-links.ts';
import { inTurn } from './in-turn.ts';
import { inChannel } from './in-channel.ts';
import { keepPrivate } from './keep-private.ts';
import { loadDetail } from './load-detail.ts';
import { replaceCard } from './replace-card.ts';
import { createWaits } from './waits.ts';
import { isRecado, onSurfaces, surfaceOf } from './surface-of.ts';
import { yieldsToOthers } from './yields.ts';
import type { CardRow } from '../../../store/chat-posts/cards.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';

/** More rounds than this means that the ticket moves faster than the chat can show: the next move's own job goes on. */
const ROUNDS = 5;

/**
 * Brings every posted card of a ticket up to the stored state. A state that moved meanwhile is drawn again, so that
 * whoever writes last has written the newest, even beside another process.
 */
export async function drawCards(
  services: Services,
  ticketId: string,
  { signal, surface: only }: { signal: AbortSignal; surface?: string | undefined },
): Promise<void> {
  await onSurfaces(services, only, (surface) =>
    inTurn(services, `${surface} ${ticketId}`, () => drawOn(services, ticketId, { signal, surface })),
  );
}

async function drawOn(
  services: Services,
  ticketId: string,
  { signal, surface }: { signal: AbortSignal; surface: string },
): Promise<void> {
  // Whoever presses draws what she looks at by herself; what is then up to date needs no call of ours.
  await services.pressing.settled(ticketId, surface);
  for (let round = 0; round < ROUNDS && !signal.aborted; round += 1) {
    const detail = await loadDetail(services, ticketId, surface);
    if (!detail) return;
    const isCertain = await drawRound(services, detail, surface);
    const now = await services.store.tickets.get(ticketId);
    if (!now || (isCertain && now.version === detail.ticket.version)) return;
  }
}

/** False where somebody else drew at the same time, so that nobody knows whose drawing stands now. */
async function drawRound(services: Services, detail: TicketDetail, surface: string): Promise<boolean> {
  let isCertain = true;
  const waits = createWaits();
  for (const card of homeFirst(detail.cards)) {
    if (card.surface !== surface || card.state !== 'posted') continue;
    const wasCertain = await waits.in(() =>
      inChannel(services, { surface, channel: card.channel, ticketId: card.ticketId }, () =>
        redrawCard(services, detail, card),
      ),
    );
    isCertain = wasCertain !== false && isCertain;
  }
  waits.end();
  return isCertain;
}

export function homeFirst(cards: CardRow[]): CardRow[] {
  return cards.toSorted((a, b) => Number(b.home) - Number(a.home));
}

/** Brings one card up to the stored state; false as for all of them. */
export async function redrawCard(services: Services, detail: TicketDetail, row: CardRow): Promise<boolean> {
  if (row.channelId === null || row.ts === null) return true;
  const { surface, channel } = row;
  const look = {
    texts: services.texts,
    homeLink: await homeLink(services, detail, row),
    previousLink: await previousLink(services, detail),
  };
  const card = await keepPrivate(
    services,
    { ticket: detail.ticket, channel, surface },
    drawCard({ detail, config: services.config, surface }, row, look),
  );
  const hash = cardHash(card);
  if (hash === row.shown) return true;
  try {
    await surfaceOf(services, row.surface).update({
      channel: row.channelId,
      ts: row.ts,
      card,
      ...(yieldsToOthers(services, detail) && { yields: true }),
    });
  } catch (error) {
    if (!isRecado(error, 'surface.message-gone')) throw error;
    await replaceCard(services, detail, { ...row, ts: row.ts });
    return true;
  }
  return services.store.cards.shown(row.id, hash, row.shown);
}
