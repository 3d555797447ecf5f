import type { PublishOutcome } from '#core/ticket/delivery.ts';
import type { FoundAnswer } from '#core/ports/network.ts';
import { isSameWords } from '#core/intake/same-words.ts';
import { XCallError } from './client.ts';
import { directId, type DirectId } from './dm-id.ts';
import { readWith } from './dm-pull.ts';
import { SentDirect } from './dm-wire.ts';
import { toOutcome, toRecadoError } from './errors.ts';
import type { Reader } from './message.ts';
import type { XSession } from './session.ts';

/** The clocks of X and of this machine may differ by so much. */
const skewMs = 5 * 60_000;

/** Answers in private, with one call, the person who wrote to us there. Throws nothing. */
export async function publishDirect(
  { client, clock }: XSession,
  me: Reader,
  { text, to, files }: { text: string; to: DirectId; files: readonly string[] },
): Promise<PublishOutcome> {
  let answer: unknown;
  try {
    answer = await client.post(`dm_conversations/with/${to.participant}/messages`, {
      text,
      attachments: files.length > 0 ? files.map((id) => ({ media_id: id })) : undefined,
    });
  } catch (error) {
    return error instanceof XCallError ? toOutcome(error.failure, clock) : { kind: 'unknown', detail: String(error) };
  }
  const sent = SentDirect.safeParse(answer);
  if (!sent.success) return { kind: 'unknown', detail: 'X answered without the id of the message' };
  const { dm_event_id: eventId, dm_conversation_id: conversation } = sent.data.data;
  return {
    kind: 'sent',
    nativeId: directId({ participant: to.participant, eventId }),
    url: me.directLink(conversation),
    at: clock.now(),
  };
}

/** Looks among the messages with that person for one of ours with these words, written since. */
export async function findOwnDirect(
  session: XSession,
  me: Reader,
  { text, to, since }: { text: string; to: DirectId; since: Date },
): Promise<FoundAnswer> {
  const { messages, complete } = await readWith(session, me, to.participant).catch((error: unknown) => {
    throw toRecadoError(error, `@${session.handle}`, session.clock);
  });
  const from = since.getTime() - skewMs;
  const ours = messages.filter((message) => message.author.nativeId === me.meId && message.postedAt.getTime() >= from);
  const same = ours.find((message) => isSameWords(text, message.text));
  if (same !== undefined) return { kind: 'found', nativeId: same.nativeId, url: same.url, at: same.postedAt };
  const [other] = ours;
  if (other !== undefined && other.postedAt >= since)
    return { kind: 'cannot-tell', detail: `There is an answer with other words: ${other.url}` };
  const isFarEnough = complete || messages.some((message) => message.postedAt.getTime() < from);
  if (!isFarEnough) return { kind: 'cannot-tell', detail: 'There are more messages than X shows.' };
  if (session.clock.now().getTime() - since.getTime() < session.settings.settleSeconds * 1000)
    return { kind: 'cannot-tell', detail: 'It is too early to tell: X may show it in a moment.' };
  return { kind: 'absent' };
}
