import { isForgotten, isNewer, type InboundEvent, type Message } from '#core/message.ts';
import type { Reread } from '#core/ports/network.ts';

/** What the store holds of a message that is looked at again. */
export type Watched = Pick<Message, 'nativeId' | 'currentId' | 'version' | 'state' | 'text'> & {
  media?: readonly unknown[];
  changedAt?: Date | null;
};

/**
 * What a look at messages by their ids says that the store does not know: edited, deleted, no longer shown, or there after all.
 * Each change of one message has a key of its own, so that the same change seen twice is one event and the next is another.
 */
export function seenNow(watched: readonly Watched[], found: Reread, at: Date): InboundEvent[] {
  return watched.flatMap((message): InboundEvent[] => {
    const { nativeId, currentId, state, version, text } = message;
    const now = found.get(currentId);
    const since = message.changedAt?.getTime() ?? 0;
    switch (now?.state) {
      case 'gone':
        return state === 'deleted'
          ? []
          : [
              {
                kind: 'deleted',
                eventKey: since === 0 ? `deleted:${nativeId}` : `deleted:${nativeId}:${since}`,
                nativeId,
                at,
              },
            ];
      case 'hidden':
        return state === 'hidden' || state === 'deleted'
          ? []
          : [{ kind: 'hidden', eventKey: `hidden:${nativeId}:${since}`, nativeId, at }];
      case 'live':
        if (isForgotten(message)) return [];
        if (state === 'deleted' || state === 'hidden')
          return [{ kind: 'shown', eventKey: `shown:${nativeId}:${since}`, message: now.message }];
        return isNewer(now.message, { version, text })
          ? [{ kind: 'message', eventKey: `message:${nativeId}:${now.message.version}`, message: now.message }]
          : [];
      default:
        return [];
    }
  });
}
