import { defineLabel, joined } from './define.ts';

/**
 * Which labels of a message are what they are by what people set right in others. It stays with the conversation, so that whoever
 * decides with care knows when to look for what is so without it.
 */
export const learnt = defineLabel({
  id: 'learnt',
  values: ['area', 'category'],
  many: true,
  detect({ text, read }, { areas }) {
    const { learntArea, plainCategory } = read();
    const ids = [...(learntArea && !areas(text) ? ['area'] : []), ...(plainCategory ? ['category'] : [])];
    return ids.length === 0
      ? null
      : { value: joined(ids), sure: null, why: [], source: 'learnt', model: 'corrections' };
  },
  shown: 'nowhere',
  routable: false,
  correctable: false,
  indexed: false,
});
