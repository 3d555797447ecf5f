import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import type { Files } from '#core/ports/files.ts';
import type { Message } from '#core/message.ts';
import type { SurfaceFiles } from '#core/ports/surface.ts';
import type { Services } from '../context.ts';
import { defineJob } from '../define.ts';
import { drawCards } from '../chat-posts/shared/draw-cards.ts';
import { inChannel } from '../chat-posts/shared/in-channel.ts';
import { loadDetail } from '../chat-posts/shared/load-detail.ts';
import { attachmentBytes } from '../attachment-bytes.ts';
import { fileWords } from '../cards/media.ts';
import { isRecado, surfaceOf } from '../chat-posts/shared/surface-of.ts';
import { fetchable, wantedFiles } from './shared/wanted-files.ts';
import { withdrawExports } from './shared/withdraw-exports.ts';
import type { FileRow } from '../../store/chat-posts/files.ts';
import type { CardRow } from '../../store/chat-posts/card.ts';
import type { ThreadRow } from '../../store/chat-posts/thread.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';
import { customerName } from '../cards/people.ts';

/** The words that a file belongs to are not in the thread yet, or somebody else shows it at this moment. */
const BUSY_MS = 1_000;
/** Messages looked through for files. */
const NEWEST = 50;
/** A server that fails this often is not asked again: people are told where the file is. */
const MOST_TRIES = 5;
const TRY_AGAIN_MS = 10_000;
/** Slack shows a file a moment after it took it: before this has passed, not seeing it proves nothing. */
const SETTLE_MS = 30_000;

/**
 * Brings what customers send, and what goes out with our versions, into the thread: fetched and kept under its hash, then shown.
 * What was taken back is taken out of the thread.
 */
export const copyMedia = defineJob({
  name: 'copy-media',
  input: z.object({ ticketId: z.string() }),
  retryLimit: 8,
  concurrency: 2,
  oneAtATimePer: 'ticketId',
  async run(services, { ticketId }, signal) {
    const detail = await loadDetail(services, ticketId);
    if (!detail) return;
    await withdrawExports(services, ticketId);
    if (!services.files.isKept) return;
    const messages = await services.store.messages.newest(ticketId, NEWEST);
    // Wherever it hangs: under a card that people may not see files below by now, or one that somebody deleted.
    const { back, later } = await takeAllBack(services, detail, messages);
    for (const home of detail.cards.filter((card) => card.home && card.state !== 'gone')) {
      const shown = surfaceOf(services, home.surface).files;
      if (!shown || !(await mayBeSeenIn(services, detail, home))) continue;
      later.push(
        ...(await fillUnder({ services, files: services.files, shown, detail, messages, home, signal, back })),
      );
    }
    const now = await services.store.tickets.detail(ticketId);
    // The card shows what hangs in its thread.
    if (now && JSON.stringify(now.shown) !== JSON.stringify(detail.shown))
      await drawCards(services, ticketId, { signal });
    if (later.length > 0) throw later[0];
  },
});

interface Stage {
  services: Services;
  files: Files;
  shown: SurfaceFiles;
  detail: TicketDetail;
  messages: Message[];
  home: CardRow;
  signal: AbortSignal;
  /** Rows of what she took back. */
  back: ReadonlySet<string>;
}

/** Gives what could not be done now: one file that has to wait holds up none of the others. */
async function fillUnder(stage: Stage): Promise<unknown[]> {
  const { services, detail, messages, home, signal, back } = stage;
  const wanted = wantedFiles(detail, messages, home);
  const rows = await services.store.files.of(detail.ticket.id, wanted, services.clock.now());
  // What was fetched for another card of this conversation is here already.
  const hashOf = ({ source, sha256 }: FileRow): string | null =>
    sha256 ?? rows.find((other) => other.source === source && other.sha256 !== null)?.sha256 ?? null;
  const later: unknown[] = [];
  for (const row of rows) {
    if (signal.aborted) break;
    if (back.has(row.id) || row.cardId !== home.id || (row.state !== 'wanted' && row.state !== 'posting')) continue;
    try {
      await inChannel(services, { surface: home.surface, channel: home.place, ticketId: row.ticketId }, () =>
        showOne(stage, { ...row, sha256: hashOf(row) }),
      );
    } catch (error) {
      later.push(error);
    }
  }
  return later;
}

