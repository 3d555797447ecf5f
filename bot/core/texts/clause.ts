import { defineTexts } from './define.ts';

/** Titles of the clauses that stand in where a brand's manual has none. */
export const clauseTexts = defineTexts({
  'clause.language': {
    es: 'Contestamos en el idioma de quien escribe',
    pt: 'Respondemos na língua de quem escreve',
    en: 'We answer in the language of the customer',
  },
  'clause.length': {
    es: 'La respuesta cabe en la red',
    pt: 'A resposta cabe na rede',
    en: 'The answer fits the network',
  },
  'clause.personal-data': {
    es: 'Los datos personales no se escriben en público',
    pt: 'Os dados pessoais não se escrevem em público',
    en: 'Personal data is not written in public',
  },
});
