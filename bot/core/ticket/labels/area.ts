import { defineLabel } from './define.ts';

/** What the message is about: the first area of whose words one stands in it, else what people's corrections speak for. */
export const area = defineLabel({
  id: 'area',
  values: 'areas',
  detect({ text, read }, { areas }) {
    const found = areas(text);
    if (found) return { value: found.key, sure: 1, why: [found.span], source: 'text', model: 'words', by: found.word };
    const { learntArea } = read();
    if (!learntArea) return null;
    const { value, sure, places, corrections, last } = learntArea;
    return {
      value,
      sure,
      why: places,
      source: 'learnt',
      model: `corrections-${corrections}`,
      lessons: { count: corrections, last },
      untaught: null,
    };
  },
  shown: 'card',
  routable: true,
  correctable: true,
  indexed: true,
});
