import { RecadoError } from '#core/errors.ts';
import type { OutgoingAnswer } from '#core/ports/network.ts';
import type { PublishOutcome } from '#core/ticket/delivery.ts';
import { MastodonCallError } from './client.ts';
import { toOutcome } from './errors.ts';
import { addressedTo, measure } from './measure.ts';
import type { MastodonSession } from './session.ts';
import { WireStatus } from './wire.ts';

/**
 * Publishes an answer under the status that it answers, with one call; one to a message in private is seen by the customer alone.
 * The server keeps the key of the delivery for an hour, so that the same answer sent twice meanwhile is one. Throws nothing.
 */
export async function publish(
  session: MastodonSession,
  { text, target, to, isPrivate = false, opId, notAfter }: OutgoingAnswer,
): Promise<PublishOutcome> {
  const { client, clock, settings } = session;
  const { length, max } = measure(text, settings.maxLength, { to });
  if (length > max) return { kind: 'refused', code: 'too-long', detail: `${length} / ${max}` };
  try {
    await session.me();
  } catch (error) {
    return beforePublishing(error);
  }
  if (notAfter !== undefined && clock.now() >= notAfter)
    return { kind: 'not-sent', retryAfterMs: 1_000, detail: 'it was too late for the call, so it was not made' };
  let answer: unknown;
  try {
    answer = await client.call(
      (rest, options) =>
        rest.v1.statuses.create(
          {
            status: addressedTo(text, to),
            inReplyToId: target,
            visibility: isPrivate ? 'direct' : settings.visibility,
          },
          options,
        ),
      { headers: { 'Idempotency-Key': opId } },
    );
  } catch (error) {
    if (error instanceof MastodonCallError) return toOutcome(error.failure, clock);
    return { kind: 'unknown', detail: String(error) };
  }
  const posted = WireStatus.safeParse(answer);
  if (!posted.success) return { kind: 'unknown', detail: 'Mastodon answered without the post' };
  const { id, url, uri, createdAt } = posted.data;
  return { kind: 'sent', nativeId: id, url: url ?? uri, at: createdAt };
}

/** Nothing was published yet, so whatever passes by itself may be tried again. */
function beforePublishing(error: unknown): PublishOutcome {
  if (!(error instanceof RecadoError)) return { kind: 'not-sent', retryAfterMs: 30_000, detail: String(error) };
  if (error.code === 'network.not-authorised')
    return { kind: 'refused', code: 'not-authorised', detail: error.message };
  return { kind: 'not-sent', retryAfterMs: error.retryAfterMs ?? 30_000, detail: error.message };
}
