import { defineTexts } from './define.ts';

/** Limits of work in progress. */
export const boardTexts = defineTexts({
  'board.number': { es: 'n.º {{number}}', pt: 'n.º {{number}}', en: 'no. {{number}}' },
  'board.has': { es: 'la lleva {{owner}}', pt: 'está com {{owner}}', en: '{{owner}} has it' },
  'board.state.snoozed': { es: 'en pausa', pt: 'em pausa', en: 'snoozed' },
  'board.state.closed': { es: 'cerrada', pt: 'fechada', en: 'closed' },
  'board.pages-more': { es: '{{from}} a {{to}}', pt: '{{from}} a {{to}}', en: '{{from}} to {{to}}' },
  'board.pages': {
    es: '{{from}} a {{to}} de {{total}}',
    pt: '{{from}} a {{to}} de {{total}}',
    en: '{{from}} to {{to}} of {{total}}',
  },
});
