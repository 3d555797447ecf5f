import type { Pulled } from '#core/ports/network.ts';
import { followList } from '../meta/lists.ts';
import { pullMeta, type From } from '../meta/pull.ts';
import { fromComment, fromPost } from './message.ts';
import type { FacebookSession } from './session.ts';
import {
  COMMENT_FIELDS,
  PER_PAGE,
  POST_FIELDS,
  readComment,
  readPost,
  type WireComment,
  type WirePost,
} from './wire.ts';

/** Pages that one look reads of a list at most. */
const MOST_PAGES = 25;

/** New posts on the Page, new comments under its newest posts, and what is said in private. */
export async function pull(session: FacebookSession, text: string | undefined, signal: AbortSignal): Promise<Pulled> {
  const me = await session.me(signal);
  return await pullMeta(
    session,
    { text, signal },
    {
      id: 'facebook',
      account: me.pageId,
      permission: 'pages_messaging',
      setting: 'messenger',
      async read(from) {
        const posts = await readPosts(session, from, signal);
        const messages = posts.map((post) => fromPost(post, 0, me));
        for (const { id, updated_time, created_time, comments } of posts) {
          if ((updated_time ?? created_time) < from.since || comments?.summary.total_count === 0) continue;
          const found = await readComments(session, { postId: id, since: from.since, signal });
          messages.push(...found.map((comment) => fromComment(comment, { version: 0, postId: id }, me)));
        }
        return { messages };
      },
    },
  );
}

async function readPosts(
  { log, settings, read }: FacebookSession,
  { account, since }: From,
  signal: AbortSignal,
): Promise<WirePost[]> {
  const { rows, complete } = await followList(read, `${account}/feed`, {
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
  { log, read }: FacebookSession,
  { postId, since, signal }: { postId: string; since: Date; signal: AbortSignal },
): Promise<WireComment[]> {
  const { rows, complete } = await followList(read, `${postId}/comments`, {
    parameters: { fields: COMMENT_FIELDS, filter: 'stream', order: 'reverse_chronological', limit: PER_PAGE },
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
  return rows;
}
