import { defineTexts } from './define.ts';

/** Persona check: one sentence per check, and titles of the clauses that stand in where a brand's manual has none. */
export const findings = defineTexts({
  'finding.language': {
    es: 'El mensaje está en {{customer, language}} y la respuesta en {{draft, language}}',
    pt: 'A mensagem está em {{customer, language}} e a resposta em {{draft, language}}',
    en: 'The message is in {{customer, language}} and the answer in {{draft, language}}',
  },
  'finding.length_one': {
    es: 'Sobra {{count}} carácter ({{length}} de {{max}})',
    pt: 'Há {{count}} carácter a mais ({{length}} de {{max}})',
    en: '{{count}} character too many ({{length}} of {{max}})',
  },
  'finding.length_other': {
    es: 'Sobran {{count}} caracteres ({{length}} de {{max}})',
    pt: 'Há {{count}} caracteres a mais ({{length}} de {{max}})',
    en: '{{count}} characters too many ({{length}} of {{max}})',
  },
  'finding.forbidden-words': { es: 'Dice «{{words}}»', pt: 'Diz «{{words}}»', en: 'It says "{{words}}"' },
  'finding.personal-data': { es: 'Hay {{kind, data}} a la vista de todos: {{words}}', pt: 'Há {{kind, data}} à vista de todos: {{words}}', en: 'There is {{kind, data}} for all to see: {{words}}' },
  'finding.excerpt': { es: '«{{excerpt}}»', pt: '«{{excerpt}}»', en: '"{{excerpt}}"' },
  'finding.data': { es: '{{kind, data}} «{{excerpt}}»', pt: '{{kind, data}} «{{excerpt}}»', en: '{{kind, data}} "{{excerpt}}"' },
  'data.phone': { es: 'un teléfono', pt: 'um telefone', en: 'a phone number' },
  'data.email': { es: 'un correo', pt: 'um e-mail', en: 'an e-mail address' },
  'data.tax-id': { es: 'un documento de identidad', pt: 'um documento de identificação', en: 'an identity number' },
  'data.card': { es: 'una tarjeta de pago', pt: 'um cartão de pagamento', en: 'a payment card' },
  'data.iban': { es: 'una cuenta bancaria', pt: 'uma conta bancária', en: 'a bank account' },
  'clause.language': { es: 'Contestamos en el idioma de quien escribe', pt: 'Respondemos na língua de quem escreve', en: 'We answer in the language of the person who writes' },
  'clause.length': { es: 'La respuesta cabe en la red', pt: 'A resposta cabe na rede', en: 'The answer fits the network' },
  'clause.forbidden-words': { es: 'No usamos estas palabras', pt: 'Não usamos estas palavras', en: 'We do not use these words' },
  'clause.personal-data': { es: 'Los datos personales no se escriben en público', pt: 'Os dados pessoais não se escrevem em público', en: 'Personal data is not written in public' },
});
