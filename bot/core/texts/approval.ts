import { defineTexts } from './define.ts';

/** Direct messages to approvers who are in none of the ticket's channels. */
export const approvalTexts = defineTexts({
  'approval.asks': {
    es: '{{asker}} te pide que apruebes una respuesta a {{author}} en {{network}}',
    pt: '{{asker}} pede-te que aproves uma resposta a {{author}} no {{network}}',
    'pt-BR': '{{asker}} pede que você aprove uma resposta a {{author}} no {{network}}',
    en: '{{asker}} asks you to approve an answer to {{author}} on {{network}}',
  },
  'approval.asks.private': {
    es: '{{asker}} te pide que apruebes una respuesta privada en {{network}}',
    pt: '{{asker}} pede-te que aproves uma resposta privada no {{network}}',
    'pt-BR': '{{asker}} pede que você aprove uma resposta privada no {{network}}',
    en: '{{asker}} asks you to approve a private answer on {{network}}',
  },
  'approval.private': {
    es: 'La conversación es privada: la lees porque te toca aprobarla, y solo mientras espera.',
    pt: 'A conversa é privada: só a lês porque tens de a aprovar, e só enquanto espera.',
    'pt-BR': 'A conversa é privada: você só pode lê-la porque tem de aprová-la, e só enquanto espera.',
    en: 'The conversation is private: you can read it because you approve the answer, and only while it is waiting.',
  },
  'approval.wrote': { es: 'Lo que escribió', pt: 'O que escreveu', en: 'What the customer wrote' },
  'approval.took-back': {
    es: 'Borró lo que escribió.',
    pt: 'Apagou o que escreveu.',
    en: 'The message was deleted by its author.',
  },
  'approval.answer': {
    es: 'La respuesta, tal como saldrá',
    pt: 'A resposta, tal como vai sair',
    en: 'The answer, as it will go out',
  },
  'approval.over': {
    es: 'Ya no tienes que hacer nada.',
    pt: 'Já não tens de fazer nada.',
    'pt-BR': 'Você não precisa fazer mais nada.',
    en: 'There is nothing left for you to do.',
  },
});
