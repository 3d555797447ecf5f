import type { NetworkDisplay } from '#core/ports/network-definition.ts';

/** How Facebook and its people are written: they have names there and no handles. */
export const display: NetworkDisplay = {
  name: 'Facebook',
  handle: (handle) => handle,
  kinds: ['post', 'comment', 'mention', 'review', 'dm'],
  choices: true,
};
