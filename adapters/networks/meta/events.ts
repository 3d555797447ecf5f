import type { InboundEvent, InboundMessage } from '#core/message.ts';
import { directEvent } from './direct-message.ts';

/** What our own answers answer, as far as this process made them: Meta keeps two levels, so an answer to an answer stands under the first comment. */
export interface Answered {
  set(id: string, target: string): void;
  get(id: string): string | undefined;
}

/** Answers of which it is remembered what they answer. */
const REMEMBERED = 2_000;

export function rememberAnswered(): Answered {
  const targets = new Map<string, string>();
  return {
    get: (id) => targets.get(id),
    set(id, target) {
      targets.set(id, target);
      for (const [oldest] of targets) {
        if (targets.size <= REMEMBERED) break;
        targets.delete(oldest);
      }
    },
  };
}

/** A message as an event. What we wrote is ours by whichever way it came, and answers what it was sent to answer. */
export function eventOf(
  message: InboundMessage,
  { ourId, answered }: { ourId: string; answered: Pick<Answered, 'get'> },
): InboundEvent {
  const target = answered.get(message.nativeId);
  if (message.private) return directEvent(message, { ourId, answered: target });
  const eventKey = `post:${message.nativeId}:${message.version}`;
  if (message.author.nativeId !== ourId) return { kind: 'message', eventKey, message };
  return { kind: 'own-message', eventKey, message: { ...message, parentId: target ?? message.parentId } };
}

/** Oldest first; Meta tells whole seconds, and its numbers grow. */
export function byTime(a: InboundMessage, b: InboundMessage): number {
  // What is said in private carries numbers of its own.
  const [left = '', right = ''] = [a, b].map(({ nativeId }) => nativeId.split(/[_:]/).at(-1));
  return a.postedAt.getTime() - b.postedAt.getTime() || left.length - right.length || (left < right ? -1 : 1);
}

/** Each message once, oldest first, what is ours with what it answers. */
export function inOrder(
  messages: readonly InboundMessage[],
  known: { ourId: string; answered: Pick<Answered, 'get'> },
): InboundMessage[] {
  const byId = new Map(
    messages.map((message) => {
      const event = eventOf(message, known);
      return [message.nativeId, 'message' in event ? event.message : message];
    }),
  );
  return [...byId.values()].toSorted(byTime);
}

/** Meta counts no edits: what was read some seconds after it was written is newer than what was read before. */
export function ageOf(postedAt: Date, at: Date): number {
  return Math.min(2_000_000_000, Math.max(1, Math.floor((at.getTime() - postedAt.getTime()) / 1000)));
}
