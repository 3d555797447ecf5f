import { defineTexts } from './define.ts';

/** The page behind an expert's link. */
export const askTexts = defineTexts({
  'ask.title': { es: 'Una pregunta de {{brand}}', pt: 'Uma pergunta da {{brand}}', en: 'A question from {{brand}}' },
  'ask.asks': { es: '{{asker}} te pregunta:', pt: '{{asker}} pergunta:', en: '{{asker}} asks you:' },
  'ask.customer': { es: 'Lo que alguien ha escrito en {{network}}:', pt: 'O que alguém escreveu no {{network}}:', en: 'What somebody wrote on {{network}}:' },
  'ask.label': { es: 'Tu respuesta', pt: 'A tua resposta', en: 'Your answer' },
  'ask.hint': {
    es: 'Con tus palabras. La leerá {{asker}}; no se publica tal cual.',
    pt: 'Com as tuas palavras. Quem lê é {{asker}}; não é publicada tal e qual.',
    en: 'In your own words. {{asker}} will read it; it is not published as it stands.',
  },
  'ask.submit': { es: 'Enviar la respuesta', pt: 'Enviar a resposta', en: 'Send the answer' },
  'ask.until': { es: 'El enlace vale hasta el {{until}} y para una sola respuesta.', pt: 'O link vale até {{until}} e para uma só resposta.', en: 'The link works until {{until}}, for one answer.' },
  'ask.thanks': { es: 'Gracias. {{asker}} ya tiene tu respuesta.', pt: 'Obrigado. {{asker}} já tem a tua resposta.', en: 'Thank you. {{asker}} has your answer.' },
  'ask.thanks.close': { es: 'Ya puedes cerrar esta página.', pt: 'Já podes fechar esta página.', en: 'You can close this page now.' },
  'ask.answered': { es: 'A esta pregunta ya se ha contestado.', pt: 'A esta pergunta já se respondeu.', en: 'This question has been answered already.' },
  'ask.unsaved': {
    es: 'Lo que acabas de escribir no se ha guardado. Sigue aquí debajo: cópialo si te hace falta.',
    pt: 'O que acabaste de escrever não foi guardado. Continua aqui em baixo: copia-o se precisares.',
    en: 'What you have just written was not saved. It is still here below: copy it if you need it.',
  },
  'ask.kept': { es: 'Lo que escribiste', pt: 'O que escreveste', en: 'What you wrote' },
  'ask.used': { es: 'Tu respuesta ya se ha usado. ¡Gracias!', pt: 'A tua resposta já foi usada. Obrigado!', en: 'Your answer has been used. Thank you!' },
  'ask.withdrawn': {
    es: 'Ya no hace falta contestar: la pregunta se retiró.',
    pt: 'Já não é preciso responder: a pergunta foi retirada.',
    en: 'No answer is needed any more: the question was withdrawn.',
  },
  'ask.expired': {
    es: 'Este enlace ya no vale: era para siete días. Pide otro a quien te lo mandó.',
    pt: 'Este link já não vale: era para sete dias. Pede outro a quem to enviou.',
    en: 'This link no longer works: it was good for seven days. Ask whoever sent it for a new one.',
  },
  'ask.unknown': {
    es: 'Este enlace no lleva a ninguna pregunta. Comprueba que está entero.',
    pt: 'Este link não leva a nenhuma pergunta. Verifica se está completo.',
    en: 'This link leads to no question. Check that it is complete.',
  },
  'ask.empty': { es: 'Escribe tu respuesta antes de enviarla.', pt: 'Escreve a tua resposta antes de a enviar.', en: 'Write your answer before you send it.' },
  'ask.long': { es: 'Es demasiado larga: caben {{max}} caracteres.', pt: 'É demasiado longa: cabem {{max}} caracteres.', en: 'It is too long: there is room for {{max}} characters.' },
  'ask.busy': {
    es: 'Demasiados intentos seguidos. Espera un minuto y prueba otra vez.',
    pt: 'Demasiadas tentativas seguidas. Espera um minuto e tenta outra vez.',
    en: 'Too many tries in a row. Wait a minute and try again.',
  },
  'ask.elsewhere': {
    es: 'La respuesta no venía de esta página, así que no se ha guardado. Abre el enlace otra vez y escríbela ahí.',
    pt: 'A resposta não vinha desta página, por isso não foi guardada. Abre o link outra vez e escreve-a aí.',
    en: 'The answer did not come from this page, so it was not saved. Open the link again and write it there.',
  },
});
