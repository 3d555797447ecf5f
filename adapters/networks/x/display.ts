import type { NetworkDisplay } from '#core/ports/network-definition.ts';

/** How X and its people are written. */
export const display: NetworkDisplay = {
  name: 'X',
  handle: (handle) => `@${handle}`,
  kinds: ['mention', 'reply', 'quote', 'dm'],
};
