import { RecadoError } from '#core/errors.ts';
import type { Services } from '../../context.ts';
import { cardHash } from '../../cards/hash.ts';
import { drawEntry } from '../../cards/thread-entry.ts';
import { earlierConversation } from '../../network/earlier-conversation.ts';
import { inChannel } from './in-channel.ts';
import { keepPrivate } from './keep-private.ts';
import { loadDetail } from './load-detail.ts';
import { notesIn, olderMessages, type Notes, type OlderMessages } from './older-messages.ts';
import { postOnce, UNKNOWN_LOOK } from './post-once.ts';
import { isRecado, onSurfaces, surfaceOf } from './surface-of.ts';
import type { CardRow } from '../../../store/chat-posts/cards.ts';
import type { ThreadRow } from '../../../store/chat-posts/thread.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';

/** Somebody else is posting it at this moment, or died doing so; look again after this long. */
const BUSY_MS = 2_000;

/** Posts what waits for the home thread of a surface, in order; does nothing until the home card is there (post-card calls it then). */
export async function fillThread(
  services: Services,
  ticketId: string,
  { signal, surface: only }: { signal: AbortSignal; surface?: string | undefined },
): Promise<void> {
  await onSurfaces(services, only, (surface) => fillOn(services, ticketId, { signal, surface }));
}

async function fillOn(
  services: Services,
  ticketId: string,
  { signal, surface }: { signal: AbortSignal; surface: string },
): Promise<void> {
  const detail = await loadDetail(services, ticketId, surface);
  const home = detail?.cards.find((card) => card.home && card.surface === surface);
  if (!detail || !home || home.state !== 'posted' || home.channelId === null || home.ts === null) return;
  const { channelId, ts } = home;
  const older = await olderMessages(services, detail, (state) => state === 'wanted' || state === 'posting');
  const notes = await notesIn(services, detail);
  for (const row of detail.thread.toSorted((a, b) => a.seq - b.seq)) {
    if (signal.aborted) return;
    if (row.state !== 'wanted' && row.state !== 'posting') continue;
    try {
      await inChannel(services, { surface, channel: home.channel, ticketId }, () =>
        postEntry(services, { detail, home: { ...home, channelId, ts }, row, older, notes }),
      );
    } catch (error) {
      if (!isRecado(error, 'surface.message-gone')) throw error;
      // The card itself was deleted in the chat; the redraw that follows finds that out and posts it again.
      services.log.warn({ ticketId, cardId: home.id }, 'home card was deleted in the chat');
      return;
    }
  }
}

async function postEntry(
  services: Services,
  at: {
    detail: TicketDetail;
    home: CardRow & { channelId: string; ts: string };
    row: ThreadRow;
    older: OlderMessages;
    notes: Notes;
  },
): Promise<void> {
  const { detail, home, row, older, notes } = at;
  const before = await services.store.thread.begin(row.id, services.clock.now());
  if (!before) {
    const now = (await services.store.tickets.detail(row.ticketId))?.thread.find((other) => other.id === row.id);
    if (now?.state === 'wanted' || now?.state === 'posting')
      throw new RecadoError('surface.unknown-outcome', { retryAfterMs: BUSY_MS });
    return;
  }
  const conversation = row.entry.kind === 'digest' ? await earlierConversation(services, detail) : [];
  const drawn = drawEntry({ detail, config: services.config, surface: home.surface }, row.entry, {
    texts: services.texts,
    channel: home.channel,
    networks: services.networks,
    conversation,
    older,
    notes,
    copied: services.files.isKept && services.surfaces.get(home.surface)?.files !== undefined,
  });
  if (!drawn) {
    await services.store.thread.gone(row.id);
    return;
  }
  const card = await keepPrivate(
    services,
    { ticket: detail.ticket, channel: home.channel, surface: home.surface },
    drawn,
  );
  const { ts, fresh } = await postOnce(surfaceOf(services, home.surface), {
    channel: home.channelId,
    thread: home.ts,
    card,
    opId: row.opId,
    alsoToChannel: row.entry.kind === 'customer-message' && row.entry.alsoToChannel,
    // The first lines of a thread wait for other cards, unless something that people wait for stands behind them.
    yields:
      row.entry.kind === 'digest' &&
      detail.thread.every((other) => other.id === row.id || other.state === 'posted' || other.state === 'gone'),
    triedBefore: before.state === 'posting',
    firstTry: row.createdAt,
    ended: (reached) => services.store.thread.ended(row.id, reached),
  });
  await services.store.thread.posted(row.id, { ts, hash: fresh ? cardHash(card) : UNKNOWN_LOOK });
  const { entry } = row;
  const told = entry.kind === 'draft' ? detail.drafts.find(({ id }) => id === entry.draftId) : undefined;
  // Whether there is a time to stop it the move knows: what is over already is not in what was drawn.
  if (fresh && told?.state === 'approved' && told.approvedBy !== 'rule:none')
    await services.store.tickets.move({
      ticketId: row.ticketId,
      move: { move: 'stop-window', draftId: told.id, undoSeconds: services.config.undoSeconds },
      by: { kind: 'system', id: 'post-thread' },
      at: services.clock.now(),
    });
}
