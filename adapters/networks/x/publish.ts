import type { PublishOutcome } from '#core/ticket/delivery.ts';
import { RecadoError } from '#core/errors.ts';
import { XCallError } from './client.ts';
import { parseDirectId } from './dm-id.ts';
import { publishDirect } from './dm-publish.ts';
import { toOutcome } from './errors.ts';
import { findOwnAnswer } from './find-own-answer.ts';
import { measure } from './measure.ts';
import type { Reader } from './message.ts';
import type { XSession } from './session.ts';
import { Posted } from './wire.ts';

/** X refuses a text that we published within about a day. */
const duplicateForMs = 24 * 3_600_000;

/** Publishes a reply, in private where the message was private, with one call. Throws nothing. */
export async function publish(
  session: XSession,
  { text, target, files = [], notAfter }: { text: string; target: string; files?: readonly string[]; notAfter?: Date },
): Promise<PublishOutcome> {
  const to = parseDirectId(target);
  const { length, max } = measure(text, session.settings.maxLength, { isPrivate: to !== undefined });
  if (length > max) return { kind: 'refused', code: 'too-long', detail: `${length} / ${max}` };
  let me: Reader;
  try {
    me = await session.me();
  } catch (error) {
    return beforePublishing(error);
  }
  if (notAfter !== undefined && session.clock.now() >= notAfter)
    return { kind: 'not-sent', retryAfterMs: 1_000, detail: 'it was too late for the call, so it was not made' };
  const outcome =
    to === undefined
      ? await post(session, me, { text, target, files })
      : await publishDirect(session, me, { text, to, files });
  return outcome.kind === 'refused' && outcome.code === 'duplicate'
    ? resolveDuplicate(session, { text, target, outcome })
    : outcome;
}

async function post(
  session: XSession,
  me: Reader,
  { text, target, files }: { text: string; target: string; files: readonly string[] },
): Promise<PublishOutcome> {
  let answer: unknown;
  try {
    answer = await session.client.post('tweets', {
      text,
      reply: { in_reply_to_tweet_id: target },
      media: files.length > 0 ? { media_ids: files } : undefined,
    });
  } catch (error) {
    return error instanceof XCallError
      ? toOutcome(error.failure, session.clock)
      : { kind: 'unknown', detail: String(error) };
  }
  const posted = Posted.safeParse(answer);
  if (!posted.success) return { kind: 'unknown', detail: 'X answered without the id of the post' };
  const { id } = posted.data.data;
  return { kind: 'sent', nativeId: id, url: me.permalink(me.meHandle, id), at: session.clock.now() };
}

/** "Duplicate" most often means that an earlier attempt arrived although its answer was lost. */
async function resolveDuplicate(
  session: XSession,
  { text, target, outcome }: { text: string; target: string; outcome: PublishOutcome },
): Promise<PublishOutcome> {
  try {
    const own = await findOwnAnswer(session, {
      text,
      target,
      since: new Date(session.clock.now().getTime() - duplicateForMs),
    });
    if (own.kind === 'found') return { kind: 'sent', nativeId: own.nativeId, url: own.url, at: own.at };
    return own.kind === 'absent' ? outcome : { kind: 'unknown', detail: own.detail };
  } catch (error) {
    return {
      kind: 'unknown',
      detail: `X says duplicate, and our timeline could not be read: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

/** Who we are could not be asked, so nothing was published. */
function beforePublishing(error: unknown): PublishOutcome {
  const reason = error instanceof RecadoError && error.cause instanceof Error ? error.cause : error;
  const detail = reason instanceof Error ? reason.message : String(reason);
  if (error instanceof RecadoError && error.code === 'network.not-authorised') {
    return { kind: 'refused', code: 'not-authorised', detail };
  }
  return {
    kind: 'not-sent',
    retryAfterMs: (error instanceof RecadoError ? error.retryAfterMs : undefined) ?? 60_000,
    detail,
  };
}
