import { defineTexts } from '../define.ts';

/** An answer of ours that is no longer there. */
export const cardRemovedTexts = defineTexts({
  'card.removed': {
    es: 'Nuestra respuesta ya no está en {{network}}: alguien la retiró allí.',
    pt: 'A nossa resposta já não está no {{network}}: alguém a retirou ali.',
    en: 'Our answer is no longer on {{network}}: someone removed it there.',
  },
  'card.taken-back': {
    es: 'Nuestra respuesta ya no está en {{network}}: {{by}} la retiró, {{at}}.',
    pt: 'A nossa resposta já não está no {{network}}: {{by}} retirou-a, {{at}}.',
    'pt-BR': 'A nossa resposta já não está no {{network}}: {{by}} a retirou, {{at}}.',
    en: 'Our answer is no longer on {{network}}: {{by}} removed it, {{at}}.',
  },
});
