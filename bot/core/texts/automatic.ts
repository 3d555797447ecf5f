import { defineTexts } from './define.ts';

/** What rules say by themselves, and how it is told to the team. */
export const automaticTexts = defineTexts({
  'automatic.mark': {
    es: 'Respuesta automática',
    pt: 'Resposta automática',
    en: 'Automatic reply',
  },
  'automatic.mark.robot': {
    es: 'Soy un robot: respuesta automática',
    pt: 'Sou um robô: resposta automática',
    en: 'I am a robot: automatic reply',
  },
  'automatic.opens': {
    es: '{{day}} a las {{time}}',
    pt: '{{day}} às {{time}}',
    en: '{{day}} at {{time}}',
  },
  'automatic.title': {
    es: 'Respuesta automática, por la regla {{rule}}',
    pt: 'Resposta automática, pela regra {{rule}}',
    en: 'Automatic reply, by rule {{rule}}',
  },
  'automatic.waits': {
    es: 'Respuesta automática en camino; la conversación sigue esperando a una persona',
    pt: 'Resposta automática a caminho; a conversa continua à espera de uma pessoa',
    'pt-BR': 'Resposta automática a caminho; a conversa continua esperando uma pessoa',
    en: 'Automatic reply on its way; the conversation still waits for a person',
  },
  'automatic.sent': {
    es: 'Respuesta automática a las {{at}}; la conversación sigue esperando a una persona',
    pt: 'Resposta automática às {{at}}; a conversa continua à espera de uma pessoa',
    'pt-BR': 'Resposta automática às {{at}}; a conversa continua esperando uma pessoa',
    en: 'Automatic reply at {{at}}; the conversation still waits for a person',
  },
  'automatic.failed': {
    es: 'La respuesta automática no salió; no se repite',
    pt: 'A resposta automática não saiu; não se repete',
    en: 'The automatic reply did not go out; it will not be repeated',
  },
});
