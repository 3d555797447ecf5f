import { CATEGORIES } from '../../ports/labels.ts';
import { defineLabel, readFrom } from './define.ts';

/** What the author is doing, above all. */
export const category = defineLabel({
  id: 'category',
  values: CATEGORIES,
  detect: ({ read }) => readFrom(read().category, 'cues-1'),
  shown: 'card',
  unsaid: ['other'],
  routable: true,
  correctable: true,
  indexed: true,
});
