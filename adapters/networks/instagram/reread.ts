import type { InboundMessage } from '#core/message.ts';
import type { Reread } from '#core/ports/network.ts';
import { GraphCallError, type GraphParameters } from '../meta/client.ts';
import { parseDirectId } from '../meta/direct-id.ts';
import { fromWire, toDirect } from '../meta/direct-message.ts';
import { WireDirect } from '../meta/direct-wire.ts';
import { isGone } from '../meta/errors.ts';
import { toRecadoError } from './errors.ts';
import { placeOf } from './ids.ts';
import { ageOf, fromComment, fromMedia, type Reader } from './message.ts';
import type { InstagramSession } from './session.ts';
import { COMMENT_FIELDS, MEDIA_FIELDS, Mentioned, readComment, readMedia } from './wire.ts';

/** Graph takes so many readings in one call. */
const PER_CALL = 50;

/** Messages as they are now. Graph says the same of what is gone and of what is not for us to see. */
export async function reread(session: InstagramSession, ids: readonly string[]): Promise<Reread> {
  const me = await session.me();
  const states: Reread = new Map();
  // What we answered under posts of others Graph shows nobody, which says nothing about it.
  const asked = [...new Set(ids)].filter((id) => placeOf(id).is !== 'elsewhere');
  for (let at = 0; at < asked.length; at += PER_CALL) {
    const some = asked.slice(at, at + PER_CALL);
    let answers: unknown[];
    try {
      answers = await session.client.batch(some.map((id) => readingOf(session, id, me)));
    } catch (error) {
      throw toRecadoError(error, session.handle);
    }
    some.forEach((id, index) => {
      const answer = answers[index];
      if (isGone(answer)) return states.set(id, { state: 'gone' });
      if (answer instanceof GraphCallError) throw toRecadoError(answer, session.handle);
      const found = messageIn(session, { id, answer }, me);
      if (found === 'gone') return states.set(id, { state: 'gone' });
      return found && states.set(id, { state: 'live', message: found });
    });
  }
  return states;
}

function readingOf(
  session: InstagramSession,
  id: string,
  { igId }: Reader,
): { path: string; parameters: GraphParameters } {
  const direct = parseDirectId(id);
  if (direct) return { path: encodeURIComponent(direct.mid), parameters: { fields: session.directs?.fields } };
  const place = placeOf(id);
  if (place.is === 'comment') return { path: place.id, parameters: { fields: COMMENT_FIELDS } };
  if (place.is === 'media') return { path: place.id, parameters: { fields: MEDIA_FIELDS } };
  if (place.is === 'elsewhere') throw new TypeError('nothing is shown of what stands elsewhere');
  const fields =
    place.comment === undefined
      ? `mentioned_media.media_id(${place.media}){${MEDIA_FIELDS}}`
      : `mentioned_comment.comment_id(${place.comment}){id,text,timestamp,from,username,like_count,parent_id,media}`;
  return { path: igId, parameters: { fields } };
}

function messageIn(
  { log, clock, directs }: InstagramSession,
  { id, answer }: { id: string; answer: unknown },
  me: Reader,
): InboundMessage | 'gone' | undefined {
  const now = clock.now();
  if (parseDirectId(id)) {
    const said = WireDirect.safeParse(answer).data;
    const direct = said && fromWire(said, me.igId);
    return direct && directs && toDirect({ ...direct, version: ageOf(direct.at, now) }, directs, me.igId);
  }
  const place = placeOf(id);
  const mentioned = place.is === 'mention' ? Mentioned.safeParse(answer).data : undefined;
  const row = mentioned ? (mentioned.mentioned_comment ?? mentioned.mentioned_media) : answer;
  // Graph leaves a mention out that is no more.
  if (place.is === 'mention' && row === undefined) return 'gone';
  if (place.is === 'media' || (place.is === 'mention' && place.comment === undefined)) {
    const media = readMedia(row, log);
    return media && fromMedia(media, ageOf(media.timestamp, now), me);
  }
  const comment = readComment(row, log);
  return (
    comment &&
    fromComment(
      comment,
      {
        version: ageOf(comment.timestamp, now),
        isMention: place.is === 'mention',
        ...(place.is === 'mention' && { of: { id: place.media } }),
      },
      me,
    )
  );
}
