import { defineTexts } from './define.ts';

/** The emergency protocol of a crisis as a checklist. */
export const protocolTexts = defineTexts({
  'protocol.title': {
    es: 'Protocolo de emergencia: {{done}} de {{count}} pasos hechos',
    pt: 'Protocolo de emergência: {{done}} de {{count}} passos feitos',
    en: 'Emergency protocol: {{done}} of {{count}} steps done',
  },
  'protocol.step': {
    es: '{{number}}. {{text}} · {{owner}}',
    pt: '{{number}}. {{text}} · {{owner}}',
    en: '{{number}}. {{text}} · {{owner}}',
  },
  'protocol.until': { es: '· hasta {{at}}', pt: '· até {{at}}', en: '· until {{at}}' },
  'protocol.step.done': {
    es: '✓ {{number}}. {{text}} · hecho por {{by}}, {{at}}',
    pt: '✓ {{number}}. {{text}} · feito por {{by}}, {{at}}',
    en: '✓ {{number}}. {{text}} · done by {{by}}, {{at}}',
  },
  'protocol.done-button': { es: 'Hecho: {{number}}', pt: 'Feito: {{number}}', en: 'Done: {{number}}' },
  'protocol.undone-button': { es: 'Deshacer: {{number}}', pt: 'Desfazer: {{number}}', en: 'Undo: {{number}}' },
  'protocol.state': {
    es: 'Protocolo de emergencia: {{done}} de {{count}} pasos hechos (en el hilo)',
    pt: 'Protocolo de emergência: {{done}} de {{count}} passos feitos (na conversa)',
    en: 'Emergency protocol: {{done}} of {{count}} steps done (in the thread)',
  },
});
