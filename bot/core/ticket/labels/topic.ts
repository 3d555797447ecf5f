import { defineLabel, readFrom } from './define.ts';

/** The configured topic that most of its words speak of. */
export const topic = defineLabel({
  id: 'topic',
  values: 'topics',
  detect: ({ read }) => readFrom(read().topic, 'words'),
  shown: 'card',
  routable: true,
  correctable: true,
  indexed: true,
});
