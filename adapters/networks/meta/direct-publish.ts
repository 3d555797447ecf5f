import { isSameWords } from '#core/intake/same-words.ts';
import type { FoundAnswer, OutgoingAnswer } from '#core/ports/network.ts';
import type { PublishOutcome } from '#core/ticket/delivery.ts';
import { GraphCallError } from './client.ts';
import { directId } from './direct-id.ts';
import { readWith } from './direct-pull.ts';
import { Sent } from './direct-wire.ts';
import { OUR_PRESS, windowOf, type Directs } from './directs.ts';
import { toOutcome } from './errors.ts';
import { attachmentOf } from './upload.ts';

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
    opId,
    wroteAt,
    automatic = false,
    choices,
    files = [],
  }: { to: Recipient } & Pick<OutgoingAnswer, 'text' | 'opId' | 'wroteAt' | 'automatic' | 'choices' | 'files'>,
): Promise<PublishOutcome> {
  const { client, clock, humanAgent, saysBack } = directs;
  const [file, ...more] = files;
  const attachment = file === undefined ? undefined : attachmentOf(file);
  if (file !== undefined && (attachment === undefined || more.length > 0 || text !== '' || !('id' in to)))
    return { kind: 'refused', code: 'attachment', detail: 'one file goes out alone, in a private conversation' };
  const window = 'id' in to ? windowOf(wroteAt, clock.now(), humanAgent && !automatic) : 'open';
  if (window === 'over')
    return { kind: 'refused', code: 'window-closed', detail: 'the time in which the network takes an answer is over' };
  let answer: unknown;
  try {
    answer = await client.post('me/messages', {
      recipient: JSON.stringify(to),
      message: JSON.stringify({
        ...(attachment ? { attachment } : { text }),
        metadata: saysBack ? opId : undefined,
        quick_replies: choices?.words.map((title) => ({ content_type: 'text', title, payload: OUR_PRESS })),
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

interface Sought {
  text: string;
  participant: string;
  since: Date;
  /** Types of its files. */
  files?: readonly string[];
}

/** Looks among what was said with that person for these words, or this file, of ours, said since. @throws GraphCallError, ZodError */
export async function findOwnDirect(
  directs: Directs,
  { text, participant, since, files = [] }: Sought,
): Promise<FoundAnswer> {
  const ourId = await directs.ourId();
  const { messages, complete } = await readWith(directs, participant);
  const from = since.getTime() - SKEW_MS;
  const ours = messages.filter(({ author, postedAt }) => author.nativeId === ourId && postedAt.getTime() >= from);
  const isFile = text === '' && files.length > 0;
  // Nothing that Graph shows tells one file from another: a colleague may have sent hers.
  const [mayBeIt] = isFile ? ours.filter((message) => message.text === '') : [];
  if (mayBeIt) return { kind: 'cannot-tell', detail: `There is a file of ours: ${mayBeIt.url}` };
  const same = isFile ? undefined : ours.find((message) => isSameWords(text, message.text));
  if (same) return { kind: 'found', nativeId: same.nativeId, url: same.url, at: same.postedAt };
  // Whole seconds are told.
  const other = ours.find(
    (message) => message.text !== '' && !isFile && message.postedAt.getTime() + 1_000 > since.getTime(),
  );
  if (other) return { kind: 'cannot-tell', detail: `There is an answer with other words: ${other.url}` };
  if (!complete && messages.every(({ postedAt }) => postedAt.getTime() >= from))
    return { kind: 'cannot-tell', detail: 'There are more messages than could be read.' };
  if (directs.clock.now().getTime() - since.getTime() < directs.settleMs)
    return { kind: 'cannot-tell', detail: 'It is too early to tell: the network may show it in a moment.' };
  return { kind: 'absent' };
}
