import { defineTexts } from './define.ts';

/** States as words for the person who acted. */
export const stateTexts = defineTexts({
  'state.draft.editing': {
    es: 'se está escribiendo',
    pt: 'está a ser escrito',
    'pt-BR': 'está sendo escrito',
    en: 'it is being written',
  },
  'state.draft.submitted': { es: 'espera aprobación', pt: 'espera aprovação', en: 'it is waiting for approval' },
  'state.draft.approved': { es: 'está aprobado', pt: 'está aprovado', en: 'it is approved' },
  'state.draft.returned': { es: 'se devolvió', pt: 'foi devolvido', en: 'it was returned' },
  'state.draft.void': { es: 'ya no sirve', pt: 'já não serve', en: 'it is no longer valid' },
  'state.void.edited-by-customer': {
    es: 'el mensaje original cambió',
    pt: 'a mensagem original mudou',
    en: 'the original message was edited',
  },
  'state.void.deleted-by-customer': {
    es: 'el mensaje original se borró',
    pt: 'a mensagem original foi apagada',
    en: 'the original message was deleted',
  },
  'state.void.new-message': {
    es: 'llegó otro mensaje de la misma persona',
    pt: 'chegou outra mensagem da mesma pessoa',
    en: 'the same person wrote again',
  },
  'state.void.superseded': {
    es: 'hay una versión más nueva',
    pt: 'há uma versão mais recente',
    en: 'there is a newer version',
  },
  'state.void.stopped': {
    es: 'lo paró quien lo había escrito',
    pt: 'foi parado por quem o tinha escrito',
    en: 'its author stopped it',
  },
  'state.void.closed': {
    es: 'la conversación se cerró',
    pt: 'a conversa foi fechada',
    en: 'the conversation was closed',
  },
  'state.void.crisis': {
    es: 'las respuestas automáticas estaban paradas',
    pt: 'as respostas automáticas estavam paradas',
    en: 'automatic replies were held',
  },
  'state.void.content-changed': {
    es: 'el texto guardado no es el que se aprobó',
    pt: 'o texto guardado não é o que foi aprovado',
    'pt-BR': 'o texto salvo não é o que foi aprovado',
    en: 'the stored text is not the one that was approved',
  },
  'state.delivery.queued': { es: 'está en cola', pt: 'está na fila', en: 'it is queued' },
  'state.delivery.sending': { es: 'está saliendo', pt: 'está a sair', 'pt-BR': 'está saindo', en: 'it is going out' },
  'state.delivery.sent': { es: 'salió', pt: 'saiu', en: 'it went out' },
  'state.delivery.refused': { es: 'no salió', pt: 'não saiu', en: 'it did not go out' },
  'state.delivery.unknown': {
    es: 'no se sabe si salió',
    pt: 'não se sabe se saiu',
    en: 'we do not know whether it went out',
  },
  'state.delivery.removed': {
    es: 'salió y después se retiró',
    pt: 'saiu e depois foi retirada',
    en: 'it went out and was removed later',
  },
});
