import { defineTexts } from './define.ts';

/** E-mails to experts. */
export const mailTexts = defineTexts({
  'mail.subject': { es: '{{brand}}: una pregunta para ti', pt: '{{brand}}: uma pergunta para ti', en: '{{brand}}: a question for you' },
  'mail.body': {
    es: '{{asker}}, de {{brand}}, te hace una pregunta:\n\n{{question}}\n\nContesta en esta página, sin cuenta ni contraseña:\n{{link}}\n\nEl enlace vale siete días y para una sola respuesta. Si no esperabas este correo, puedes borrarlo.',
    pt: '{{asker}}, da {{brand}}, faz-te uma pergunta:\n\n{{question}}\n\nResponde nesta página, sem conta nem palavra-passe:\n{{link}}\n\nO link vale sete dias e para uma só resposta. Se não esperavas este e-mail, podes apagá-lo.',
    en: '{{asker}} of {{brand}} has a question for you:\n\n{{question}}\n\nAnswer on this page; no account or password is needed:\n{{link}}\n\nThe link works for seven days, for one answer. If you did not expect this e-mail, you can delete it.',
  },
});
