import type { InboundEvent, InboundMessage } from '#core/message.ts';
import { directEvent } from '../meta/direct-message.ts';
import type { FacebookSession } from './session.ts';

/** A message as an event. What we wrote is ours by whichever way it came, and answers what it was sent to answer. */
export function eventOf(
  message: InboundMessage,
  { pageId, session }: { pageId: string; session: Pick<FacebookSession, 'answered'> },
): InboundEvent {
  if (message.private) return directEvent(message, { ourId: pageId, answered: session.answered.get(message.nativeId) });
  const eventKey = `post:${message.nativeId}:${message.version}`;
  if (message.author.nativeId !== pageId) return { kind: 'message', eventKey, message };
  const target = session.answered.get(message.nativeId);
  return { kind: 'own-message', eventKey, message: { ...message, ...(target !== undefined && { parentId: target }) } };
}

/** Oldest first; Facebook tells whole seconds, and its numbers grow. */
export function byTime(a: InboundMessage, b: InboundMessage): number {
  // What is said in private carries numbers of its own.
  const [left, right] = [a, b].map(({ nativeId }) => nativeId.split(/[_:]/).at(-1) ?? '');
  return (
    a.postedAt.getTime() - b.postedAt.getTime() ||
    (left?.length ?? 0) - (right?.length ?? 0) ||
    ((left ?? '') < (right ?? '') ? -1 : 1)
  );
}
