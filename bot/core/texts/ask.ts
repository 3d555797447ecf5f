import { defineTexts } from './define.ts';

/** The page behind an expert's link. */
export const askTexts = defineTexts({
  'ask.title': { es: 'Una pregunta de {{brand}}', pt: 'Uma pergunta da {{brand}}', en: 'A question from {{brand}}' },
  'ask.asks': {
    es: '{{asker}} te pregunta:',
    pt: '{{asker}} pergunta:',
    'pt-BR': '{{asker}} pergunta a você:',
    en: '{{asker}} asks you:',
  },
  'ask.customer': {
    es: 'Lo que alguien ha escrito en {{network}}:',
    pt: 'O que alguém escreveu no {{network}}:',
    en: 'What someone wrote on {{network}}:',
  },
  'ask.label': { es: 'Tu respuesta', pt: 'A tua resposta', 'pt-BR': 'Sua resposta', en: 'Your answer' },
  'ask.hint': {
    es: 'Con tus palabras. La leerá {{asker}}; no se publica tal cual.',
    pt: 'Com as tuas palavras. {{asker}} vai lê-la; não é publicada tal e qual.',
    'pt-BR': 'Com as suas palavras. {{asker}} vai ler; não é publicada tal e qual.',
    en: 'In your own words. {{asker}} will read it; it is not published as it is.',
  },
  'ask.submit': { es: 'Enviar respuesta', pt: 'Enviar resposta', en: 'Send answer' },
  'ask.until': {
    es: 'El enlace caduca el {{expires}} y sirve para una respuesta.',
    pt: 'O link expira em {{expires}} e serve para uma resposta.',
    en: 'The link expires on {{expires}} and takes one answer.',
  },
  'ask.thanks': {
    es: 'Gracias. {{asker}} ya tiene tu respuesta.',
    pt: 'Obrigado. {{asker}} já tem a tua resposta.',
    'pt-BR': 'Obrigado. {{asker}} já tem a sua resposta.',
    en: 'Thank you. {{asker}} has your answer.',
  },
  'ask.thanks.close': {
    es: 'Ya puedes cerrar esta página.',
    pt: 'Já podes fechar esta página.',
    'pt-BR': 'Você já pode fechar esta página.',
    en: 'You can close this page now.',
  },
  'ask.answered': {
    es: 'A esta pregunta ya se ha contestado.',
    pt: 'Esta pergunta já foi respondida.',
    en: 'This question has already been answered.',
  },
  'ask.unsaved': {
    es: 'Lo que acabas de escribir no se ha guardado. Sigue aquí debajo: cópialo si te hace falta.',
    pt: 'O que acabaste de escrever não foi guardado. Continua aqui em baixo: copia-o se precisares.',
    'pt-BR': 'O que você acabou de escrever não foi salvo. Continua aqui embaixo: copie se precisar.',
    en: 'What you have just written was not saved. It is still here below: copy it if you need it.',
  },
  'ask.kept': { es: 'Lo que escribiste', pt: 'O que escreveste', 'pt-BR': 'O que você escreveu', en: 'What you wrote' },
  'ask.used': {
    es: 'Tu respuesta ya se ha usado. ¡Gracias!',
    pt: 'A tua resposta já foi usada. Obrigado!',
    'pt-BR': 'A sua resposta já foi usada. Obrigado!',
    en: 'Your answer has been used. Thank you!',
  },
  'ask.withdrawn': {
    es: 'Ya no hace falta contestar: la pregunta se retiró.',
    pt: 'Já não é preciso responder: a pergunta foi retirada.',
    en: 'No answer is needed any more: the question was withdrawn.',
  },
  'ask.expired': {
    es: 'Este enlace ha caducado: servía siete días. Pide otro a quien te lo mandó.',
    pt: 'Este link expirou: servia sete dias. Pede outro a quem to enviou.',
    'pt-BR': 'Este link expirou: servia sete dias. Peça outro a quem o enviou.',
    en: 'This link has expired: it worked for seven days. Ask the sender for a new one.',
  },
  'ask.unknown': {
    es: 'Este enlace no lleva a ninguna pregunta. Comprueba que está entero.',
    pt: 'Este link não leva a nenhuma pergunta. Verifica se está completo.',
    'pt-BR': 'Este link não leva a nenhuma pergunta. Verifique se está completo.',
    en: 'This link does not lead to a question. Check that it is complete.',
  },
  'ask.empty': {
    es: 'Escribe tu respuesta antes de enviarla.',
    pt: 'Escreve a tua resposta antes de a enviar.',
    'pt-BR': 'Escreva a sua resposta antes de enviá-la.',
    en: 'Write your answer before sending it.',
  },
  'ask.long': {
    es: 'Es demasiado larga: caben {{max}} caracteres.',
    pt: 'É demasiado longa: cabem {{max}} caracteres.',
    'pt-BR': 'É longa demais: cabem {{max}} caracteres.',
    en: 'It is too long: the limit is {{max}} characters.',
  },
  'ask.busy': {
    es: 'Demasiados intentos seguidos. Espera un minuto y prueba otra vez.',
    pt: 'Demasiadas tentativas seguidas. Espera um minuto e tenta outra vez.',
    'pt-BR': 'Muitas tentativas seguidas. Espere um minuto e tente outra vez.',
    en: 'Too many attempts in a row. Wait a minute and try again.',
  },
  'ask.elsewhere': {
    es: 'La respuesta no venía de esta página, así que no se ha guardado. Abre el enlace otra vez y escríbela ahí.',
    pt: 'A resposta não vinha desta página, por isso não foi guardada. Abre o link outra vez e escreve-a aí.',
    'pt-BR': 'A resposta não vinha desta página, por isso não foi salva. Abra o link outra vez e escreva nele.',
    en: 'The answer did not come from this page, so it was not saved. Open the link again and write it there.',
  },
});
