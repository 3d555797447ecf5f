import { defineTexts } from './define.ts';

/** What others say, found by listening. */
export const heardTexts = defineTexts({
  'heard.title': { es: 'Lo escuchado hoy', pt: 'O que se ouviu hoje', en: 'Heard today' },
  'heard.nothing-configured': {
    es: 'Nada se escucha todavía. En la configuración, «listen» de una cuenta dice qué palabras, etiquetas y cuentas.',
    pt: 'Ainda não se escuta nada. Na configuração, «listen» de uma conta diz que palavras, hashtags e contas.',
    en: 'Nothing is listened for yet. In the configuration, “listen” of an account says which words, hashtags and accounts.',
  },
  'heard.none': {
    es: 'Hoy nadie ha dicho nada de esto.',
    pt: 'Hoje ninguém falou disto.',
    'pt-BR': 'Hoje ninguém falou disso.',
    en: 'Nobody has said anything about this today.',
  },
  'heard.see': { es: 'Ver {{name}}', pt: 'Ver {{name}}', en: 'See {{name}}' },
  'heard.count_one': { es: '{{count}} hoy', pt: '{{count}} hoje', en: '{{count}} today' },
  'heard.count_other': { es: '{{count}} hoy', pt: '{{count}} hoje', en: '{{count}} today' },
  'heard.negative_one': { es: '{{count}} negativo', pt: '{{count}} negativo', en: '{{count}} negative' },
  'heard.negative_other': { es: '{{count}} negativos', pt: '{{count}} negativos', en: '{{count}} negative' },
  'heard.positive_one': { es: '{{count}} positivo', pt: '{{count}} positivo', en: '{{count}} positive' },
  'heard.positive_other': { es: '{{count}} positivos', pt: '{{count}} positivos', en: '{{count}} positive' },
  'heard.influence': { es: 'influencia {{score}}', pt: 'influência {{score}}', en: 'influence {{score}}' },
  'heard.there': { es: 'ver en {{network}}', pt: 'ver no {{network}}', en: 'see on {{network}}' },
  'heard.is-open': {
    es: 'Ya es una conversación: n.º {{number}}.',
    pt: 'Já é uma conversa: n.º {{number}}.',
    en: 'It is a conversation already: no. {{number}}.',
  },
  'heard.budget': {
    es: '{{account}}: {{taken}} de {{perDay}} mensajes leídos hoy para escuchar',
    pt: '{{account}}: {{taken}} de {{perDay}} mensagens lidas hoje para escutar',
    en: '{{account}}: {{taken}} of {{perDay}} posts read today for listening',
  },
  'heard.looked': { es: 'última lectura: {{at}}', pt: 'última leitura: {{at}}', en: 'last read: {{at}}' },
  'heard.failed': {
    es: 'la última vez no se pudo leer; se intenta de nuevo',
    pt: 'da última vez não foi possível ler; tenta-se de novo',
    en: 'it could not be read last time; it will be tried again',
  },
  'heard.card': {
    es: 'Se escuchó, no nos lo dijo a nosotros: {{network}} no deja contestar a quien no nos menciona.',
    pt: 'Foi ouvida, não nos foi dita a nós: o {{network}} não deixa responder a quem não nos menciona.',
    en: 'It was heard, not said to us: {{network}} takes no answers to people who do not mention us.',
  },
  'heard.volume': {
    es: 'Mensajes por día, {{days}} días',
    pt: 'Mensagens por dia, {{days}} dias',
    en: 'Posts a day, {{days}} days',
  },
  'heard.others': { es: 'Los demás', pt: 'As outras', en: 'Others' },
  'heard.negatives': { es: 'Negativos', pt: 'Negativas', en: 'Negative' },
});
