import { INTENTS } from '../../ports/labels.ts';
import { defineLabel, readFrom } from './define.ts';

/** What the author wants to happen next. */
export const intent = defineLabel({
  id: 'intent',
  values: INTENTS,
  detect: ({ read }) => readFrom(read().intent, 'cues-1'),
  shown: 'card',
  // The category says those already.
  unsaid: ['none', 'information', 'buy', 'fix'],
  routable: true,
  correctable: true,
  indexed: true,
});
