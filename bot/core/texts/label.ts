import { defineTexts } from './define.ts';

/** Names of what is known of a message, and of its values; they are also what `/recado find` takes before and after the colon. */
export const labelTexts = defineTexts({
  'label.area': { es: 'Área', pt: 'Área', en: 'Area' },
  'label.region': { es: 'Región', pt: 'Região', en: 'Region' },
  'label.centre': { es: 'Centro', pt: 'Centro', en: 'Centre' },
  'label.language': { es: 'Idioma', pt: 'Idioma', en: 'Language' },
  'label.sentiment': { es: 'Sentimiento', pt: 'Sentimento', en: 'Sentiment' },
  'label.sentiment.positive': { es: 'positivo', pt: 'positivo', en: 'positive' },
  'label.sentiment.neutral': { es: 'neutro', pt: 'neutro', en: 'neutral' },
  'label.sentiment.negative': { es: 'negativo', pt: 'negativo', en: 'negative' },
  'label.source.text': { es: 'por el texto', pt: 'pelo texto', en: 'from the text' },
  'label.source.words': { es: 'por «{{words}}»', pt: 'por «{{words}}»', en: 'because of "{{words}}"' },
  'label.source.account': { es: 'por la cuenta', pt: 'pela conta', en: 'from the account' },
  'label.source.profile': { es: 'por su perfil', pt: 'pelo perfil', en: 'from the profile' },
  'label.source.author': { es: 'como escribió antes', pt: 'como escreveu antes', en: 'as in earlier messages' },
  'label.source.network': { es: 'según la red', pt: 'segundo a rede', en: 'according to the network' },
  'label.source.person': { es: 'por {{by}}', pt: 'por {{by}}', en: 'by {{by}}' },
});
