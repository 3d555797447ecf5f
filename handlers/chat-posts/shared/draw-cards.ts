import type { Card } from '#core/card.ts';
import type { Services } from '../../context.ts';
import { linkTo } from '../../lists/links.ts';
import { drawCard } from '../../cards/card.ts';
import { cardHash } from '../../cards/hash.ts';
import { drawEntry, isRedrawn } from '../../cards/thread-entry.ts';
import { earlierConversation } from '../../network/earlier-conversation.ts';
import { inChannel } from './in-channel.ts';
import { keepPrivate } from './keep-private.ts';
import { loadDetail } from './load-detail.ts';
import { notesIn, olderMessages } from './older-messages.ts';
import { oneAfterAnother, type OneAfterAnother } from './one-after-another.ts';
import { postOnce, UNKNOWN_LOOK } from './post-once.ts';
import { createWaits } from './waits.ts';
import { isRecado, onSurfaces, surfaceOf } from './surface-of.ts';
import type { CardRow } from '../../../store/chat-posts/cards.ts';
import type { ThreadRow } from '../../../store/chat-posts/thread.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';

/** More rounds than this means that the ticket moves faster than the chat can show: the next move's own job goes on. */
const ROUNDS = 5;
/** What a customer did waits at most this long for room that people's presses leave. */
const YIELDS_MS = 60_000;

/**
 * Brings every posted message of a ticket up to the stored state. A state that moved meanwhile is drawn again, so that
 * whoever writes last has written the newest, even beside another process.
 */
export async function drawCards(
  services: Services,
  ticketId: string,
  { signal, surface: only }: { signal: AbortSignal; surface?: string | undefined },
): Promise<void> {
  await onSurfaces(services, only, (surface) =>
    drawingOf(services).run(`${surface} ${ticketId}`, () => drawOn(services, ticketId, { signal, surface })),
  );
}

/** Jobs of several kinds draw a ticket at the same moment: side by side each would find the same message outdated and send the same update. */
const drawings = new WeakMap<Services['store'], OneAfterAnother>();

function drawingOf({ store }: Services): OneAfterAnother {
  const known = drawings.get(store) ?? oneAfterAnother();
  drawings.set(store, known);
  return known;
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

/** Brings one message up to the stored state; does nothing where it is none of the ticket's, or shows it already. */
export async function drawMessage(
  services: Services,
  ticketId: string,
  { surface, channel, ts }: { surface: string; channel: string; ts: string },
): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const detail = await loadDetail(services, ticketId, surface);
    if (!detail) return;
    const home = detail.cards.find((card) => card.home && card.surface === surface);
    const pressed = detail.cards.find(
      (card) => card.surface === surface && card.state === 'posted' && card.channelId === channel && card.ts === ts,
    );
    const isCertain = pressed
      ? await redrawCard(services, detail, pressed)
      : home?.state !== 'posted' || (await redrawThread(services, detail, home, ts));
    const now = await services.store.tickets.get(ticketId);
    if (!now || (isCertain && now.version === detail.ticket.version)) return;
  }
}

