import { defineTexts } from '../define.ts';

/** Why a language model could not help. */
export const errorModelTexts = defineTexts({
  'error.model.none': {
    es: 'No hay ningún modelo de lenguaje configurado. Quien administra Recado puede añadirlo.',
    pt: 'Não há nenhum modelo de linguagem configurado. Quem administra o Recado pode acrescentá-lo.',
    en: 'No language model is configured. Whoever runs Recado can add one.',
  },
  'error.model.private': {
    es: 'Esta conversación es privada, y los mensajes privados no se enseñan al modelo.',
    pt: 'Esta conversa é privada, e as mensagens privadas não se mostram ao modelo.',
    en: 'This conversation is private, and private messages are not shown to the model.',
  },
  'error.model.unreachable': {
    es: 'El modelo {{model}} no contesta ahora. Sigue sin él, o prueba dentro de un minuto.',
    pt: 'O modelo {{model}} não responde agora. Continua sem ele, ou tenta daqui a um minuto.',
    'pt-BR': 'O modelo {{model}} não responde agora. Continue sem ele, ou tente daqui a um minuto.',
    en: 'The model {{model}} does not answer now. Go on without it, or try again in a minute.',
  },
  'error.model.refused': {
    es: 'El servidor del modelo {{model}} no acepta la petición (código {{status}}). Avisa a quien administra Recado.',
    pt: 'O servidor do modelo {{model}} não aceita o pedido (código {{status}}). Avisa quem administra o Recado.',
    'pt-BR': 'O servidor do modelo {{model}} não aceita o pedido (código {{status}}). Avise quem administra o Recado.',
    en: 'The server of the model {{model}} does not accept the request (code {{status}}). Tell whoever runs Recado.',
  },
  'error.model.busy': {
    es: 'El modelo {{model}} tiene demasiadas peticiones. Sigue sin él, o prueba dentro de {{minutes}} min.',
    pt: 'O modelo {{model}} tem demasiados pedidos. Continua sem ele, ou tenta daqui a {{minutes}} min.',
    'pt-BR': 'O modelo {{model}} está com pedidos demais. Continue sem ele, ou tente daqui a {{minutes}} min.',
    en: 'The model {{model}} has too many requests. Go on without it, or try again in {{minutes}} min.',
  },
  'error.model.declined': {
    es: 'El modelo {{model}} no ha querido contestar a esto. Sigue sin él.',
    pt: 'O modelo {{model}} não quis responder a isto. Continua sem ele.',
    'pt-BR': 'O modelo {{model}} não quis responder a isso. Continue sem ele.',
    en: 'The model {{model}} would not answer this. Go on without it.',
  },
  'error.model.odd': {
    es: 'El modelo {{model}} ha contestado algo que no sirve, y se ha descartado. Sigue sin él, o prueba otra vez.',
    pt: 'O modelo {{model}} respondeu algo que não serve, e foi descartado. Continua sem ele, ou tenta outra vez.',
    'pt-BR': 'O modelo {{model}} respondeu algo que não serve, e foi descartado. Continue sem ele, ou tente outra vez.',
    en: 'The model {{model}} answered something of no use, and it was left out. Go on without it, or try again.',
  },
  'error.model.limit': {
    es: 'Hoy ya se le ha preguntado al modelo {{limit}} veces, que es el límite. Mañana se puede otra vez.',
    pt: 'Hoje já se perguntou ao modelo {{limit}} vezes, que é o limite. Amanhã pode-se outra vez.',
    en: 'The model has been asked {{limit}} times today, which is the limit. Tomorrow it can be asked again.',
  },
});
