import { defineTexts } from './define.ts';

/** Why a card is in this channel. */
export const whyTexts = defineTexts({
  'why.words': { es: 'la palabra «{{value}}»', pt: 'a palavra «{{value}}»', en: 'the word “{{value}}”' },
  'why.area': { es: 'el área {{value}}', pt: 'a área {{value}}', en: 'the area {{value}}' },
  'why.lessons': {
    es: 'aprendido de {{value}} correcciones, la última de {{by}}',
    pt: 'aprendido com {{value}} correções, a última de {{by}}',
    en: 'learnt from {{value}} corrections, the last by {{by}}',
  },
  'why.region': { es: 'la región {{value}}', pt: 'a região {{value}}', en: 'the region {{value}}' },
  'why.centre': { es: 'el centro {{value}}', pt: 'o centro {{value}}', en: 'the centre {{value}}' },
  'why.language': { es: 'el idioma ({{value}})', pt: 'o idioma ({{value}})', en: 'the language ({{value}})' },
  'why.network': { es: 'la red ({{value}})', pt: 'a rede ({{value}})', en: 'the network ({{value}})' },
  'why.account': { es: 'la cuenta {{value}}', pt: 'a conta {{value}}', en: 'the account {{value}}' },
  'why.kind': {
    es: 'el tipo de mensaje ({{value}})',
    pt: 'o tipo de mensagem ({{value}})',
    en: 'the kind of message ({{value}})',
  },
  'why.author': { es: 'quién escribe (@{{value}})', pt: 'quem escreve (@{{value}})', en: 'the author (@{{value}})' },
  'why.list': { es: 'la lista «{{value}}»', pt: 'a lista «{{value}}»', en: 'the list “{{value}}”' },
  'why.watch': { es: 'la escucha «{{value}}»', pt: 'a escuta «{{value}}»', en: 'what is listened for, “{{value}}”' },
  'why.tag': { es: 'la etiqueta «{{value}}»', pt: 'a etiqueta «{{value}}»', en: 'the tag “{{value}}”' },
  'why.sentiment': {
    es: 'el sentimiento ({{value}})',
    pt: 'o sentimento ({{value}})',
    en: 'the sentiment ({{value}})',
  },
  'why.category': { es: 'la categoría ({{value}})', pt: 'a categoria ({{value}})', en: 'the category ({{value}})' },
  'why.topic': { es: 'el tema ({{value}})', pt: 'o tema ({{value}})', en: 'the topic ({{value}})' },
  'why.intent': { es: 'lo que quiere ({{value}})', pt: 'o que quer ({{value}})', en: 'what is wanted ({{value}})' },
  'why.red': { es: 'la alerta ({{value}})', pt: 'o alerta ({{value}})', en: 'the alert ({{value}})' },
  'why.toxicity': { es: 'el tono ({{value}})', pt: 'o tom ({{value}})', en: 'the tone ({{value}})' },
  'why.mentioned': {
    es: 'la marca que menciona ({{value}})',
    pt: 'a marca que menciona ({{value}})',
    en: 'the brand that is mentioned ({{value}})',
  },
  'why.urgency': { es: 'la urgencia ({{value}})', pt: 'a urgência ({{value}})', en: 'the urgency ({{value}})' },
});
