import { defineTexts } from './define.ts';

/** Conversations as lines of a list, and its pages. */
export const listTexts = defineTexts({
  'list.number': { es: 'n.º {{number}}', pt: 'n.º {{number}}', en: 'no. {{number}}' },
  'list.like_one': { es: 'y otra como esta', pt: 'e outra como esta', en: 'and one like it' },
  'list.like_many': {
    es: 'y otras {{count}} como esta',
    pt: 'e outras {{count}} como esta',
    en: 'and {{count}} like it',
  },
  'list.like_other': {
    es: 'y otras {{count}} como esta',
    pt: 'e outras {{count}} como esta',
    en: 'and {{count}} like it',
  },
  'list.like-more': {
    es: 'y otras {{count}} o más como esta',
    pt: 'e outras {{count}} ou mais como esta',
    en: 'and {{count}} or more like it',
  },
  'list.has': { es: 'la lleva {{owner}}', pt: 'está com {{owner}}', en: '{{owner}} has it' },
  'list.state.snoozed': { es: 'en pausa', pt: 'em pausa', en: 'snoozed' },
  'list.state.closed': { es: 'cerrada', pt: 'fechada', en: 'closed' },
  'list.pages-more': { es: '{{from}} a {{to}}', pt: '{{from}} a {{to}}', en: '{{from}} to {{to}}' },
  'list.pages': {
    es: '{{from}} a {{to}} de {{total}}',
    pt: '{{from}} a {{to}} de {{total}}',
    en: '{{from}} to {{to}} of {{total}}',
  },
});
