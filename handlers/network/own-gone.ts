import type { InboundEvent } from '#core/message.ts';
import type { NetworkConnection } from '#core/ports/network.ts';

type ReadAgain = Awaited<ReturnType<NonNullable<NetworkConnection['reread']>>>;

/** An answer of ours, as the store names it. */
export interface OwnAnswer {
  nativeId: string;
  currentId: string;
}

/** From one look to the next, after the first that did not find an answer; where the last does not either, it is gone. */
const LOOKS_AFTER_MS: readonly number[] = [10_000, 60_000, 300_000];

/**
 * Answers of ours that a network says it does not have. One look decides nothing: networks err, and their copies run apart by
 * minutes. Each is looked at again a few times before people are told that somebody removed it.
 */
export function createOwnLooks({ scale = 1 }: { scale?: number } = {}): {
  /** What this look says for certain. */
  seen(watched: readonly OwnAnswer[], found: ReadAgain, at: Date): InboundEvent[];
  /** Those to be looked at again by now. */
  due(at: Date): OwnAnswer[];
} {
  const missed = new Map<string, { answer: OwnAnswer; looks: number; dueAt: number }>();

  function eventOf(answer: OwnAnswer, found: ReadAgain, at: Date): InboundEvent[] {
    const { nativeId, currentId } = answer;
    if (found.get(currentId)?.state !== 'gone') {
      missed.delete(nativeId);
      return [];
    }
    const known = missed.get(nativeId);
    if (known && known.dueAt > at.getTime()) return [];
    const looks = (known?.looks ?? 0) + 1;
    const after = LOOKS_AFTER_MS[looks - 1];
    if (after !== undefined) {
      missed.set(nativeId, { answer, looks, dueAt: at.getTime() + after * scale });
      return [];
    }
    missed.delete(nativeId);
    // A key of its own: the network's word of a deletion may have come, in vain, before we knew that our answer was out.
    return [{ kind: 'deleted', eventKey: `gone:${nativeId}`, nativeId, at }];
  }

  return {
    seen: (watched, found, at) => watched.flatMap((answer) => eventOf(answer, found, at)),
    due: (at) => [...missed.values()].filter(({ dueAt }) => dueAt <= at.getTime()).map(({ answer }) => answer),
  };
}
