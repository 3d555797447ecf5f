import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { drawCard } from '../cards/card.ts';
import { cardHash } from '../cards/hash.ts';
import type { Services } from '../context.ts';
import { defineJob } from '../define.ts';
import { homeLink, previousLink } from '../chat-posts/shared/card-links.ts';
import { drawCards, homeFirst } from '../chat-posts/shared/draw-cards.ts';
import { inChannel } from '../chat-posts/shared/in-channel.ts';
import { keepPrivate } from '../chat-posts/shared/keep-private.ts';
import { loadDetail } from '../chat-posts/shared/load-detail.ts';
import { postOnce, UNKNOWN_LOOK } from '../chat-posts/shared/post-once.ts';
import { showPlace } from '../chat-posts/shared/show.ts';
import { onSurfaces, surfaceOf } from '../chat-posts/shared/surface-of.ts';
import { createWaits } from '../chat-posts/shared/waits.ts';
import type { CardRow } from '../../store/chat-posts/cards.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

const BUSY_MS = 2_000;

/** Shows a ticket in its channels, the home card first, then fills its thread. */
export const postCard = defineJob({
  name: 'post-card',
  input: z.object({ ticketId: z.string(), surface: z.string().optional() }),
  retryLimit: 8,
  concurrency: 4,
  oneAtATimePer: 'ticketId',
  soonest: true,
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
  let isNew = detail.cards.every((card) => card.surface !== surface || card.state === 'wanted');
  const cards = new Map(detail.cards.map((card) => [card.id, card]));
  // A channel that is missing, or is to be waited for, keeps no other from its card.
  const waits = createWaits();
  for (const row of homeFirst(detail.cards)) {
    if (row.surface !== surface || (row.state !== 'wanted' && row.state !== 'posting')) continue;
    const posted = await waits.in(() =>
      inChannel(services, { surface, channel: row.channel, ticketId }, () =>
        postOne(services, { ...detail, cards: [...cards.values()] }, row),
      ),
    );
    if (posted === undefined) continue;
    if (posted) cards.set(row.id, { ...row, channelId: posted.channelId, ts: posted.ts, state: 'posted' });
    isNew &&= posted?.fresh === true;
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
  const home = detail.cards.find((card) => card.home && card.surface === surface);
  if (home) await waits.in(() => showPlace(services, { ticketId }, { surface, place: home.channel, signal }));
  // What moved while the card was on its way is drawn now; its own redraw found nothing to draw yet.
  const isSame = isNew && (await services.store.tickets.get(ticketId))?.version === ticket.version;
  if (!isSame) await waits.in(() => drawCards(services, ticketId, { signal, surface }));
  waits.end();
}

/** Null where somebody else posted it. */
async function postOne(
  services: Services,
  detail: TicketDetail,
  row: CardRow,
): Promise<{ channelId: string; ts: string; fresh: boolean } | null> {
  const channelId = await services.directory.channelId(row.surface, row.channel);
  const before = await services.store.cards.begin(row.id, services.clock.now());
  if (!before) {
    const now = (await services.store.tickets.detail(row.ticketId))?.cards.find((card) => card.id === row.id);
    if (now?.state === 'wanted' || now?.state === 'posting')
      throw new RecadoError('surface.unknown-outcome', { retryAfterMs: BUSY_MS });
    return null;
  }
  const link = await homeLink(services, detail, row);
  const card = await keepPrivate(
    services,
    { ticket: detail.ticket, channel: row.channel, surface: row.surface },
    drawCard({ detail, config: services.config, surface: row.surface }, row, {
      texts: services.texts,
      homeLink: link,
      previousLink: await previousLink(services, detail),
    }),
  );
  const { ts, fresh } = await postOnce(surfaceOf(services, row.surface), {
    channel: channelId,
    card,
    opId: row.opId,
    triedBefore: before.state === 'posting',
    firstTry: detail.ticket.openedAt,
    ended: (reached) => services.store.cards.ended(row.id, reached),
  });
  await services.store.cards.posted(row.id, { channelId, ts, hash: fresh ? cardHash(card) : UNKNOWN_LOOK });
  if (row.home)
    services.metrics.cardShown(
      detail.ticket.network,
      (services.clock.now().getTime() - detail.lastInbound.postedAt.getTime()) / 1_000,
    );
  return { channelId, ts, fresh };
}
