import { z } from 'zod';
import type { Card } from '#core/card.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { Memory } from '#core/ports/memory.ts';
import { asMessage, opIdOf, toContent } from './card.ts';
import type { Drawing } from './card.ts';
import type { AdaptiveCard } from './elements.ts';
import { createPersistentCache } from './persistent-cache.ts';
import type { TeamsContext } from './context.ts';

const DAY_MS = 24 * 60 * 60_000;

/** A card as we drew it ourselves. */
export const Content = z.custom<AdaptiveCard>(
  (value) =>
    z
      .looseObject({ type: z.literal('AdaptiveCard'), body: z.array(z.looseObject({ type: z.string() })) })
      .safeParse(value).success,
);

interface Message {
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

/** Posts a card and remembers it. */
export async function postCard(
  context: TeamsContext,
  place: { channel: string; thread?: string },
  card: Card,
  about: Drawing & { yields?: boolean | undefined } = {},
): Promise<{ ts: string }> {
  const { yields, ...drawing } = about;
  const content = toContent(card, context, drawing);
  const posted = await context.send(place, asMessage(content, card.fallback), {
    yields: yields === true,
    turn: drawing.opId,
  });
  await context.sentCards.put({ channel: place.channel, ts: posted.ts }, content);
  return posted;
}

/** A card as it would stand in the place of one of our messages, whose operation it keeps. */
export async function redrawn(
  context: TeamsContext,
  message: Message,
  card: Card,
  drawing: Drawing = {},
): Promise<AdaptiveCard> {
  return toContent(card, context, { ...drawing, opId: opIdOf(await context.sentCards.get(message)) });
}

/** Draws a message again for everybody. */
export async function drawAgain(
  context: TeamsContext,
  message: Message,
  card: Card,
  { yields, ...drawing }: Drawing & { yields?: boolean | undefined } = {},
): Promise<void> {
  const content = await redrawn(context, message, card, drawing);
  await context.update(message, asMessage(content, card.fallback), { yields: yields === true });
  await context.sentCards.put(message, content);
}
