import { z } from 'zod';
import type { Card } from '#core/card.ts';
import { RecadoError } from '#core/errors.ts';
import type { Surface } from '#core/ports/surface.ts';
import { ticketLines } from '../lists/lines.ts';
import { drawQueue, OLDEST } from '../lists/queue-card.ts';
import { cardHash } from '../cards/hash.ts';
import type { Services } from '../context.ts';
import { defineJob } from '../define.ts';
import { inChannel } from '../chat-posts/shared/in-channel.ts';
import { postOnce, UNKNOWN_LOOK } from '../chat-posts/shared/post-once.ts';
import { isRecado, onSurfaces, surfaceOf } from '../chat-posts/shared/surface-of.ts';
import type { ChannelQueue, TicketLine } from '../../store/lists/lists.ts';
import type { QueueRow } from '../../store/chat-posts/pinned-queue.ts';

/** A channel that is busy would else see nothing but this. */
const APART_MS = 60_000;
/** What jumped is drawn at once, but no two draws stand closer than this. */
const SOON_MS = 3_000;
const BUSY_MS = 2_000;
/** A card is on its way for so long; the first queue message waits for it, to lead there. */
const FRESH_MS = 10_000;

/** Draws a channel's queue message from stored state: at once where it jumps, else at most once a minute; posts and pins it where it is missing. */
export const redrawQueue = defineJob({
  name: 'redraw-queue',
  input: z.object({ channel: z.string(), surface: z.string().optional() }),
  retryLimit: 8,
  concurrency: 2,
  oneAtATimePer: 'channel',
  async run(services, { channel, surface: only }) {
    const configured = services.config.channels[channel];
    if (!configured || configured.queue === false) return;
    const now = services.clock.now();
    const rows = await services.store.queues.of(channel);
    await onSurfaces(services, only, async (surface) => {
      const row = rows.find((each) => each.surface === surface);
      if (!row) return;
      const passed = row.drawnAt === null ? APART_MS : now.getTime() - row.drawnAt.getTime();
      if (passed < SOON_MS) throw new RecadoError('surface.rate-limited', { retryAfterMs: SOON_MS - passed });
      const board = await services.store.lists.channel(channel, OLDEST, row.surface);
      if (passed < APART_MS && !jumps(row.shown, board))
        throw new RecadoError('surface.rate-limited', { retryAfterMs: APART_MS - passed });
      await inChannel(services, { surface, channel, ticketId: row.id }, () => show(services, row, board));
    });
  },
});

/** How it looks, with what it counts, so that the next draw knows how far it is from the truth. */
function lookOf(card: Card, { waiting, again }: ChannelQueue): string {
  return `${waiting}+${again}:${cardHash(card)}`;
}

const MANY = 5;

/** From nobody to somebody or back, or by so many that it says something else: nobody should read the old number for a minute. */
function jumps(shown: string | null, { waiting, again }: ChannelQueue): boolean {
  const [, ...counted] = /^(\d+)\+(\d+):/.exec(shown ?? '') ?? [];
  const [before, againBefore] = counted.map(Number);
  if (before === undefined || againBefore === undefined) return false;
  const isMany = Math.abs(waiting - before) >= Math.max(MANY, Math.max(waiting, before) / 2);
  return isMany || waiting > 0 !== before > 0 || again > 0 !== againBefore > 0;
}

async function show(services: Services, row: QueueRow, board: ChannelQueue): Promise<void> {
  const surface = surfaceOf(services, row.surface);
  // "Nobody is waiting" would call everybody to an empty channel: the first is posted with the first conversation.
  if (row.state === 'wanted' && board.waiting + board.claimed + board.approval === 0) return;
  const now = services.clock.now().getTime();
  if (row.state === 'wanted' && board.oldest.some(({ ts, since }) => ts === null && now - since.getTime() < FRESH_MS))
    throw new RecadoError('surface.rate-limited', { retryAfterMs: 1_000 });
  const card = await draw(services, row, board);
  const look = lookOf(card, board);
  const isThere = row.state === 'posted' && (await update(services, surface, { row, card, look }));
  const posted = isThere ? row : await post(services, surface, { row, card, look });
  if (posted?.channelId && posted.ts && !posted.pinned)
    await pin(services, surface, { id: row.id, channel: posted.channelId, ts: posted.ts });
}

async function draw(services: Services, { channel, surface }: QueueRow, board: ChannelQueue): Promise<Card> {
  const { config, texts, directory } = services;
  const t = texts.in(config.channels[channel]?.language ?? config.language);
  const people = new Map(
    await Promise.all(
      board.owners.map(async ({ personId }) => [personId, (await directory.person(personId, surface))?.name] as const),
    ),
  );
  const isOpen = !(await directory.privateChannels(surface)).has(channel);
  const brief = { t, brief: true, secret: (line: TicketLine) => line.private && isOpen };
  const lines = [
    ...(await ticketLines(services, board.oldest, brief)),
    ...(await ticketLines(services, board.oldestAgain, { ...brief, owners: true })),
  ];
  return drawQueue({
    channel,
    board,
    config,
    t,
    lines,
    nameOf: (id) => people.get(id) ?? config.people[id]?.name ?? id,
  });
}

interface Shown {
  row: QueueRow;
  card: Card;
  look: string;
}

/** False where somebody deleted it in the chat: it is wanted again. */
async function update({ store, clock }: Services, surface: Surface, { row, card, look }: Shown): Promise<boolean> {
  if (row.channelId === null || row.ts === null || look === row.shown) return true;
  try {
    await surface.update({ channel: row.channelId, ts: row.ts, card });
  } catch (error) {
    if (!isRecado(error, 'surface.message-gone')) throw error;
    await store.queues.lost(row.id, row.ts, clock.now());
    return false;
  }
  await store.queues.shown(row.id, { hash: look, at: clock.now() });
  return true;
}

async function post(
  { store, clock, directory }: Services,
  surface: Surface,
  { row: { id, channel }, card, look }: Shown,
): Promise<QueueRow | undefined> {
  const channelId = await directory.channelId(surface.id, channel);
  const before = await store.queues.begin(id, clock.now());
  if (!before) throw new RecadoError('surface.unknown-outcome', { retryAfterMs: BUSY_MS });
  const { ts, fresh } = await postOnce(surface, {
    channel: channelId,
    card,
    opId: before.opId,
    triedBefore: before.state === 'posting',
    firstTry: before.createdAt,
    ended: (reached) => store.queues.ended(id, reached),
  });
  await store.queues.posted(id, { channelId, ts, hash: fresh ? look : UNKNOWN_LOOK, at: clock.now() });
  return { ...before, channelId, ts };
}

/** A queue message that cannot be pinned is still worth having. */
async function pin(
  { store, log }: Services,
  surface: Surface,
  { id, channel, ts }: { id: string; channel: string; ts: string },
): Promise<void> {
  try {
    await surface.pin?.({ channel, ts });
  } catch (error) {
    if (!isRecado(error, 'surface.refused', 'surface.not-authorised', 'surface.message-gone')) throw error;
    log.warn({ channel, params: error.params }, 'a queue message could not be pinned');
    return;
  }
  await store.queues.pinned(id);
}