/** False where somebody else drew at the same time, so that nobody knows whose drawing stands now. */
async function drawRound(services: Services, detail: TicketDetail, surface: string): Promise<boolean> {
  let isCertain = true;
  let home: CardRow | undefined;
  const waits = createWaits();
  const here = homeFirst(detail.cards).filter((card) => card.surface === surface);
  for (const card of here) {
    if (card.state !== 'posted') continue;
    const wasCertain = await waits.in(() =>
      inChannel(services, { surface, channel: card.channel, ticketId: card.ticketId }, () =>
        redrawCard(services, detail, card),
      ),
    );
    if (card.home && wasCertain !== undefined) home = card;
    isCertain = wasCertain !== false && isCertain;
  }
  const at = home;
  // It stands in the channel of the home, so it waits where that does.
  if (at !== undefined) {
    const wasCertain = await waits.in(() =>
      inChannel(services, { surface, channel: at.channel, ticketId: at.ticketId }, () =>
        redrawThread(services, detail, at),
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

/** Link to the home card, for cards in other channels: the one on the same surface, else another; null until it is posted. */
export async function homeLink(
  services: Services,
  { cards }: Pick<TicketDetail, 'cards'>,
  { home: isHome, surface }: Pick<CardRow, 'home' | 'surface'>,
): Promise<string | null> {
  if (isHome) return null;
  const homes = cards.filter((card) => card.home);
  const home = homes.find((card) => card.surface === surface) ?? homes[0];
  if (home?.state !== 'posted' || home.channelId === null || home.ts === null) return null;
  // A chat that is away keeps no card of another from being drawn.
  if (home.surface !== surface) return linkTo(services, home);
  return surfaceOf(services, surface).permalink({ channel: home.channelId, ts: home.ts });
}

/** Link to what this conversation goes on with. What was said in private is looked for in its own channel only. */
export async function previousLink(
  services: Services,
  { previous, ticket }: Pick<TicketDetail, 'previous' | 'ticket'>,
): Promise<string | null> {
  return previous && !previous.private ? linkTo(services, { ...previous, ticketId: ticket.id }) : null;
}

async function redrawCard(services: Services, detail: TicketDetail, row: CardRow): Promise<boolean> {
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
      ...yielding(services, detail),
    });
  } catch (error) {
    if (!isRecado(error, 'surface.message-gone')) throw error;
    await replace(services, detail, { ...row, ts: row.ts });
    return true;
  }
  return services.store.cards.shown(row.id, hash, row.shown);
}

/** Somebody deleted the card in the chat. Work that is still open must stay in sight: its home card is posted again. */
async function replace(services: Services, detail: TicketDetail, row: CardRow & { ts: string }): Promise<void> {
  services.log.warn({ ticketId: row.ticketId, cardId: row.id, channel: row.channel }, 'card was deleted in the chat');
  if (!row.home || detail.ticket.state === 'closed') await services.store.cards.gone(row.id);
  else if (await services.store.cards.lost(row.id, row.ts)) await postAgain(services, detail, row);
}

/** Several jobs may want it back at once: only one begins. */
async function postAgain(
  services: Services,
  detail: TicketDetail,
  { id, surface, channel, channelId }: CardRow,
): Promise<void> {
  const before = await services.store.cards.begin(id, services.clock.now());
  if (!before || channelId === null) return;
  const card = await keepPrivate(
    services,
    { ticket: detail.ticket, channel, surface },
    drawCard({ detail, config: services.config, surface }, before, {
      texts: services.texts,
      homeLink: null,
      previousLink: await previousLink(services, detail),
    }),
  );
  const { ts, fresh } = await postOnce(surfaceOf(services, surface), {
    channel: channelId,
    card,
    opId: before.opId,
    triedBefore: before.state === 'posting',
    firstTry: detail.ticket.openedAt,
    ended: (reached) => services.store.cards.ended(id, reached),
  });
  await services.store.cards.posted(id, { channelId, ts, hash: fresh ? cardHash(card) : UNKNOWN_LOOK });
}

/** Left out, all of the thread. */
async function redrawThread(services: Services, detail: TicketDetail, home: CardRow, only?: string): Promise<boolean> {
  let isCertain = true;
  const [older, notes] = await Promise.all([
    olderMessages(services, detail, (state) => state === 'posted'),
    notesIn(services, detail),
  ]);
  for (const row of detail.thread) {
    if (
      row.state !== 'posted' ||
      row.ts === null ||
      !(isRedrawn(row.entry) || isOutdated(detail, row)) ||
      (only !== undefined && row.ts !== only)
    )
      continue;
    const above = row.leftIn ? detail.cards.find(({ id }) => id === row.leftIn) : home;
    if (!above || above.channelId === null) continue;
    const isDigest = row.entry.kind === 'digest';
    const conversation = isDigest ? await earlierConversation(services, detail) : [];
    const drawn = drawEntry(
      { detail: isDigest ? asItWas(detail, row) : detail, config: services.config, surface: above.surface },
      row.entry,
      {
        texts: services.texts,
        channel: above.channel,
        networks: services.networks,
        conversation,
        older,
        notes,
        copied: services.files.isKept && services.surfaces.get(above.surface)?.files !== undefined,
      },
    );
    if (!drawn) continue;
    // What hangs under a card that went elsewhere is worked on there.
    const card = await keepPrivate(
      services,
      { ticket: detail.ticket, channel: above.channel, surface: above.surface },
      row.leftIn ? withoutButtons(drawn) : drawn,
    );
    const hash = cardHash(card);
    if (hash === row.shown) continue;
    try {
      await surfaceOf(services, above.surface).update({
        channel: above.channelId,
        ts: row.ts,
        card,
        ...yielding(services, detail),
      });
    } catch (error) {
      if (!isRecado(error, 'surface.message-gone')) throw error;
      await services.store.thread.gone(row.id);
      continue;
    }
    isCertain = (await services.store.thread.shown(row.id, hash, row.shown)) && isCertain;
  }
  return isCertain;
}

/** The opening of a thread stays as it was posted, unless somebody took back or changed what it quotes. */
function isOutdated(detail: TicketDetail, row: ThreadRow): boolean {
  return (
    row.entry.kind === 'digest' &&
    asItWas(detail, row).messages.some(({ direction, state }) => direction === 'in' && state !== 'live')
  );
}

/** Without what was said after the thread began. */
function asItWas(detail: TicketDetail, { createdAt }: ThreadRow): TicketDetail {
  const messages = detail.messages.filter(({ postedAt }) => postedAt <= createdAt);
  return { ...detail, messages, messageCount: detail.messageCount - (detail.messages.length - messages.length) };
}

/** Others go first while nobody waits to see this ticket change; after a minute it takes its turn like all. */
function yielding({ pressing, clock }: Services, { ticket }: TicketDetail): { yields?: true } {
  const isFresh = clock.now().getTime() - ticket.lastInboundAt.getTime() < YIELDS_MS;
  return pressing && isFresh && !pressing.isAwaited(ticket.id) ? { yields: true } : {};
}

function withoutButtons(card: Card): Card {
  return { ...card, blocks: card.blocks.filter(({ kind }) => kind !== 'buttons') };
}
