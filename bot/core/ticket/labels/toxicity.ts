import { defineLabel, readFrom } from './define.ts';

/** Insults and threats at people: a mark, which stops nothing. */
export const toxicity = defineLabel({
  id: 'toxicity',
  values: ['toxic', 'none'],
  detect: ({ read }) => readFrom(read().toxicity, 'cues-1'),
  shown: 'card',
  unsaid: ['none'],
  routable: true,
  correctable: true,
  indexed: true,
});
