import { defineTexts } from './define.ts';

/** The status line of a ticket. */
export const statusTexts = defineTexts({
  'status.new': { es: 'sin responder', pt: 'por responder', en: 'unanswered' },
  'status.reopened': { es: 'ha vuelto a escribir', pt: 'voltou a escrever', en: 'wrote again' },
  'status.claimed': { es: 'en curso', pt: 'em curso', en: 'in progress' },
  'status.draft-editing': { es: 'borrador sin terminar', pt: 'rascunho por terminar', en: 'draft in progress' },
  'status.draft-waiting': { es: 'espera aprobación', pt: 'espera aprovação', en: 'waiting for approval' },
  'status.returned': { es: 'borrador devuelto', pt: 'rascunho devolvido', en: 'draft returned' },
  'status.draft-void': {
    es: 'borrador por revisar',
    pt: 'rascunho por rever',
    'pt-BR': 'rascunho por revisar',
    en: 'draft needs review',
  },
  'status.approved': { es: 'aprobado, falta enviar', pt: 'aprovado, falta enviar', en: 'approved, not sent yet' },
  'status.queued': { es: 'en cola', pt: 'na fila', en: 'queued' },
  'status.sending': { es: 'saliendo', pt: 'a sair', 'pt-BR': 'saindo', en: 'going out' },
  'status.answered': { es: 'respondido', pt: 'respondida', en: 'answered' },
  'status.removed': { es: 'respuesta retirada', pt: 'resposta retirada', en: 'answer removed' },
  'status.refused': { es: 'no salió', pt: 'não saiu', en: 'not sent' },
  'status.unknown': { es: 'no sabemos si salió', pt: 'não sabemos se saiu', en: 'may have been sent' },
  'status.original-changed': { es: 'detenida antes de salir', pt: 'parada antes de sair', en: 'held before sending' },
  'status.original-deleted': { es: 'mensaje borrado', pt: 'mensagem apagada', en: 'message deleted' },
  'status.snoozed': { es: 'en pausa', pt: 'em pausa', en: 'snoozed' },
  'status.closed': { es: 'cerrada', pt: 'fechada', en: 'closed' },
  'status.delegated': { es: 'espera al experto', pt: 'à espera do especialista', en: 'waiting for an expert' },
  'status.expert-answered': {
    es: 'respuesta del experto lista',
    pt: 'resposta do especialista pronta',
    en: 'expert answer ready',
  },
});
