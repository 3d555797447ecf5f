import type { NetworkDisplay } from '#core/ports/network-definition.ts';

/** How Mastodon and its people are written. */
export const display: NetworkDisplay = {
  name: 'Mastodon',
  handle: (handle) => `@${handle}`,
  kinds: ['mention', 'reply', 'quote', 'post', 'dm'],
  listens: ['hashtags', 'accounts'],
};
