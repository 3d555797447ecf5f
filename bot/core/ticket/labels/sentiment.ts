import { defineLabel } from './define.ts';

/** The feeling towards what the message speaks of. */
export const sentiment = defineLabel({
  id: 'sentiment',
  values: ['positive', 'neutral', 'negative'],
  shown: 'card',
  routable: true,
  correctable: true,
  indexed: true,
});
