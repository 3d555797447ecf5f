import { defineTexts } from './define.ts';

/** A conversation on paper. */
export const conversationExportTexts = defineTexts({
  'conversation.export.title': {
    es: 'Conversación n.º {{number}}',
    pt: 'Conversa n.º {{number}}',
    en: 'Conversation no. {{number}}',
  },
  'conversation.export.about': {
    es: 'Horas de {{zone}}. Escrito el {{at}}. Lo que un cliente borra se olvida, aquí también.',
    pt: 'Horas de {{zone}}. Escrito a {{at}}. O que um cliente apaga é esquecido, também aqui.',
    'pt-BR': 'Horários de {{zone}}. Escrito em {{at}}. O que um cliente apaga é esquecido, aqui também.',
    en: 'Times of {{zone}}. Written on {{at}}. What a customer deletes is forgotten, here too.',
  },
  'conversation.export.newest': {
    es: 'Los {{count}} mensajes más nuevos.',
    pt: 'As {{count}} mensagens mais recentes.',
    en: 'The newest {{count}} messages.',
  },
  'conversation.privately': { es: 'en privado', pt: 'em privado', en: 'privately' },
  'conversation.deleted': { es: 'lo borró', pt: 'apagou', en: 'deleted it' },
  'conversation.edited': {
    es: 'lo cambió (versión {{version}})',
    pt: 'alterou (versão {{version}})',
    en: 'edited it (version {{version}})',
  },
  'conversation.sent': {
    es: 'La envió {{by}} el {{at}} (borrador {{version}})',
    pt: 'Enviada por {{by}} a {{at}} (rascunho {{version}})',
    'pt-BR': 'Enviada por {{by}} em {{at}} (rascunho {{version}})',
    en: 'Sent by {{by}} on {{at}} (draft {{version}})',
  },
  'conversation.draft': {
    es: 'Borrador {{version}}, de {{by}}',
    pt: 'Rascunho {{version}}, de {{by}}',
    en: 'Draft {{version}}, by {{by}}',
  },
  'conversation.approved': {
    es: '{{by}} aprobó el borrador {{version}}',
    pt: '{{by}} aprovou o rascunho {{version}}',
    en: '{{by}} approved draft {{version}}',
  },
  'conversation.returned': {
    es: 'Devuelto por {{by}}: {{reason}}',
    pt: 'Devolvido por {{by}}: {{reason}}',
    en: 'Returned by {{by}}: {{reason}}',
  },
  'conversation.did.claim': { es: 'Se la quedó', pt: 'Ficou com ela', en: 'Claimed' },
  'conversation.did.release': { es: 'Soltada', pt: 'Libertada', 'pt-BR': 'Liberada', en: 'Released' },
  'conversation.did.take-over': { es: 'Pasó a sus manos', pt: 'Passou para as suas mãos', en: 'Taken over' },
  'conversation.did.reroute': {
    es: 'Pasada a otro canal',
    pt: 'Passada para outro canal',
    en: 'Moved to another channel',
  },
  'conversation.did.close': { es: 'Cerrada', pt: 'Fechada', en: 'Closed' },
  'conversation.did.reopen': { es: 'Reabierta', pt: 'Reaberta', en: 'Reopened' },
  'conversation.did.snooze': { es: 'En pausa', pt: 'Em pausa', en: 'Snoozed' },
  'conversation.did.continued-elsewhere': {
    es: 'Sigue por otro lado',
    pt: 'Continua noutro lado',
    'pt-BR': 'Continua em outro lugar',
    en: 'Continued elsewhere',
  },
});
