import { defineTexts } from '../define.ts';

/** The protocol of a conversation, in the form in which it is answered. */
export const formProtocolTexts = defineTexts({
  'form.protocol': { es: 'Protocolo: {{name}}', pt: 'Protocolo: {{name}}', en: 'Protocol: {{name}}' },
  'form.protocol.steps': { es: 'Pasos hechos', pt: 'Passos feitos', en: 'Steps done' },
  'form.protocol.steps.other': { es: 'Otros pasos hechos', pt: 'Outros passos feitos', en: 'Other steps done' },
  'form.protocol.required': {
    es: '{{step}} (hace falta para enviar)',
    pt: '{{step}} (é preciso para enviar)',
    en: '{{step}} (needed to send)',
  },
  'form.protocol.open': { es: 'Todavía no', pt: 'Ainda não', en: 'Not yet' },
  'form.protocol.done': { es: 'Hecho', pt: 'Feito', en: 'Done' },
  'form.protocol.phrases': {
    es: 'Frases de apoyo; dilas a tu manera:',
    pt: 'Frases de apoio; di-las à tua maneira:',
    'pt-BR': 'Frases de apoio; diga-as do seu jeito:',
    en: 'Ready phrases; say them in your own words:',
  },
  'form.protocol.missing': {
    es: 'Antes de enviar falta: {{step}}. Hazlo y márcalo, o guarda la respuesta como borrador.',
    pt: 'Antes de enviar falta: {{step}}. Faz e marca, ou guarda a resposta como rascunho.',
    'pt-BR': 'Antes de enviar falta: {{step}}. Faça e marque, ou salve a resposta como rascunho.',
    en: 'Before you send, this is missing: {{step}}. Do it and tick it, or keep the answer as a draft.',
  },
});
