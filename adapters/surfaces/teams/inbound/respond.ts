import type { Respond } from '#core/ports/surface.ts';
import type { ReplyAddress } from './click.ts';
import { createTurn } from './turn.ts';
import type { TeamsContext } from '../context.ts';

/** For words typed to us, which no invoke waits for: everything goes to her personal chat. */
export function createRespond(context: TeamsContext, replyTo: ReplyAddress): Respond {
  return createTurn(context, { how: 'chat', replyTo }).respond;
}
