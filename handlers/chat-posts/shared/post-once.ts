import type { Card } from '#core/card.ts';
import type { Surface } from '#core/ports/surface.ts';
import { isRecado } from './surface-of.ts';

/** Clocks of the chat and ours may differ by this much. */
const CLOCK_SKEW_MS = 5 * 60_000;

interface Post {
  channel: string;
  thread?: string;
  alsoToChannel?: boolean;
  card: Card;
  opId: string;
  yields?: boolean;
  /** An earlier attempt may have reached the chat. */
  triedBefore: boolean;
  /** A time before the very first attempt, not the last one: an attempt that only looked must not hide the one that posted. */
  firstTry: Date;
  /** Told of a failure, so that the next attempt need not wait for this one to be given up. */
  ended(reached: 'no' | 'unknown'): Promise<void>;
}

/** Posts, unless our own message of an earlier attempt is found. */
export async function postOnce(
  surface: Surface,
  { triedBefore, firstTry, ended, ...message }: Post,
): Promise<{ ts: string; fresh: boolean }> {
  const place =
    message.thread === undefined ? { channel: message.channel } : { channel: message.channel, thread: message.thread };
  let reached: 'no' | 'unknown' = triedBefore ? 'unknown' : 'no';
  try {
    if (triedBefore) {
      const found = await surface.find({
        ...place,
        opId: message.opId,
        since: new Date(firstTry.getTime() - CLOCK_SKEW_MS),
      });
      if (found) return { ts: found.ts, fresh: false };
      reached = 'no';
    }
    const { ts } = await surface.post({
      ...place,
      card: message.card,
      opId: message.opId,
      alsoToChannel: message.alsoToChannel ? true : undefined,
      yields: message.yields ? true : undefined,
    });
    return { ts, fresh: true };
  } catch (error) {
    await ended(reached === 'unknown' || !isCertainlyNotPosted(error) ? 'unknown' : 'no');
    throw error;
  }
}

function isCertainlyNotPosted(error: unknown): boolean {
  return isRecado(
    error,
    'surface.rate-limited',
    'surface.unreachable',
    'surface.not-authorised',
    'surface.channel',
    'surface.refused',
    'surface.message-gone',
  );
}

/** Stands for "shown, but we do not know how": the next redraw always draws. */
export const UNKNOWN_LOOK = '';
