import { RED_WORDS } from '../../ports/labels.ts';
import { allReadFrom, defineLabel } from './define.ts';

/** What a manager must know of at once, whoever has the conversation. */
export const red = defineLabel({
  id: 'red',
  values: RED_WORDS,
  many: true,
  detect: ({ read }) => allReadFrom(read().red, 'cues-1'),
  shown: 'card',
  named: true,
  routable: true,
  correctable: true,
  indexed: true,
});
