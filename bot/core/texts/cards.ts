import { defineTexts } from './define.ts';

/** What stands on cards and in threads. */
export const cards = defineTexts({
  'card.fallback': { es: '{{network}} · {{author}}: {{text}}', pt: '{{network}} · {{author}}: {{text}}', en: '{{network}} · {{author}}: {{text}}' },
});
