import { defineTexts } from './define.ts';

/** The status line of a ticket. */
export const statusTexts = defineTexts({
  'status.new': { es: 'sin responder', pt: 'por responder', en: 'unanswered' },
  'status.reopened': { es: 'ha vuelto a escribir', pt: 'voltou a escrever', en: 'has written again' },
  'status.claimed': { es: 'en curso', pt: 'em curso', en: 'in progress' },
  'status.draft-editing': { es: 'borrador a medias', pt: 'rascunho a meio', en: 'draft in the making' },
  'status.draft-waiting': { es: 'espera aprobación', pt: 'espera aprovação', en: 'waiting for approval' },
  'status.returned': { es: 'borrador devuelto', pt: 'rascunho devolvido', en: 'draft returned' },
  'status.draft-void': { es: 'borrador por revisar', pt: 'rascunho por rever', en: 'draft needs another look' },
  'status.approved': { es: 'aprobado, falta enviar', pt: 'aprovado, falta enviar', en: 'approved, not sent yet' },
  'status.queued': { es: 'en cola', pt: 'na fila', en: 'queued' },
  'status.sending': { es: 'saliendo', pt: 'a sair', en: 'going out' },
  'status.answered': { es: 'respondido', pt: 'respondida', en: 'answered' },
  'status.removed': { es: 'respuesta retirada', pt: 'resposta retirada', en: 'answer removed' },
  'status.refused': { es: 'no salió', pt: 'não saiu', en: 'not sent' },
  'status.unknown': { es: 'no sabemos si salió', pt: 'não sabemos se saiu', en: 'may have been sent' },
  'status.original-changed': { es: 'parado antes de salir', pt: 'parada antes de sair', en: 'held before sending' },
  'status.original-deleted': { es: 'mensaje borrado', pt: 'mensagem apagada', en: 'message deleted' },
  'status.snoozed': { es: 'en pausa', pt: 'em pausa', en: 'snoozed' },
  'status.closed': { es: 'cerrada', pt: 'fechada', en: 'closed' },
  'status.delegated': { es: 'espera a quien sabe', pt: 'à espera de quem sabe', en: 'waiting for an expert' },
  'status.expert-answered': { es: 'hay respuesta que usar', pt: 'há uma resposta para usar', en: 'an expert has answered' },
});
