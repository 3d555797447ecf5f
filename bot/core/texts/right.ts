import { defineTexts } from './define.ts';

/** Names of rights in refusals. */
export const rightTexts = defineTexts({
  'right.read': { es: 'leer', pt: 'ler', en: 'read' },
  'right.tag': { es: 'etiquetar', pt: 'etiquetar', en: 'tag' },
  'right.answer': { es: 'contestar', pt: 'responder', en: 'answer' },
  'right.approve': { es: 'aprobar', pt: 'aprovar', en: 'approve' },
  'right.send': { es: 'enviar', pt: 'enviar', en: 'send' },
  'right.transfer': { es: 'mover y cerrar', pt: 'mover e fechar', en: 'move and close' },
  'right.manage': { es: 'dirigir', pt: 'gerir', en: 'manage' },
  'right.report': { es: 'ver informes', pt: 'ver relatórios', en: 'see reports' },
  'right.configure': { es: 'configurar', pt: 'configurar', en: 'configure' },
});
