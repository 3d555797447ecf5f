import type { Respond } from '#core/surface.ts';
import { RecadoError } from '#core/errors.ts';
import type { Place } from './activity.ts';
import type { Ways } from './ways.ts';

/** Where an answer to a person can go. */
export interface Reach {
  userId: string;
  /** Where she acted. */
  place: Place;
}

/** For words typed to us, which no invoke waits for: everything goes to her personal chat. */
export function createRespond({ send, direct }: Ways, { userId }: Reach): Respond {
  return {
    async say(said) {
      const text = typeof said === 'string' ? said : said.map((inline) => ('text' in inline ? inline.text : '')).join('');
      await send({ channel: await direct(userId) }, { type: 'message', text, textFormat: 'plain' });
    },
    open: () => Promise.reject(new RecadoError('surface.expired')),
  };
}
