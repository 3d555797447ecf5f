import { defineTexts } from '../define.ts';

/** Who may speak from an account. */
export const errorAccountTexts = defineTexts({
  'error.account.only-automatic': {
    es: '{{account}} es un robot: desde esa cuenta solo salen respuestas automáticas. Contesta desde otra cuenta de la marca.',
    pt: '{{account}} é um robô: dessa conta só saem respostas automáticas. Responde a partir de outra conta da marca.',
    'pt-BR':
      '{{account}} é um robô: dessa conta só saem respostas automáticas. Responda a partir de outra conta da marca.',
    en: '{{account}} is a robot: only automatic replies go out from it. Answer from another account of the brand.',
  },
  'error.account.of-colleague': {
    es: '{{account}} es la cuenta de {{owner}}, y desde ella solo contesta esa persona. Pásale la conversación.',
    pt: '{{account}} é a conta de {{owner}}, e só essa pessoa responde a partir dela. Passa-lhe a conversa.',
    'pt-BR': '{{account}} é a conta de {{owner}}, e só essa pessoa responde por ela. Passe a conversa para ela.',
    en: '{{account}} is the account of {{owner}}, who alone answers from it. Hand the conversation over.',
  },
});
