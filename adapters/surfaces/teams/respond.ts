import type { Respond } from '#core/ports/surface.ts';
import type { Reach } from './click.ts';
import { createTurn } from './turn.ts';
import type { Ways } from './ways.ts';

/** For words typed to us, which no invoke waits for: everything goes to her personal chat. */
export function createRespond(ways: Ways, reach: Reach): Respond {
  return createTurn(ways, { how: 'chat', reach }).respond;
}
