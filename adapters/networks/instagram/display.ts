import type { NetworkDisplay } from '#core/ports/network-definition.ts';

/** How Instagram and its people are written. */
export const display: NetworkDisplay = {
  name: 'Instagram',
  handle: (handle) => `@${handle}`,
  kinds: ['comment', 'mention', 'dm', 'reply'],
  choices: true,
};
