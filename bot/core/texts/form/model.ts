import { defineTexts } from '../define.ts';

/** What a language model says, always marked as that. */
export const formModelTexts = defineTexts({
  'form.model.opinion': { es: 'Opinión de un modelo', pt: 'Opinião de um modelo', en: "A model's opinion" },
  'form.model.translation': { es: 'Traducción', pt: 'Tradução', en: 'Translation' },
  'form.model.name': {
    es: 'un modelo de lenguaje ({{model}})',
    pt: 'um modelo de linguagem ({{model}})',
    en: 'a language model ({{model}})',
  },
  'form.model.whose': {
    es: 'Lo dice un modelo de lenguaje ({{model}}), que puede equivocarse. No cambia nada: los avisos del manual siguen y la decisión es tuya.',
    pt: 'Quem o diz é um modelo de linguagem ({{model}}), que se pode enganar. Não muda nada: os avisos do manual mantêm-se e a decisão é tua.',
    'pt-BR':
      'Quem diz é um modelo de linguagem ({{model}}), que pode se enganar. Não muda nada: os avisos do manual continuam e a decisão é sua.',
    en: 'A language model ({{model}}) says this, and it may be wrong. It changes nothing: the notes of the manual stay and you decide.',
  },
  'form.model.no-remarks': {
    es: 'El modelo no tiene nada que señalar. Eso no sustituye a quien aprueba.',
    pt: 'O modelo não tem nada a apontar. Isso não substitui quem aprova.',
    en: 'The model has no remarks. That does not replace whoever approves.',
  },
  'form.model.translated-by': {
    es: 'Traducido por un modelo de lenguaje ({{model}}); puede tener errores.',
    pt: 'Traduzido por um modelo de linguagem ({{model}}); pode ter erros.',
    en: 'Translated by a language model ({{model}}); there may be mistakes.',
  },
  'form.model.customer': {
    es: 'Lo que escribió la persona',
    pt: 'O que a pessoa escreveu',
    en: 'What the customer wrote',
  },
  'form.model.draft': { es: 'Nuestro borrador', pt: 'O nosso rascunho', en: 'Our draft' },
  'form.model.in-your-language': { es: 'Traducción automática', pt: 'Tradução automática', en: 'Machine translation' },
});
