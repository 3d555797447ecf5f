import { defineTexts } from './define.ts';

/** Persona check: one sentence per check. */
export const findingTexts = defineTexts({
  'finding.language': {
    es: 'El mensaje está en {{customer, language}} y la respuesta en {{draft, language}}',
    pt: 'A mensagem está em {{customer, language}} e a resposta em {{draft, language}}',
    en: 'The message is in {{customer, language}} and the answer in {{draft, language}}',
  },
  'finding.length_one': {
    es: 'Sobra {{count}} carácter ({{length}} de {{max}})',
    pt: 'Há {{count}} carácter a mais ({{length}} de {{max}})',
    'pt-BR': 'Há {{count}} caractere a mais ({{length}} de {{max}})',
    en: '{{count}} character too many ({{length}} of {{max}})',
  },
  'finding.length_other': {
    es: 'Sobran {{count}} caracteres ({{length}} de {{max}})',
    pt: 'Há {{count}} caracteres a mais ({{length}} de {{max}})',
    en: '{{count}} characters too many ({{length}} of {{max}})',
  },
  'finding.forbidden-words': { es: 'Dice «{{words}}»', pt: 'Diz «{{words}}»', en: 'It says "{{words}}"' },
  'finding.personal-data': {
    es: 'Hay {{kind, data}} a la vista de todo el mundo: {{words}}',
    pt: 'Há {{kind, data}} à vista de todos: {{words}}',
    en: 'It shows {{kind, data}} to everyone: {{words}}',
  },
  'finding.excerpt': { es: '«{{excerpt}}»', pt: '«{{excerpt}}»', en: '"{{excerpt}}"' },
  'finding.data': {
    es: '{{kind, data}} «{{excerpt}}»',
    pt: '{{kind, data}} «{{excerpt}}»',
    en: '{{kind, data}} "{{excerpt}}"',
  },
});
