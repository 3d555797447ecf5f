import { defineTexts } from './define.ts';

/** Questions to experts. */
export const delegationTexts = defineTexts({
  'delegation.somebody': {
    es: 'la persona que recibió el enlace',
    pt: 'a pessoa que recebeu o link',
    en: 'the person with the link',
  },
  'delegation.person-of-area': {
    es: '{{person}} ({{area}})',
    pt: '{{person}} ({{area}})',
    en: '{{person}} ({{area}})',
  },
  'delegation.taken': {
    es: '{{person}}, de {{group}},',
    pt: '{{person}}, de {{group}},',
    en: '{{person}} of {{group}}',
  },
});
