import { defineLabel } from './define.ts';

/** What the message is about: the first area of whose words one stands in it. */
export const area = defineLabel({
  id: 'area',
  values: 'areas',
  detect({ text }, { areas }) {
    const found = areas(text);
    return found && { value: found.key, sure: 1, why: [found.span], source: 'text', model: 'words', by: found.word };
  },
  shown: 'card',
  routable: true,
  correctable: true,
  indexed: true,
});