/** What was written in private is shown only where those invited can read, and so are its pictures. */
async function mayBeSeenIn({ directory }: Services, { ticket }: TicketDetail, home: CardRow): Promise<boolean> {
  return (
    !ticket.private ||
    (!ticket.route.hinted?.includes(home.place) && (await directory.privateChannels(home.surface)).has(home.place))
  );
}

/** She deleted her message, or edited it and left this out. */
function isTakenBack(messages: readonly Message[], row: FileRow): boolean {
  const message = messages.find(({ id }) => id === row.ownerId);
  return (
    row.ownerKind === 'message' && message !== undefined && !fetchable(message).some(({ url }) => url === row.source)
  );
}

/** Takes out of every thread, and of this machine, what is hers to show no more. */
async function takeAllBack(
  services: Services,
  detail: TicketDetail,
  messages: readonly Message[],
): Promise<{ back: ReadonlySet<string>; later: unknown[] }> {
  const { store, clock } = services;
  const rows = await store.files.of(detail.ticket.id, [], clock.now());
  const known = new Set(messages.map(({ id }) => id));
  const missing = rows.flatMap(({ ownerKind, ownerId }) =>
    ownerKind === 'message' && !known.has(ownerId) ? [ownerId] : [],
  );
  const older = [...messages, ...(missing.length === 0 ? [] : await store.messages.get(missing))];
  const back = rows.filter((row) => isTakenBack(older, row));
  const later: unknown[] = [];
  for (const row of back) {
    try {
      await takeBack(services, row, detail.cards.find(({ id }) => id === row.cardId)?.surface);
    } catch (error) {
      later.push(error);
    }
  }
  return { back: new Set(back.map(({ id }) => id)), later };
}

async function takeBack(services: Services, row: FileRow, surface: string | undefined): Promise<void> {
  // With a hash its bytes are here still: a process died between the two steps below.
  if (row.state === 'refused' || (row.state === 'gone' && row.sha256 === null)) return;
  if (row.state !== 'gone' && row.ref !== null && surface !== undefined) {
    const shown = services.surfaces.get(surface)?.files;
    // A chat that is not connected now: the row says what has to be taken out once it is.
    if (!shown) return;
    await shown.remove(row.ref);
  }
  const unused = await services.store.files.gone(row.id);
  if (unused !== null) {
    await services.files.box.remove(unused);
    await services.store.files.emptied(unused);
  }
  services.log.info({ ticketId: row.ticketId, fileId: row.id }, 'a file was taken out of the thread');
}

async function showOne(stage: Stage, row: FileRow): Promise<void> {
  const { services, detail, home } = stage;
  const above = wordsAbove(detail, home, row);
  // A version that lost its worth before the conversation came here is not shown here.
  if (row.ownerKind === 'draft' && !above) return;
  if (home.channelId === null || home.ts === null || above?.state === 'wanted' || above?.state === 'posting')
    throw new RecadoError('surface.unknown-outcome', { retryAfterMs: BUSY_MS });
  const bytes = await bytesOf(stage, row);
  if (bytes === undefined) return;
  const before = await services.store.files.begin(row.id, services.clock.now());
  if (!before) throw new RecadoError('surface.unknown-outcome', { retryAfterMs: BUSY_MS });
  await showOnce(stage, { channel: home.channelId, thread: home.ts }, before, bytes);
}

/** What a file hangs below in this thread: the words that it came with; where those stand elsewhere, the digest of what was said before. */
function wordsAbove({ thread }: TicketDetail, home: CardRow, row: FileRow): ThreadRow | undefined {
  const here = thread.filter((each) => !each.leftIn && each.surface === home.surface);
  if (row.ownerKind === 'draft')
    return here.find(({ entry }) => entry.kind === 'draft' && entry.draftId === row.ownerId);
  return (
    here.find(({ entry }) => entry.kind === 'customer-message' && entry.messageId === row.ownerId) ??
    here.find(({ entry }) => entry.kind === 'digest')
  );
}

