import type { NetworkDisplay } from '#core/ports/network-definition.ts';

/** How X and its people are written. */
export const display: NetworkDisplay = {
  name: 'X',
  handle: (handle) => `@${handle}`,
  kinds: ['mention', 'reply', 'quote', 'post', 'dm'],
  listens: ['words', 'hashtags', 'accounts'],
  answersOnlyIfAddressed: true,
};
