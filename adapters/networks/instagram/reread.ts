import type { Log } from '#core/ports/log.ts';
import type { InboundMessage } from '#core/message.ts';
import type { Reread } from '#core/ports/network.ts';
import type { GraphParameters } from '../meta/client.ts';
import { ageOf } from '../meta/events.ts';
import { rereadMeta } from '../meta/reread.ts';
import { toRecadoError } from './errors.ts';
import { placeOf } from './ids.ts';
import { fromComment, fromMedia, type Reader } from './message.ts';
import type { InstagramSession } from './session.ts';
import { COMMENT_FIELDS, MEDIA_FIELDS, Mentioned, readComment, readMedia } from './wire.ts';

/** Messages as they are now. */
export async function reread(session: InstagramSession, ids: readonly string[]): Promise<Reread> {
  const { log, handle } = session;
  const me = await session.me();
  // What we answered under posts of others Graph shows nobody, which says nothing about it.
  const shown = ids.filter((id) => placeOf(id).is !== 'elsewhere');
  return await rereadMeta(session, shown, {
    ourId: me.igId,
    readingOf: (id) => readingOf(id, me),
    messageIn: (answer, id, now) => messageIn(answer, id, { now, me, log }),
    error: (error) => toRecadoError(error, handle),
  });
}

function readingOf(id: string, { igId }: Reader): { path: string; parameters: GraphParameters } {
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
  answer: unknown,
  id: string,
  { now, me, log }: { now: Date; me: Reader; log: Log },
): InboundMessage | 'gone' | undefined {
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
        of: place.is === 'mention' ? { id: place.media } : undefined,
      },
      me,
    )
  );
}
