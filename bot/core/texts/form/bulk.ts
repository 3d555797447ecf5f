import { defineTexts } from '../define.ts';

/** What stands in forms. A title holds at most 24 characters (Slack). */
export const formBulkTexts = defineTexts({
  'form.bulk.tickets': { es: 'Conversaciones', pt: 'Conversas', en: 'Conversations' },
  'form.bulk.what': {
    es: '¿Qué quieres hacer con ellas?',
    pt: 'O que queres fazer com elas?',
    'pt-BR': 'O que você quer fazer com elas?',
    en: 'What do you want to do with them?',
  },
  'form.bulk.tag': { es: 'Etiquetarlas', pt: 'Etiquetá-las', en: 'Tag them' },
  'form.bulk.archive': {
    es: 'Archivarlas sin responder',
    pt: 'Arquivá-las sem responder',
    en: 'Archive them without answer',
  },
  'form.bulk.spam': { es: 'Marcarlas como spam', pt: 'Marcá-las como spam', en: 'Mark them as spam' },
  'form.bulk.transfer': {
    es: 'Moverlas a otro canal',
    pt: 'Movê-las para outro canal',
    en: 'Move them to another channel',
  },
  'form.bulk.submit': { es: 'Aplicar a las elegidas', pt: 'Aplicar às escolhidas', en: 'Apply to selected' },
  'form.bulk.none': {
    es: 'No hay ninguna conversación esperando en tus canales.',
    pt: 'Não há nenhuma conversa à espera nos teus canais.',
    'pt-BR': 'Não há nenhuma conversa à espera nos seus canais.',
    en: 'No conversations are waiting in your channels.',
  },
  'form.bulk.none-found': {
    es: 'Nada de lo buscado está abierto ahora.',
    pt: 'Nada do que se procurou está aberto agora.',
    en: 'Nothing of what you looked for is open now.',
  },
  'form.bulk.done_one': {
    es: 'Hecho en {{count}} conversación.',
    pt: 'Feito em {{count}} conversa.',
    en: 'Done for {{count}} conversation.',
  },
  'form.bulk.done_other': {
    es: 'Hecho en {{count}} conversaciones.',
    pt: 'Feito em {{count}} conversas.',
    en: 'Done for {{count}} conversations.',
  },
  'form.bulk.refused': { es: 'n.º {{number}}: {{why}}', pt: 'n.º {{number}}: {{why}}', en: 'no. {{number}}: {{why}}' },
  'form.bulk.later': {
    es: 'Se muestran las {{limit}} más antiguas.',
    pt: 'Mostram-se as {{limit}} mais antigas.',
    en: 'Showing the oldest {{limit}}.',
  },
  'form.bulk.first': {
    es: 'Se muestran las {{limit}} primeras de la búsqueda.',
    pt: 'Mostram-se as {{limit}} primeiras da procura.',
    'pt-BR': 'São mostradas as {{limit}} primeiras da busca.',
    en: 'Showing the first {{limit}} of your search.',
  },
  'form.bulk.option': {
    es: 'n.º {{number}} · {{author}}',
    pt: 'n.º {{number}} · {{author}}',
    en: 'no. {{number}} · {{author}}',
  },
  'form.bulk.alike': {
    es: '{{count}} con el mismo texto · n.º {{numbers}}',
    pt: '{{count}} com o mesmo texto · n.º {{numbers}}',
    en: '{{count}} with the same text · no. {{numbers}}',
  },
  'form.bulk.tickets.more': { es: 'Más conversaciones', pt: 'Mais conversas', en: 'More conversations' },
  'form.bulk.claim': { es: 'Quedármelas', pt: 'Ficar com elas', en: 'Take them' },
  'form.bulk.which': { es: '¿Con cuáles?', pt: 'Com quais?', en: 'Which ones?' },
  'form.bulk.which.marked': {
    es: 'Las que marque abajo',
    pt: 'As que eu marcar em baixo',
    'pt-BR': 'As que eu marcar abaixo',
    en: 'The ones I tick below',
  },
  'form.bulk.which.all': {
    es: 'Todas las de la lista ({{count}})',
    pt: 'Todas as da lista ({{count}})',
    en: 'All on the list ({{count}})',
  },
  'form.bulk.for_one': {
    es: 'Se aplica a {{count}} conversación.',
    pt: 'Aplica-se a {{count}} conversa.',
    en: 'For {{count}} conversation.',
  },
  'form.bulk.for_many': {
    es: 'Se aplica a {{count}} conversaciones.',
    pt: 'Aplica-se a {{count}} conversas.',
    en: 'For {{count}} conversations.',
  },
  'form.bulk.for_other': {
    es: 'Se aplica a {{count}} conversaciones.',
    pt: 'Aplica-se a {{count}} conversas.',
    en: 'For {{count}} conversations.',
  },
});
