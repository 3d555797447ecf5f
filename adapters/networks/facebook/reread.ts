import type { InboundMessage } from '#core/message.ts';
import type { Reread } from '#core/ports/network.ts';
import { GraphCallError } from '../meta/client.ts';
import { isGone } from '../meta/errors.ts';
import { toRecadoError } from './errors.ts';
import { parseDirectId } from '../meta/direct-id.ts';
import { fromWire, toDirect } from '../meta/direct-message.ts';
import { WireDirect } from '../meta/direct-wire.ts';
import { isPost, postOf } from './ids.ts';
import { ageOf, fromComment, fromPost, type Reader } from './message.ts';
import type { FacebookSession } from './session.ts';
import { COMMENT_FIELDS, POST_FIELDS, readComment, readPost } from './wire.ts';

/** Graph takes so many readings in one call. */
const PER_CALL = 50;

/**
 * Messages as they are now. Graph says the same of what is gone and of what is not for us to see; it is read again for a while, so
 * that one that comes back is found.
 */
export async function reread(session: FacebookSession, ids: readonly string[]): Promise<Reread> {
  const me = await session.me();
  const states: Reread = new Map();
  const asked = [...new Set(ids)];
  for (let at = 0; at < asked.length; at += PER_CALL) {
    const some = asked.slice(at, at + PER_CALL);
    const answers = await together(session, some, me);
    some.forEach((id, index) => {
      const answer = answers[index];
      if (isGone(answer)) return states.set(id, { state: 'gone' });
      if (answer instanceof GraphCallError) throw toRecadoError(answer, session.handle);
      const message = messageIn(session, { id, answer }, me);
      return message && states.set(id, { state: 'live', message });
    });
  }
  return states;
}

async function together(session: FacebookSession, ids: readonly string[], me: Reader): Promise<unknown[]> {
  try {
    return await session.client.batch(
      ids.map((id) => {
        const direct = parseDirectId(id);
        if (direct) return { path: encodeURIComponent(direct.mid), parameters: { fields: session.directs?.fields } };
        return { path: id, parameters: { fields: isPost(id, me.pageId) ? POST_FIELDS : COMMENT_FIELDS } };
      }),
    );
  } catch (error) {
    throw toRecadoError(error, session.handle);
  }
}

function messageIn(
  { log, clock, directs }: FacebookSession,
  { id, answer }: { id: string; answer: unknown },
  me: Reader,
): InboundMessage | undefined {
  const now = clock.now();
  if (parseDirectId(id)) {
    const said = WireDirect.safeParse(answer).data;
    const direct = said && fromWire(said, me.pageId);
    return direct && directs && toDirect({ ...direct, version: ageOf(direct.at, now) }, directs, me.pageId);
  }
  if (isPost(id, me.pageId)) {
    const post = readPost(answer, log);
    return post && fromPost(post, ageOf(post.created_time, now), me);
  }
  const comment = readComment(answer, log);
  const version = comment ? ageOf(comment.created_time, now) : 0;
  return comment && fromComment(comment, { version, postId: postOf(id, me.pageId) }, me);
}