/** Undefined where there is nothing to show, which people were told. */
async function bytesOf(stage: Stage, row: FileRow): Promise<Uint8Array | undefined> {
  const { services, files, detail, messages, signal } = stage;
  if (row.ownerKind === 'draft') {
    const attachment = detail.drafts
      .find(({ id }) => id === row.ownerId)
      ?.attachments.find(({ sha256 }) => sha256 === row.source);
    const given = attachment && (await attachmentBytes(services, attachment));
    if (!given)
      services.log.warn({ ticketId: row.ticketId, fileId: row.id }, 'the bytes of an attachment are not here');
    return given;
  }
  if (row.sha256 !== null) {
    const kept = await files.box.get(row.sha256);
    await services.store.files.taken(row.id, row.sha256);
    if (kept) return kept;
  }
  const connection = services.networks.get(detail.ticket.account);
  const fetched = await files.fetch((await connection?.fileAt?.(row.source)) ?? row.source, {
    signal,
    headers: connection?.mediaHeaders ? connection.mediaHeaders.bind(connection) : undefined,
  });
  if (fetched.kind === 'taken') {
    await services.store.files.taken(row.id, await files.box.put(fetched.bytes));
    return fetched.bytes;
  }
  signal.throwIfAborted();
  services.log.warn(
    { ticketId: row.ticketId, fileId: row.id, outcome: fetched.kind, detail: fetched.detail },
    'a file of a customer was not fetched',
  );
  if (fetched.kind === 'failed' && (await services.store.files.failed(row.id)) < MOST_TRIES)
    throw new RecadoError('network.unreachable', {
      params: { network: detail.ticket.network },
      retryAfterMs: TRY_AGAIN_MS,
    });
  await services.store.tickets.move({
    ticketId: row.ticketId,
    move: {
      move: 'file-refused',
      fileId: row.id,
      why: fetched.kind === 'failed' ? 'unreachable' : fetched.why,
      url: messages.find(({ id }) => id === row.ownerId)?.url ?? '',
    },
    by: { kind: 'system', id: 'copy-media' },
    at: services.clock.now(),
  });
  return undefined;
}

async function showOnce(
  { services, files, shown, detail, messages, home }: Stage,
  place: { channel: string; thread: string },
  before: FileRow,
  bytes: Uint8Array,
): Promise<void> {
  const { store, clock, texts, config } = services;
  // Whether an earlier attempt, and whether this one, may have brought it before people's eyes.
  let mayBeThere = before.ref !== null;
  let mayBeShown = false;
  try {
    if (before.ref !== null) {
      if (await shown.find({ ...place, ref: before.ref, since: before.createdAt }))
        return await store.files.posted(before.id);
      if (clock.now().getTime() - (before.begunAt ?? before.createdAt).getTime() < SETTLE_MS)
        throw new RecadoError('surface.unknown-outcome', { retryAfterMs: SETTLE_MS });
      mayBeThere = false;
    }
    const message = messages.find(({ id }) => id === before.ownerId);
    const media = message && fetchable(message)[before.place];
    const draft = detail.drafts.find(({ id }) => id === before.ownerId);
    const type = await files.typeOf(bytes);
    const language = config.channels[home.place]?.language ?? config.language;
    const t = texts.in(language);
    await shown.show(
      {
        ...place,
        bytes,
        language,
        original: message?.url ?? undefined,
        ...fileWords({ type, media, draft, place: before.place, author: customerName(t, detail.author) }, t),
      },
      async (ref) => {
        await store.files.begun(before.id, ref, clock.now());
        mayBeShown = true;
      },
    );
    await store.files.posted(before.id);
  } catch (error) {
    await store.files.ended(before.id, mayBeThere || (mayBeShown && !isCertainlyNotShown(error)) ? 'unknown' : 'no');
    throw error;
  }
}

function isCertainlyNotShown(error: unknown): boolean {
  return isRecado(
    error,
    'surface.rate-limited',
    'surface.unreachable',
    'surface.not-authorised',
    'surface.channel',
    'surface.refused',
    'surface.message-gone',
  );
}
