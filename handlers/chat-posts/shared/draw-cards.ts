import type { Services } from '../../context.ts';
import { card as cards } from '../card.ts';
import { bring } from './bring.ts';
import { inTurn } from './in-turn.ts';
import { loadDetail } from './load-detail.ts';
import { createWaits } from './waits.ts';
import { onSurfaces } from './surface-of.ts';
import type { CardRow } from '../../../store/chat-posts/card.ts';
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
    if (card.surface !== surface || !isDrawn(card)) continue;
    const wasCertain = await waits.in(() => bring(services, cards, { post: card, subject: detail }));
    isCertain = wasCertain !== false && isCertain;
  }
  waits.end();
  return isCertain;
}

/** What was never posted is left to the job `post-card`; one that was deleted in the chat and did not come back is brought back. */
function isDrawn({ state, generation, movedTo }: CardRow): boolean {
  return state === 'posted' || (state !== 'gone' && generation > 0 && movedTo === null);
}

export function homeFirst(cards: CardRow[]): CardRow[] {
  return cards.toSorted((a, b) => Number(b.home) - Number(a.home));
}
