import { defineTexts } from './define.ts';

/** The pinned queue message. */
export const queueTexts = defineTexts({
  'queue.none': { es: 'No hay nadie esperando', pt: 'Não há ninguém à espera', en: 'Nobody is waiting' },
  'queue.waiting_one': {
    es: 'Espera {{count}} conversación',
    pt: 'Espera {{count}} conversa',
    en: '{{count}} conversation is waiting',
  },
  'queue.waiting_other': {
    es: 'Esperan {{count}} conversaciones',
    pt: 'Esperam {{count}} conversas',
    en: '{{count}} conversations are waiting',
  },
  'queue.again_one': {
    es: '{{count}} ha vuelto a escribir',
    pt: '{{count}} voltou a escrever',
    en: '{{count}} has written again',
  },
  'queue.again_other': {
    es: '{{count}} han vuelto a escribir',
    pt: '{{count}} voltaram a escrever',
    en: '{{count}} have written again',
  },
  'queue.claimed': { es: '{{count}} con dueño', pt: '{{count}} com dono', en: '{{count}} claimed' },
  'queue.claimed-of': {
    es: '{{count}} de {{limit}} con dueño',
    pt: '{{count}} de {{limit}} com dono',
    en: '{{count}} of {{limit}} claimed',
  },
  'queue.approval': { es: '{{count}} por aprobar', pt: '{{count}} por aprovar', en: '{{count}} to approve' },
  'queue.approval-of': {
    es: '{{count}} de {{limit}} por aprobar',
    pt: '{{count}} de {{limit}} por aprovar',
    en: '{{count}} of {{limit}} to approve',
  },
  'queue.full': { es: 'Al límite: {{people}}', pt: 'No limite: {{people}}', en: 'At the limit: {{people}}' },
  'queue.full.one': {
    es: '{{person}} ({{count}} de {{limit}})',
    pt: '{{person}} ({{count}} de {{limit}})',
    en: '{{person}} ({{count}} of {{limit}})',
  },
});
