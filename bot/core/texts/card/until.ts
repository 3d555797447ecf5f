import { defineTexts } from '../define.ts';

/** How long the network takes an answer. */
export const cardUntilTexts = defineTexts({
  'card.until': {
    es: 'Plazo para contestar: {{until}}',
    pt: 'Prazo para responder: {{until}}',
    en: 'Can be answered until {{until}}',
  },
  'card.until.template': {
    es: '{{network}} ya no deja contestar con palabras propias: solo con una plantilla aprobada, hasta que vuelva a escribir.',
    pt: '{{network}} já não deixa responder com palavras próprias: só com um modelo aprovado, até voltar a escrever.',
    'pt-BR':
      '{{network}} já não permite responder com palavras próprias: só com um modelo aprovado, até voltar a escrever.',
    en: '{{network}} no longer takes an answer in our own words: only an approved template, until they write again.',
  },
  'card.until.over': {
    es: '{{network}} ya no deja contestar aquí: pasó el plazo. Se podrá cuando vuelva a escribir.',
    pt: '{{network}} já não deixa responder aqui: passou o prazo. Poderá ser quando voltar a escrever.',
    'pt-BR': '{{network}} já não permite responder aqui: passou o prazo. Será possível quando voltar a escrever.',
    en: '{{network}} no longer takes an answer here: the time is over. It does when they write again.',
  },
});
