import type { Card } from '#core/card.ts';
import { drawEntry, isRedrawn } from '../cards/thread-entry.ts';
import type { Services } from '../context.ts';
import { defineChatPost } from '../define.ts';
import { card as cards } from './card.ts';
import { bringBack } from './shared/bring.ts';
import { earlierConversation } from '../network/earlier-conversation.ts';
import { keepPrivate } from './shared/keep-private.ts';
import { loadDetail } from './shared/load-detail.ts';
import { notesIn, olderMessages } from './shared/older-messages.ts';
import { yieldsToOthers } from './shared/yields.ts';
import type { CardRow } from '../../store/chat-posts/card.ts';
import type { ChatPost } from '../../store/chat-posts/chat-posts.ts';
import type { ThreadRow } from '../../store/chat-posts/thread.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** What people must notice, under the home card, and keeps true what stands there. The store adds it with the move. */
export const thread = defineChatPost({
  kind: 'thread',
  to: 'channel',
  whenGone: 'forget',

  async load(services: Services, ticketId: string, surface: string) {
    const detail = await loadDetail(services, ticketId, surface);
    if (!detail) return null;
    const [older, notes] = await Promise.all([olderMessages(services, detail), notesIn(services, detail)]);
    return { detail, older, notes };
  },

  /** Whoever posts the home card has its thread looked at then. */
  restMs: ({ subject: { detail }, post }) =>
    post.state === 'posted' || homeAbove(detail, post) !== null ? 0 : Infinity,

  async under(_services, { subject: { detail }, post }) {
    const home = homeAbove(detail, post);
    const { entry } = rowOf(detail, post);
    const alsoToChannel = entry.kind === 'customer-message' && entry.alsoToChannel;
    return home && { channelId: home.channelId, thread: home.ts, alsoToChannel: alsoToChannel || undefined };
  },

  async rootGone(services, { subject: { detail }, post }) {
    const home = homeAbove(detail, post);
    if (home) await bringBack(services, cards, { post: home, subject: detail });
  },

  /** The first lines of a thread wait for other cards, unless something that people wait for stands behind them. */
  yields: (services, { subject: { detail }, post }) =>
    post.state === 'posted'
      ? yieldsToOthers(services, detail)
      : rowOf(detail, post).entry.kind === 'digest' &&
        detail.thread.every(({ id, state }) => id === post.id || state === 'posted' || state === 'gone'),

  async whenPosted({ store, config, clock }, { subject: { detail }, post }) {
    const { entry } = rowOf(detail, post);
    const told = entry.kind === 'draft' ? detail.drafts.find(({ id }) => id === entry.draftId) : undefined;
    // Whether there is a time to stop it the move knows: what is over already is not in what was drawn.
    if (told?.state !== 'approved' || told.approvedBy === 'rule:none') return;
    await store.tickets.move({
      ticketId: detail.ticket.id,
      move: { move: 'stop-window', draftId: told.id, undoSeconds: config.undoSeconds },
      by: { kind: 'system', id: 'show' },
      at: clock.now(),
    });
  },

  async draw(services, { subject: { detail, older, notes }, post: { id, state, surface, place: channel } }) {
    const row = rowOf(detail, { id });
    if (state === 'posted' && !isRedrawn(row.entry) && !isOutdated(detail, row)) return null;
    const isDigest = row.entry.kind === 'digest';
    const { config, texts, networks, files, surfaces } = services;
    const shown = isDigest && state === 'posted' ? asItWas(detail, row) : detail;
    const drawn = drawEntry({ detail: shown, config, surface }, row.entry, {
      texts,
      channel,
      networks,
      conversation: isDigest ? await earlierConversation(services, detail) : [],
      older,
      notes,
      copied: files.isKept && surfaces.get(surface)?.files !== undefined,
    });
    if (drawn === null) return null;
    // What hangs under a card that went elsewhere is worked on there.
    const card = row.leftIn === null ? drawn : withoutButtons(drawn);
    return await keepPrivate(services, { ticket: detail.ticket, channel, surface }, card);
  },
});

function rowOf({ thread: rows }: Pick<TicketDetail, 'thread'>, { id }: Pick<ChatPost, 'id'>): ThreadRow {
  const row = rows.find((each) => each.id === id);
  if (!row) throw new Error(`the ticket was read without its entry ${id}`);
  return row;
}

/** The home card that it is to hang under, once that stands. */
function homeAbove(
  { cards }: Pick<TicketDetail, 'cards'>,
  { surface, place }: Pick<ChatPost, 'surface' | 'place'>,
): (CardRow & { channelId: string; ts: string }) | null {
  const home = cards.find((card) => card.home && card.surface === surface && card.place === place);
  if (home?.state !== 'posted' || home.channelId === null || home.ts === null) return null;
  return { ...home, channelId: home.channelId, ts: home.ts };
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

function withoutButtons(card: Card): Card {
  return { ...card, blocks: card.blocks.filter(({ kind }) => kind !== 'buttons') };
}
