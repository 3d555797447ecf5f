import type { InboundMessage } from '#core/message.ts';
import type { Pulled } from '#core/ports/network.ts';
import { mayNotRead, readSince } from '../meta/direct-pull.ts';
import { notLater } from '../meta/not-later.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { byTime, eventOf, fromComment, fromMedia, type Reader } from './message.ts';
import type { InstagramSession } from './session.ts';
import { MEDIA_FIELDS, readComment, readMedia, THREAD_FIELDS, type WireMedia } from './wire.ts';

/** So much before the newest moment is read again. */
const OVERLAP_MS = 30_000;
const MOST_SEEN = 5_000;
/** Until an app that may not read private messages is tried again. */
const REFUSED_FOR_MS = 3_600_000;

/** New posts of ours, comments under the newest of them, posts that name us, and private messages: also what Meta's calls left out. */
export async function pull(session: InstagramSession, text: string | undefined, signal: AbortSignal): Promise<Pulled> {
  const { settings, clock, log } = session;
  const me = await session.me(signal);
  const kept = text === undefined ? undefined : readCursor(text, me.igId);
  const last = notLater(kept, { now: clock.now(), sinceHours: settings.sinceHours });
  if (text !== undefined && last === undefined)
    log.warn({ network: 'instagram' }, 'the place where the last look ended is of no use; looking from the start');
  const since =
    last === undefined
      ? new Date(clock.now().getTime() - settings.sinceHours * 3_600_000)
      : new Date(Date.parse(last.at) - OVERLAP_MS);
  const read = (path: string): Promise<{ rows: WireMedia[] }> =>
    session.list(path, {
      parameters: { fields: MEDIA_FIELDS, limit: Math.min(50, settings.watchedPosts) },
      read: (row) => readMedia(row, log),
      enough: (rows) => rows.length >= settings.watchedPosts && (rows.at(-1)?.timestamp ?? since) < since,
      signal,
    });
  const ours = (await read(`${me.igId}/media`)).rows;
  const theirs = (await read(`${me.igId}/tags`)).rows;
  const messages = [...ours, ...theirs].map((media) => fromMedia(media, 0, me));
  for (const media of ours) {
    if (media.comments_count === (last?.counts[media.id] ?? 0)) continue;
    messages.push(...(await readComments(session, { media, me, signal })));
  }
  messages.push(...(await readDirects(session, since, signal)));
  const recent = messages.filter(({ postedAt }) => postedAt >= since);
  const seen = new Set(last?.seen);
  const fresh = recent.filter(({ nativeId }) => !seen.has(nativeId)).toSorted(byTime);
  const newest = Math.max(
    Date.parse(last?.at ?? since.toISOString()),
    ...recent.map((each) => each.postedAt.getTime()),
  );
  const near = [
    ...(last?.seen ?? []),
    ...recent.filter(({ postedAt }) => postedAt.getTime() >= newest - OVERLAP_MS).map(({ nativeId }) => nativeId),
  ];
  return {
    events: fresh.map((message) => eventOf(message, me.igId, session)),
    cursor: writeCursor({
      account: me.igId,
      at: new Date(newest).toISOString(),
      seen: [...new Set(near)].slice(-MOST_SEEN),
      counts: Object.fromEntries(ours.map(({ id, comments_count }) => [id, comments_count])),
    }),
    waitMs: (session.isCalled ? settings.backstopSeconds : settings.pollSeconds) * 1000,
  };
}

/** All of them: what answers an old one is new. */
async function readComments(
  session: InstagramSession,
  { media, me, signal }: { media: WireMedia; me: Reader; signal: AbortSignal },
): Promise<InboundMessage[]> {
  const { log } = session;
  const { rows, complete } = await session.list(`${media.id}/comments`, {
    parameters: { fields: THREAD_FIELDS },
    read: (row) => readComment(row, log),
    signal,
  });
  if (!complete)
    log.warn(
      { network: 'instagram', media: media.id },
      'there are more comments than one look reads; the oldest are left out',
    );
  return rows.flatMap((comment) =>
    [comment, ...(comment.replies?.data ?? []).flatMap((row) => readComment(row, log) ?? [])].map((each) =>
      fromComment(
        { ...each, parent_id: each === comment ? each.parent_id : (each.parent_id ?? comment.id) },
        { version: 0, of: media },
        me,
      ),
    ),
  );
}

/** An app without the permission is told once, and tried again from time to time; what is public goes on. */
async function readDirects(session: InstagramSession, since: Date, signal: AbortSignal): Promise<InboundMessage[]> {
  const { directs, clock, log } = session;
  if (!directs || clock.now().getTime() < session.directsRefusedUntil) return [];
  try {
    return await readSince(directs, since, signal);
  } catch (error) {
    if (!mayNotRead(error)) throw directs.error(error);
    session.directsRefusedUntil = clock.now().getTime() + REFUSED_FOR_MS;
    log.warn(
      { network: 'instagram' },
      'the app may not read private messages: give it instagram_manage_messages and make the token anew, or set networks.instagram.directMessages: false',
    );
    return [];
  }
}
