import { defineTexts } from './define.ts';

/** Persona check: one sentence per check. */
export const findings = defineTexts({
  'finding.language': { es: 'El mensaje está en {{customer}} y la respuesta en {{draft}}', pt: 'A mensagem está em {{customer}} e a resposta em {{draft}}', en: 'The message is in {{customer}} and the answer in {{draft}}' },
});
