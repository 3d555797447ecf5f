import { URGENCIES } from '../../ports/labels.ts';
import { defineLabel, readFrom } from './define.ts';

/** How long it may wait. */
export const urgency = defineLabel({
  id: 'urgency',
  values: URGENCIES,
  detect: ({ read }) => readFrom(read().urgency, 'cues-1'),
  shown: 'card',
  unsaid: ['normal'],
  routable: true,
  correctable: true,
  indexed: true,
});
