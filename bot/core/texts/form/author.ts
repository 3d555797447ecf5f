import { defineTexts } from '../define.ts';

/** What stands in the form about who writes. */
export const formAuthorTexts = defineTexts({
  'form.author.month_one': {
    es: '{{count}} conversación este mes',
    pt: '{{count}} conversa este mês',
    en: '{{count}} conversation this month',
  },
  'form.author.month_other': {
    es: '{{count}} conversaciones este mes',
    pt: '{{count}} conversas este mês',
    en: '{{count}} conversations this month',
  },
  'form.author.muted': {
    es: 'En silencio: no se crean tarjetas con lo que escribe.',
    pt: 'Em silêncio: não se criam cartões com o que escreve.',
    en: 'Muted: no new cards from this author.',
  },
  'form.author.public_one': { es: '{{count}} en público', pt: '{{count}} em público', en: '{{count}} in public' },
  'form.author.public_other': { es: '{{count}} en público', pt: '{{count}} em público', en: '{{count}} in public' },
  'form.author.private_one': { es: '{{count}} en privado', pt: '{{count}} em privado', en: '{{count}} in private' },
  'form.author.private_other': { es: '{{count}} en privado', pt: '{{count}} em privado', en: '{{count}} in private' },
  'form.author.answers_one': {
    es: '{{count}} respuesta nuestra',
    pt: '{{count}} resposta nossa',
    en: '{{count}} answer of ours',
  },
  'form.author.answers_other': {
    es: '{{count}} respuestas nuestras',
    pt: '{{count}} respostas nossas',
    en: '{{count}} answers of ours',
  },
  'form.author.more-accounts_one': {
    es: 'y a {{count}} cuenta más',
    pt: 'e a mais {{count}} conta',
    en: 'and to {{count}} more account',
  },
  'form.author.more-accounts_other': {
    es: 'y a {{count}} cuentas más',
    pt: 'e a mais {{count}} contas',
    en: 'and to {{count}} more accounts',
  },
  'form.author.sentiment': {
    es: 'Sentimiento, últimas {{weeks}} semanas: {{bars}}',
    pt: 'Sentimento, últimas {{weeks}} semanas: {{bars}}',
    en: 'Sentiment, last {{weeks}} weeks: {{bars}}',
  },
  'form.author.chart': {
    es: 'Sentimiento, últimas {{weeks}} semanas',
    pt: 'Sentimento, últimas {{weeks}} semanas',
    en: 'Sentiment, last {{weeks}} weeks',
  },
  'form.author.chart-of': {
    es: 'Mensajes por semana, desde el día indicado. Mensajes: {{count}}',
    pt: 'Mensagens por semana, desde o dia indicado. Mensagens: {{count}}',
    en: 'Messages a week, from the day shown. Messages: {{count}}',
  },
  'form.author.sentiment-words': {
    es: 'Barra alta: mensajes positivos. Baja: negativos. Punto: sin datos. En total, positivos: {{positive}}, neutros: {{neutral}}, negativos: {{negative}}.',
    pt: 'Barra alta: mensagens positivas. Baixa: negativas. Ponto: sem dados. No total, positivas: {{positive}}, neutras: {{neutral}}, negativas: {{negative}}.',
    en: 'High bar: positive messages. Low: negative. Dot: no data. In total, positive: {{positive}}, neutral: {{neutral}}, negative: {{negative}}.',
  },
  'form.author.owner': {
    es: 'Última persona a cargo: {{person}}',
    pt: 'Última pessoa responsável: {{person}}',
    en: 'Last handled by {{person}}',
  },
  'form.author.newest': {
    es: 'Se cuentan los {{count}} mensajes más recientes.',
    pt: 'Contam-se as {{count}} mensagens mais recentes.',
    en: 'The newest {{count}} messages are counted.',
  },
  'form.author.in-private': { es: 'en privado', pt: 'em privado', en: 'in private' },
  'form.author.not-to-us': { es: 'escuchado', pt: 'ouvido', en: 'heard' },
  'form.author.watched': {
    es: 'A cuentas que observamos, en público: {{accounts}}',
    pt: 'A contas que observamos, em público: {{accounts}}',
    'pt-BR': 'A contas que observamos, em público: {{accounts}}',
    en: 'To accounts that we watch, in public: {{accounts}}',
  },
  'form.author.heard': {
    es: 'Escuchado, sin decírnoslo a nosotros: {{watches}}',
    pt: 'Ouvido, sem ser dito a nós: {{watches}}',
    en: 'Heard, not said to us: {{watches}}',
  },
  'form.author.history': {
    es: 'Lo último que nos ha escrito y lo que respondimos, en tus canales',
    pt: 'As últimas mensagens e o que respondemos, nos teus canais',
    'pt-BR': 'As últimas mensagens e o que respondemos, nos seus canais',
    en: 'Their latest messages and our answers, in your channels',
  },
  'form.author.none': {
    es: 'Nada que puedas ver.',
    pt: 'Nada que possas ver.',
    'pt-BR': 'Nada que você possa ver.',
    en: 'Nothing you can see.',
  },
});
