import { z } from 'zod';
import type { Card } from '#core/card.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { SurfaceMemory } from '#core/ports/surface-memory.ts';
import { asMessage, opIdOf, toContent } from './card.ts';
import type { Drawing } from './card.ts';
import type { AdaptiveCard } from './elements.ts';
import { createKept } from './kept.ts';
import type { Ways } from './ways.ts';

const DAY_MS = 24 * 60 * 60_000;

/** A card as we drew it ourselves. */
export const Content = z.custom<AdaptiveCard>((value) => z.looseObject({ type: z.literal('AdaptiveCard'), body: z.array(z.looseObject({ type: z.string() })) }).safeParse(value).success);

interface Message {
  channel: string;
  ts: string;
}

/** What our messages show now: Teams does not tell, and a form that stood in a card must give it back. */
export interface Shown {
  get(message: Message): Promise<AdaptiveCard | undefined>;
  put(message: Message, content: AdaptiveCard): Promise<void>;
}

export function createShown({ memory, clock, log }: { memory: SurfaceMemory; clock: Clock; log: Log }): Shown {
  const kept = createKept({ memory, clock, log, prefix: 'shown/', shape: Content, max: 2_000, ttlMs: 30 * DAY_MS });
  const keyOf = ({ channel, ts }: Message): string => `${channel}/${ts}`;
  return { get: (message) => kept.get(keyOf(message)), put: (message, content) => kept.put(keyOf(message), content) };
}

/** Posts a card and remembers it. */
export async function postCard(ways: Ways, place: { channel: string; thread?: string }, card: Card, about: Drawing & { yields?: boolean | undefined } = {}): Promise<{ ts: string }> {
  const { yields, ...drawing } = about;
  const content = toContent(card, ways, drawing);
  const posted = await ways.send(place, asMessage(content, card.fallback), { yields: yields === true, turn: drawing.opId });
  await ways.shown.put({ channel: place.channel, ts: posted.ts }, content);
  return posted;
}

/** A card as it would stand in the place of one of our messages, whose operation it keeps. */
export async function redrawn(ways: Ways, message: Message, card: Card, drawing: Drawing = {}): Promise<AdaptiveCard> {
  return toContent(card, ways, { ...drawing, opId: opIdOf(await ways.shown.get(message)) });
}

/** Draws a message again for everybody. */
export async function drawAgain(ways: Ways, message: Message, card: Card, { yields, ...drawing }: Drawing & { yields?: boolean | undefined } = {}): Promise<void> {
  const content = await redrawn(ways, message, card, drawing);
  await ways.update(message, asMessage(content, card.fallback), { yields: yields === true });
  await ways.shown.put(message, content);
}
