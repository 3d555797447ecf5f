import { defineTexts } from './define.ts';

/** How what is promised stands, in the one line of a card. */
export const levelTexts = defineTexts({
  'escalation.first': {
    es: '{{author}} sigue sin primera respuesta en {{network}}',
    pt: '{{author}} continua sem primeira resposta no {{network}}',
    en: '{{author}} still has no first answer on {{network}}',
  },
  'escalation.first.private': {
    es: 'Un mensaje privado sigue sin primera respuesta en {{network}}',
    pt: 'Uma mensagem privada continua sem primeira resposta no {{network}}',
    en: 'A private message still has no first answer on {{network}}',
  },
  'escalation.next': {
    es: '{{author}} sigue esperando respuesta en {{network}}',
    pt: '{{author}} continua à espera de resposta no {{network}}',
    'pt-BR': '{{author}} continua esperando resposta no {{network}}',
    en: '{{author}} is still waiting for an answer on {{network}}',
  },
  'escalation.next.private': {
    es: 'Un mensaje privado sigue esperando respuesta en {{network}}',
    pt: 'Uma mensagem privada continua à espera de resposta no {{network}}',
    'pt-BR': 'Uma mensagem privada continua esperando resposta no {{network}}',
    en: 'A private message is still waiting for an answer on {{network}}',
  },
  'escalation.resolution': {
    es: 'La conversación de {{author}} en {{network}} sigue abierta',
    pt: 'A conversa de {{author}} no {{network}} continua aberta',
    en: "{{author}}'s conversation on {{network}} is still open",
  },
  'escalation.resolution.private': {
    es: 'Una conversación privada en {{network}} sigue abierta',
    pt: 'Uma conversa privada no {{network}} continua aberta',
    en: 'A private conversation on {{network}} is still open',
  },
  'deadlines.missed': {
    es: 'Otras {{count}} conversaciones van con retraso',
    pt: 'Mais {{count}} conversas estão atrasadas',
    en: '{{count}} more conversations are late',
  },
  'deadlines.warned': {
    es: 'Tienes otras {{count}} conversaciones a punto de vencer',
    pt: 'Tens mais {{count}} conversas com o prazo a acabar',
    'pt-BR': 'Você tem mais {{count}} conversas com o prazo acabando',
    en: 'You have {{count}} more conversations due soon',
  },
  'deadlines.waiting_one': {
    es: '{{count}} sigue sin responder',
    pt: '{{count}} continua sem resposta',
    en: '{{count}} is still unanswered',
  },
  'deadlines.waiting_many': {
    es: '{{count}} siguen sin responder',
    pt: '{{count}} continuam sem resposta',
    en: '{{count}} are still unanswered',
  },
  'deadlines.waiting_other': {
    es: '{{count}} siguen sin responder',
    pt: '{{count}} continuam sem resposta',
    en: '{{count}} are still unanswered',
  },
  'deadlines.none': {
    es: 'Ya no espera ninguna',
    pt: 'Já nenhuma está à espera',
    'pt-BR': 'Nenhuma está mais esperando',
    en: 'None of them is waiting any more',
  },
  'deadlines.none-here': {
    es: 'En tus canales ya no espera ninguna de ellas.',
    pt: 'Nos teus canais já nenhuma delas está à espera.',
    'pt-BR': 'Nos seus canais nenhuma delas está mais esperando.',
    en: 'None of them is waiting in your channels any more.',
  },
  'form.deadlines.title': { es: 'Fuera de plazo o casi', pt: 'Fora de prazo ou quase', en: 'Late or nearly' },
  'escalation.owner': { es: 'la lleva {{owner}}', pt: 'está com {{owner}}', en: '{{owner}} has it' },
  'escalation.nobody': { es: 'no la lleva nadie', pt: 'não está com ninguém', en: 'nobody has it' },
  'level.first.warned': {
    es: 'La primera respuesta vence a las {{until}}',
    pt: 'O prazo da primeira resposta acaba às {{until}}',
    en: 'First answer due at {{until}}',
  },
  'level.first.missed': {
    es: 'La primera respuesta va con retraso: vencía a las {{until}}',
    pt: 'A primeira resposta está atrasada: o prazo acabava às {{until}}',
    en: 'First answer late: it was due at {{until}}',
  },
  'level.next.warned': {
    es: 'La respuesta vence a las {{until}}',
    pt: 'O prazo da resposta acaba às {{until}}',
    en: 'Answer due at {{until}}',
  },
  'level.next.missed': {
    es: 'La respuesta va con retraso: vencía a las {{until}}',
    pt: 'A resposta está atrasada: o prazo acabava às {{until}}',
    en: 'Answer late: it was due at {{until}}',
  },
  'level.resolution.warned': {
    es: 'El plazo para cerrarla vence a las {{until}}',
    pt: 'O prazo para a fechar acaba às {{until}}',
    'pt-BR': 'O prazo para fechá-la acaba às {{until}}',
    en: 'To be closed by {{until}}',
  },
  'level.resolution.missed': {
    es: 'Debería estar cerrada: el plazo vencía a las {{until}}',
    pt: 'Já devia estar fechada: o prazo acabava às {{until}}',
    en: 'Should be closed by now: it was due at {{until}}',
  },
});
