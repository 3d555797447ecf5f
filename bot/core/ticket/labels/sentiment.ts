import { defineLabel, readFrom } from './define.ts';

/** The feeling towards what the message speaks of. */
export const sentiment = defineLabel({
  id: 'sentiment',
  values: ['positive', 'neutral', 'negative'],
  detect: ({ read }) => readFrom(read().sentiment, 'weights-1'),
  shown: 'card',
  unsaid: ['neutral'],
  routable: true,
  correctable: true,
  indexed: true,
});
