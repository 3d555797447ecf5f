import type { InboundMessage } from '#core/message.ts';
import type { Pulled } from '#core/ports/network.ts';
import { mayNotRead, readSince } from '../meta/direct-pull.ts';
import { notLater } from '../meta/not-later.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { byTime, eventOf } from './events.ts';
import { followList, PER_PAGE } from './lists.ts';
import { fromComment, fromPost } from './message.ts';
import type { FacebookSession } from './session.ts';
import { COMMENT_FIELDS, POST_FIELDS, readComment, readPost, type WireComment, type WirePost } from './wire.ts';

/** Pages that one look reads of a list at most. */
const MOST_PAGES = 25;
/** So much before the newest moment is read again. */
const OVERLAP_MS = 30_000;
const MOST_SEEN = 5_000;
/** Until an app that may not read private messages is tried again. */
const REFUSED_FOR_MS = 3_600_000;

/** New posts on the Page, and new comments under its newest posts, ours included: also what Meta's calls left out. */
export async function pull(session: FacebookSession, text: string | undefined, signal: AbortSignal): Promise<Pulled> {
  const { settings, clock, log } = session;
  const me = await session.me(signal);
  const kept = text === undefined ? undefined : readCursor(text, me.pageId);
  const last = notLater(kept, { now: clock.now(), sinceHours: settings.sinceHours });
  if (text !== undefined && last === undefined)
    log.warn(
      { network: 'facebook', cursor: text.slice(0, 200) },
      'the place where the last look ended is of no use; looking from the start',
    );
  const since =
    last === undefined
      ? new Date(clock.now().getTime() - settings.sinceHours * 3_600_000)
      : new Date(Date.parse(last.at) - OVERLAP_MS);
  const posts = await readPosts(session, { since, pageId: me.pageId, signal });
  const messages: InboundMessage[] = posts
    .filter(({ created_time }) => created_time >= since)
    .map((post) => fromPost(post, 0, me));
  for (const { id, updated_time, created_time, comments } of posts) {
    if ((updated_time ?? created_time) < since || comments?.summary.total_count === 0) continue;
    const found = await readComments(session, { postId: id, since, signal });
    messages.push(...found.map((comment) => fromComment(comment, { version: 0, postId: id }, me)));
  }
  messages.push(...(await readDirects(session, since, signal)));
  const seen = new Set(last?.seen);
  const fresh = messages.filter(({ nativeId }) => !seen.has(nativeId)).toSorted(byTime);
  return {
    events: fresh.map((message) => eventOf(message, { pageId: me.pageId, session })),
    cursor: writeCursor({ page: me.pageId, ...placeOf(messages, { last, since }) }),
    waitMs: (session.isCalled ? settings.backstopSeconds : settings.pollSeconds) * 1000,
  };
}

/** An app without the permission is told once, and tried again from time to time; what is public goes on. */
async function readDirects(session: FacebookSession, since: Date, signal: AbortSignal): Promise<InboundMessage[]> {
  const { directs, clock, log } = session;
  if (!directs || clock.now().getTime() < session.directsRefusedUntil) return [];
  try {
    return await readSince(directs, since, signal);
  } catch (error) {
    if (!mayNotRead(error)) throw directs.error(error);
    session.directsRefusedUntil = clock.now().getTime() + REFUSED_FOR_MS;
    log.warn(
      { network: 'facebook' },
      'the app may not read private messages: give it pages_messaging and make the token anew, or set networks.facebook.messenger: false',
    );
    return [];
  }
}

function placeOf(
  messages: readonly InboundMessage[],
  { last, since }: { last: { at: string; seen: readonly string[] } | undefined; since: Date },
): { at: string; seen: string[] } {
  const newest = Math.max(
    Date.parse(last?.at ?? since.toISOString()),
    ...messages.map((each) => each.postedAt.getTime()),
  );
  const near = messages.filter(({ postedAt }) => postedAt.getTime() >= newest - OVERLAP_MS);
  return { at: new Date(newest).toISOString(), seen: near.map(({ nativeId }) => nativeId).slice(-MOST_SEEN) };
}

async function readPosts(
  session: FacebookSession,
  { since, pageId, signal }: { since: Date; pageId: string; signal: AbortSignal },
): Promise<WirePost[]> {
  const { log, settings } = session;
  const { rows, complete } = await followList(session, `${pageId}/feed`, {
    parameters: { fields: POST_FIELDS, limit: Math.min(PER_PAGE, settings.watchedPosts) },
    pages: MOST_PAGES,
    read: (row) => readPost(row, log),
    enough: (found) => found.length >= settings.watchedPosts && (found.at(-1)?.created_time ?? since) < since,
    signal,
  });
  if (!complete) log.warn({ network: 'facebook', posts: rows.length }, 'there are more new posts than one look reads');
  return rows;
}

async function readComments(
  session: FacebookSession,
  { postId, since, signal }: { postId: string; since: Date; signal: AbortSignal },
): Promise<WireComment[]> {
  const { log } = session;
  const { rows, complete } = await followList(session, `${postId}/comments`, {
    parameters: { fields: COMMENT_FIELDS, filter: 'stream', order: 'reverse_chronological' },
    pages: MOST_PAGES,
    read: (row) => readComment(row, log),
    enough: (found) => (found.at(-1)?.created_time ?? since) < since,
    signal,
  });
  if (!complete)
    log.warn(
      { network: 'facebook', post: postId, comments: rows.length },
      'there are more new comments than one look reads',
    );
  return rows.filter(({ created_time }) => created_time >= since);
}
