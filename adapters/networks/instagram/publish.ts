import type { OutgoingAnswer } from '#core/ports/network.ts';
import type { PublishOutcome } from '#core/ticket/delivery.ts';
import { beforePublishing } from '../meta/before-publishing.ts';
import { GraphCallError } from '../meta/client.ts';
import { parseDirectId } from '../meta/direct-id.ts';
import { publishDirect } from '../meta/direct-publish.ts';
import { toOutcome } from '../meta/errors.ts';
import { elsewhereKey, placeOf, type Place } from './ids.ts';
import { measure } from './measure.ts';
import type { Reader } from './message.ts';
import type { InstagramSession } from './session.ts';
import { Made } from './wire.ts';

/** Publishes an answer with one call: under a comment, where somebody named us, or in private. Throws nothing. */
export async function publish(
  session: InstagramSession,
  { text, target, isPrivate = false, opId, wroteAt, notAfter, automatic, choices, files }: OutgoingAnswer,
): Promise<PublishOutcome> {
  const { clock, directs } = session;
  const direct = parseDirectId(target);
  const { length, max } = measure(text, { isPrivate: isPrivate || direct !== undefined });
  if (length > max) return { kind: 'refused', code: 'too-long', detail: `${length} / ${max}` };
  const place = placeOf(target);
  if ((isPrivate || direct) && (!directs || (!direct && place.is !== 'comment')))
    return { kind: 'refused', code: 'no-private', detail: 'only comments under our posts are answered in private' };
  if (!direct && files !== undefined && files.length > 0)
    return { kind: 'refused', code: 'attachment', detail: 'only private conversations take files' };
  let me;
  try {
    me = await session.me();
  } catch (error) {
    return beforePublishing(error);
  }
  if (notAfter !== undefined && clock.now() >= notAfter)
    return { kind: 'not-sent', retryAfterMs: 1_000, detail: 'it was too late for the call, so it was not made' };
  if (directs && (isPrivate || direct)) {
    const to = direct ? { id: direct.participant } : { comment_id: target };
    const outcome = await publishDirect(directs, { text, to, opId, wroteAt, automatic, choices, files });
    if (outcome.kind === 'sent') session.answered.set(outcome.nativeId, target);
    return outcome;
  }
  return publishComment(session, { text, target, place, me });
}

async function publishComment(
  { client, clock, answered }: InstagramSession,
  { text, target, place, me }: { text: string; target: string; place: Place; me: Reader },
): Promise<PublishOutcome> {
  let answer: unknown;
  try {
    if (place.is === 'mention')
      answer = await client.post(`${me.igId}/mentions`, {
        media_id: place.media,
        comment_id: place.comment,
        message: text,
      });
    else if (place.is === 'media') answer = await client.post(`${place.id}/comments`, { message: text });
    else if (place.is === 'comment') answer = await client.post(`${place.id}/replies`, { message: text });
    else return { kind: 'refused', code: 'rejected', detail: 'what we wrote ourselves is not answered' };
  } catch (error) {
    return error instanceof GraphCallError ? toOutcome(error.failure) : { kind: 'unknown', detail: String(error) };
  }
  const made = Made.safeParse(answer);
  if (!made.success) return { kind: 'unknown', detail: 'Instagram answered without the comment' };
  const { id } = made.data;
  const nativeId = place.is === 'mention' ? elsewhereKey(place.media, id) : id;
  answered.set(nativeId, target);
  return { kind: 'sent', nativeId, url: me.site, at: clock.now() };
}
