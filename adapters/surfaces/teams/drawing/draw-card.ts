import type { Card } from '#core/card.ts';
import { asMessage, opIdOf, toContent } from './card.ts';
import type { Drawing } from './card.ts';
import type { TeamsContext } from '../context.ts';
import type { AdaptiveCard } from './elements.ts';
import type { Message } from '../service/sent-cards.ts';

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

/** Draws a message again for everybody. @throws RecadoError surface.rate-limited with `held` while somebody may be typing in it */
export async function drawAgain(
  context: TeamsContext,
  message: Message,
  card: Card,
  { yields, ...drawing }: Drawing & { yields?: boolean | undefined } = {},
): Promise<void> {
  context.openForms.letDraw(message);
  const content = await redrawn(context, message, card, drawing);
  await context.openForms.drawing(message, (mayStill) =>
    context.update(message, asMessage(content, card.fallback), { yields: yields === true, mayStill }),
  );
  await context.sentCards.put(message, content);
}
