import { z } from 'zod';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { Memory } from '#core/ports/memory.ts';
import type { AdaptiveCard } from '../drawing/elements.ts';
import { createPersistentCache } from './persistent-cache.ts';

const DAY_MS = 24 * 60 * 60_000;

/** A card as we drew it ourselves. */
export const Content = z.custom<AdaptiveCard>(
  (value) =>
    z
      .looseObject({ type: z.literal('AdaptiveCard'), body: z.array(z.looseObject({ type: z.string() })) })
      .safeParse(value).success,
);

export interface Message {
  channel: string;
  ts: string;
}

/** What our messages show now: Teams does not tell, and a form that stood in a card must give it back. */
export interface SentCards {
  get(message: Message): Promise<AdaptiveCard | undefined>;
  put(message: Message, content: AdaptiveCard): Promise<void>;
}

export function createSentCards({ memory, clock, log }: { memory: Memory; clock: Clock; log: Log }): SentCards {
  const kept = createPersistentCache({
    memory,
    clock,
    log,
    prefix: 'shown/',
    shape: Content,
    max: 2_000,
    ttlMs: 30 * DAY_MS,
  });
  const keyOf = ({ channel, ts }: Message): string => `${channel}/${ts}`;
  return { get: (message) => kept.get(keyOf(message)), put: (message, content) => kept.put(keyOf(message), content) };
}
