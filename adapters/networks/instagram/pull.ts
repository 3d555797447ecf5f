import type { InboundMessage } from '#core/message.ts';
import type { Pulled } from '#core/ports/network.ts';
import { followList } from '../meta/lists.ts';
import { pullMeta, type From } from '../meta/pull.ts';
import { fromComment, fromMedia, type Reader } from './message.ts';
import type { InstagramSession } from './session.ts';
import { MEDIA_FIELDS, MOST_PAGES, PER_PAGE, readComment, readMedia, THREAD_FIELDS, type WireMedia } from './wire.ts';

/** New posts of ours, comments under the newest of them, posts that name us, and what is said in private. */
export async function pull(session: InstagramSession, text: string | undefined, signal: AbortSignal): Promise<Pulled> {
  const me = await session.me(signal);
  return await pullMeta(
    session,
    { text, signal },
    {
      id: 'instagram',
      account: me.igId,
      permission: 'instagram_manage_messages',
      setting: 'directMessages',
      async read(from) {
        const ours = await readPosts(session, { ...from, edge: 'media' }, signal);
        const theirs = await readPosts(session, { ...from, edge: 'tags' }, signal);
        const messages = [...ours, ...theirs].map((media) => fromMedia(media, 0, me));
        for (const media of ours)
          if (media.comments_count !== (from.last?.counts?.[media.id] ?? 0))
            messages.push(...(await readComments(session, { media, me, signal })));
        return {
          messages,
          counts: Object.fromEntries(ours.map(({ id, comments_count: count }) => [id, count])),
        };
      },
    },
  );
}

async function readPosts(
  { log, settings, read }: InstagramSession,
  { account, since, edge }: From & { edge: 'media' | 'tags' },
  signal: AbortSignal,
): Promise<WireMedia[]> {
  const { rows } = await followList(read, `${account}/${edge}`, {
    parameters: { fields: MEDIA_FIELDS, limit: Math.min(PER_PAGE, settings.watchedPosts) },
    pages: MOST_PAGES,
    read: (row) => readMedia(row, log),
    enough: (found) => found.length >= settings.watchedPosts && (found.at(-1)?.timestamp ?? since) < since,
    signal,
  });
  return rows;
}

/** All of them: what answers an old one is new. */
async function readComments(
  { log, read }: InstagramSession,
  { media, me, signal }: { media: WireMedia; me: Reader; signal: AbortSignal },
): Promise<InboundMessage[]> {
  const { rows, complete } = await followList(read, `${media.id}/comments`, {
    parameters: { fields: THREAD_FIELDS, limit: PER_PAGE },
    pages: MOST_PAGES,
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
