import { CATEGORIES } from '../../ports/labels.ts';
import { defineLabel, readFrom } from './define.ts';

/** What the author is doing, above all. */
export const category = defineLabel({
  id: 'category',
  values: CATEGORIES,
  detect({ read }) {
    const { category: said, plainCategory } = read();
    if (!plainCategory) return readFrom(said, 'cues-1');
    return {
      ...(readFrom(said, 'cues-1') ?? { value: null, sure: null, why: [], source: 'text', model: 'cues-1' }),
      untaught: plainCategory.value,
    };
  },
  shown: 'card',
  unsaid: ['other'],
  routable: true,
  correctable: true,
  indexed: true,
});
