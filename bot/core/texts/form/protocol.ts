import { defineTexts } from '../define.ts';

/** The protocol of a conversation, in the form in which it is answered. */
export const formProtocolTexts = defineTexts({
  'form.protocol': { es: 'Protocolo: {{name}}', pt: 'Protocolo: {{name}}', en: 'Protocol: {{name}}' },
  'form.protocol.steps': { es: 'Pasos hechos', pt: 'Passos feitos', en: 'Steps done' },
  'form.protocol.required': {
    es: 'Obligatorio antes de enviar',
    pt: 'Obrigatório antes de enviar',
    en: 'Required before sending',
  },
  'form.protocol.phrases': {
    es: 'Frases de apoyo; dilas a tu manera:',
    pt: 'Frases de apoio; di-las à tua maneira:',
    'pt-BR': 'Frases de apoio; diga-as do seu jeito:',
    en: 'Ready phrases; say them in your own words:',
  },
  'form.protocol.missing': {
    es: 'Antes de enviar falta: {{steps}}. Hazlo y márcalo, o guarda la respuesta como borrador.',
    pt: 'Antes de enviar falta: {{steps}}. Faz e marca, ou guarda a resposta como rascunho.',
    'pt-BR': 'Antes de enviar falta: {{steps}}. Faça e marque, ou salve a resposta como rascunho.',
    en: 'Before you send, this is missing: {{steps}}. Do it and tick it, or keep the answer as a draft.',
  },
});
