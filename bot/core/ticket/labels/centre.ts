import { defineLabel } from './define.ts';

/** The shop or office that it names. */
export const centre = defineLabel({
  id: 'centre',
  values: 'centres',
  detect({ text }, { centres }) {
    const found = centres(text);
    return found && { value: found.key, sure: 1, why: [found.span], source: 'text', model: 'words', by: found.word };
  },
  shown: 'card',
  routable: true,
  correctable: true,
  indexed: true,
});
