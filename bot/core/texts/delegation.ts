import { defineTexts } from './define.ts';

/** Questions to experts. */
export const delegationTexts = defineTexts({
  'delegation.somebody': { es: 'quien recibió el enlace', pt: 'quem recebeu o link', en: 'whoever got the link' },
  'delegation.person-of-area': { es: '{{person}} ({{area}})', pt: '{{person}} ({{area}})', en: '{{person}} ({{area}})' },
  'delegation.taken': { es: '{{person}}, de {{group}},', pt: '{{person}}, de {{group}},', en: '{{person}} of {{group}}' },
});
