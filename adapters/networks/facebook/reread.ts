import type { Reread } from '#core/ports/network.ts';
import { ageOf } from '../meta/events.ts';
import { rereadMeta } from '../meta/reread.ts';
import { toRecadoError } from './errors.ts';
import { isPost, postOf } from './ids.ts';
import { fromComment, fromPost } from './message.ts';
import type { FacebookSession } from './session.ts';
import { COMMENT_FIELDS, POST_FIELDS, readComment, readPost } from './wire.ts';

/** Messages as they are now. */
export async function reread(session: FacebookSession, ids: readonly string[]): Promise<Reread> {
  const { log, handle } = session;
  const me = await session.me();
  const { pageId } = me;
  return await rereadMeta(session, ids, {
    ourId: pageId,
    readingOf: (id) => ({ path: id, parameters: { fields: isPost(id, pageId) ? POST_FIELDS : COMMENT_FIELDS } }),
    messageIn(answer, id, now) {
      if (isPost(id, pageId)) {
        const post = readPost(answer, log);
        return post && fromPost(post, ageOf(post.created_time, now), me);
      }
      const comment = readComment(answer, log);
      const version = comment ? ageOf(comment.created_time, now) : 0;
      return comment && fromComment(comment, { version, postId: postOf(id, pageId) }, me);
    },
    error: (error) => toRecadoError(error, handle),
  });
}
