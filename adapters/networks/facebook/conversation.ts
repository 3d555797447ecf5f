import type { InboundMessage } from '#core/message.ts';
import { parseDirectId } from '../meta/direct-id.ts';
import { readWith } from '../meta/direct-pull.ts';
import { inOrder } from '../meta/events.ts';
import { followList } from '../meta/lists.ts';
import { isPost, postOf } from './ids.ts';
import { fromComment } from './message.ts';
import { reread } from './reread.ts';
import type { FacebookSession } from './session.ts';
import { COMMENT_FIELDS, PER_PAGE, readComment } from './wire.ts';

/** Three hundred comments tell what a thread is about. */
const MOST_PAGES = 3;

/**
 * The thread around a message, oldest first: the post, and either what stands under it or, of a comment, the first comment with what
 * stands under that. What strangers wrote elsewhere under the same post is no part of it.
 */
export async function conversation(
  session: FacebookSession,
  { nativeId }: { nativeId: string },
): Promise<InboundMessage[]> {
  const direct = parseDirectId(nativeId);
  if (direct && session.directs) return (await readWith(session.directs, direct.participant)).messages.toReversed();
  const me = await session.me();
  const postId = postOf(nativeId, me.pageId);
  const found = await reread(session, [nativeId, postId]);
  const parentId = live(found.get(nativeId))?.parentId;
  const first = isPost(nativeId, me.pageId) || parentId === undefined || parentId === postId ? nativeId : parentId;
  const messages = [postId, nativeId].flatMap((id) => live(found.get(id)) ?? []);
  if (first !== nativeId) messages.push(...[live((await reread(session, [first])).get(first)) ?? []].flat());
  if (found.get(nativeId)?.state === 'live') {
    const { rows } = await followList(session.read, `${first}/comments`, {
      parameters: { fields: COMMENT_FIELDS, filter: 'stream', order: 'reverse_chronological', limit: PER_PAGE },
      pages: MOST_PAGES,
      read: (row) => readComment(row, session.log),
    });
    messages.push(...rows.map((comment) => fromComment(comment, { version: 0, postId }, me)));
  }
  return inOrder(messages, { ourId: me.pageId, answered: session.answered });
}

function live(state: { state: string; message?: InboundMessage } | undefined): InboundMessage | undefined {
  return state?.message;
}
