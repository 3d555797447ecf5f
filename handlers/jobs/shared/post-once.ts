import type { Card } from '#core/card.ts';
import type { Surface } from '#core/surface.ts';

/** Clocks of the chat and ours may differ by this much. */
const CLOCK_SKEW_MS = 5 * 60_000;

/**
 * Posts, unless an earlier attempt may have done it: then our own message is looked for first. `firstTry` is a time before
 * the very first attempt, not the last one: an attempt that only looked must not hide the one that posted.
 */
export async function postOnce(surface: Surface, post: {
  channel: string;
  thread?: string;
  alsoToChannel?: boolean;
  card: Card;
  opId: string;
  triedBefore: boolean;
  firstTry: Date;
}): Promise<{ ts: string; fresh: boolean }> {
  const { triedBefore, firstTry, ...message } = post;
  const place = message.thread === undefined ? { channel: message.channel } : { channel: message.channel, thread: message.thread };
  if (triedBefore) {
    const found = await surface.find({ ...place, opId: message.opId, since: new Date(firstTry.getTime() - CLOCK_SKEW_MS) });
    if (found) return { ts: found.ts, fresh: false };
  }
  const { ts } = await surface.post({ ...place, card: message.card, opId: message.opId, ...(message.alsoToChannel && { alsoToChannel: true }) });
  return { ts, fresh: true };
}

/** Stands for "shown, but we do not know how": the next redraw always draws. */
export const UNKNOWN_LOOK = '';
