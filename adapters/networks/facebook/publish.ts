import type { OutgoingAnswer } from '#core/ports/network.ts';
import type { PublishOutcome } from '#core/ticket/delivery.ts';
import { beforePublishing } from '../meta/before-publishing.ts';
import { GraphCallError } from '../meta/client.ts';
import { toOutcome } from '../meta/errors.ts';
import { findOwnAnswer } from './find-own-answer.ts';
import { parseDirectId } from '../meta/direct-id.ts';
import { publishDirect } from '../meta/direct-publish.ts';
import { addressOf, isPost, postOf } from './ids.ts';
import { measure } from './measure.ts';
import { photoIn } from './photo.ts';
import type { FacebookSession } from './session.ts';
import { Made } from './wire.ts';

/** Facebook remembers so long that the same words stand there already. */
const DUPLICATE_FOR_MS = 24 * 3_600_000;

/** Publishes an answer as the Page, as a comment under what it answers, with one call. Throws nothing. */
export async function publish(
  session: FacebookSession,
  { text, target, isPrivate = false, opId, wroteAt, notAfter, automatic, choices, files = [] }: OutgoingAnswer,
): Promise<PublishOutcome> {
  const { client, clock, settings } = session;
  const direct = parseDirectId(target);
  const { length, max } = measure(text, settings.maxLength, { isPrivate: isPrivate || direct !== undefined });
  if (length > max) return { kind: 'refused', code: 'too-long', detail: `${length} / ${max}` };
  if ((isPrivate || direct) && !session.directs)
    return { kind: 'refused', code: 'no-private', detail: 'networks.facebook.messenger is off' };
  const photo = photoIn(files);
  if (!direct && files.length > 0 && (isPrivate || photo === undefined))
    return {
      kind: 'refused',
      code: 'attachment',
      detail: isPrivate ? 'a private answer to a comment is words alone' : 'a comment carries one picture',
    };
  let me;
  try {
    me = await session.me();
  } catch (error) {
    return beforePublishing(error);
  }
  if (notAfter !== undefined && clock.now() >= notAfter)
    return { kind: 'not-sent', retryAfterMs: 1_000, detail: 'it was too late for the call, so it was not made' };
  if (session.directs && (isPrivate || direct)) {
    const to = direct
      ? { id: direct.participant }
      : isPost(target, me.pageId)
        ? { post_id: target }
        : { comment_id: target };
    const outcome = await publishDirect(session.directs, { text, to, opId, wroteAt, automatic, choices, files });
    if (outcome.kind === 'sent') session.answered.set(outcome.nativeId, target);
    return outcome;
  }
  let answer: unknown;
  try {
    answer = await client.post(`${target}/comments`, { message: text, attachment_id: photo });
  } catch (error) {
    if (!(error instanceof GraphCallError)) return { kind: 'unknown', detail: String(error) };
    const outcome = toOutcome(error.failure);
    return outcome.kind === 'refused' && outcome.code === 'duplicate'
      ? sentBefore(session, { text, target, outcome })
      : outcome;
  }
  const made = Made.safeParse(answer);
  if (!made.success) return { kind: 'unknown', detail: 'Facebook answered without the comment' };
  const { id } = made.data;
  session.answered.set(id, target);
  const postId = postOf(target, me.pageId);
  return { kind: 'sent', nativeId: id, url: addressOf(id, { postId, ...me }), at: clock.now() };
}

/** Refused because these words stand there already: an earlier call did its work although nobody heard of it. */
async function sentBefore(
  session: FacebookSession,
  { text, target, outcome }: { text: string; target: string; outcome: PublishOutcome },
): Promise<PublishOutcome> {
  try {
    const since = new Date(session.clock.now().getTime() - DUPLICATE_FOR_MS);
    const found = await findOwnAnswer(session, { text, target, since });
    return found.kind === 'found' ? { ...found, kind: 'sent' } : outcome;
  } catch {
    return outcome;
  }
}
