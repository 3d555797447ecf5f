import { isSameWords } from '#core/intake/same-words.ts';
import type { FoundAnswer, OutgoingAnswer } from '#core/ports/network.ts';
import type { PublishOutcome } from '#core/ticket/delivery.ts';
import { GraphCallError } from './client.ts';
import { directId } from './direct-id.ts';
import { readWith } from './direct-pull.ts';
import { Sent } from './direct-wire.ts';
import { OUR_PRESS, windowOf, type Directs } from './directs.ts';
import { toOutcome } from './errors.ts';

/** The clocks of Meta and of this machine may differ by so much. */
const SKEW_MS = 5 * 60_000;

/** Whom a private answer goes to: who wrote in private, or, once, who wrote something in public. */
export type Recipient = { id: string } | { comment_id: string } | { post_id: string };

/** One call that answers in private. Throws nothing. */
export async function publishDirect(
  directs: Directs,
  {
    text,
    to,
    wroteAt,
    automatic = false,
    choices,
  }: { text: string; to: Recipient; wroteAt: Date | undefined } & Pick<OutgoingAnswer, 'automatic' | 'choices'>,
): Promise<PublishOutcome> {
  const { client, clock, humanAgent } = directs;
  const window = 'id' in to ? windowOf(wroteAt, clock.now(), humanAgent && !automatic) : 'open';
  if (window === 'over')
    return { kind: 'refused', code: 'window-closed', detail: 'the time in which the network takes an answer is over' };
  let answer: unknown;
  try {
    answer = await client.post('me/messages', {
      recipient: JSON.stringify(to),
      message: JSON.stringify({
        text,
        ...(choices && {
          quick_replies: choices.words.map((title) => ({ content_type: 'text', title, payload: OUR_PRESS })),
        }),
      }),
      ...(window === 'person' ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : { messaging_type: 'RESPONSE' }),
    });
  } catch (error) {
    return error instanceof GraphCallError ? toOutcome(error.failure) : { kind: 'unknown', detail: String(error) };
  }
  const sent = Sent.safeParse(answer);
  const participant = sent.data?.recipient_id ?? ('id' in to ? to.id : undefined);
  if (!sent.success || participant === undefined)
    return { kind: 'unknown', detail: 'the network answered without the message' };
  return {
    kind: 'sent',
    nativeId: directId({ participant, mid: sent.data.message_id }),
    url: directs.linkTo(participant),
    at: clock.now(),
  };
}

/** Looks among what was said with that person for these words of ours, said since. @throws GraphCallError, ZodError */
export async function findOwnDirect(
  directs: Directs,
  { text, participant, since }: { text: string; participant: string; since: Date },
): Promise<FoundAnswer> {
  const ourId = await directs.ourId();
  const { messages, complete } = await readWith(directs, participant);
  const from = since.getTime() - SKEW_MS;
  const ours = messages.filter(({ author, postedAt }) => author.nativeId === ourId && postedAt.getTime() >= from);
  const same = ours.find((message) => isSameWords(text, message.text));
  if (same) return { kind: 'found', nativeId: same.nativeId, url: same.url, at: same.postedAt };
  // Whole seconds are told.
  const other = ours.find(({ postedAt }) => postedAt.getTime() + 1_000 > since.getTime());
  if (other) return { kind: 'cannot-tell', detail: `There is an answer with other words: ${other.url}` };
  if (!complete && messages.every(({ postedAt }) => postedAt.getTime() >= from))
    return { kind: 'cannot-tell', detail: 'There are more messages than could be read.' };
  if (directs.clock.now().getTime() - since.getTime() < directs.settleMs)
    return { kind: 'cannot-tell', detail: 'It is too early to tell: the network may show it in a moment.' };
  return { kind: 'absent' };
}
