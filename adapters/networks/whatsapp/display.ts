import type { NetworkDisplay } from '#core/ports/network-definition.ts';

/** People are their telephone number there; whoever hides hers is a name of Meta's. */
export const display: NetworkDisplay = {
  name: 'WhatsApp',
  handle: (handle) => (/^\d+$/.test(handle) ? `+${handle}` : handle),
  kinds: ['dm'],
  choices: true,
};
