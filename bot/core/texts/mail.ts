import { defineTexts } from './define.ts';

/** E-mails to experts. */
export const mailTexts = defineTexts({
  'mail.subject': {
    es: '{{brand}}: una pregunta para ti',
    pt: '{{brand}}: uma pergunta para ti',
    'pt-BR': '{{brand}}: uma pergunta para você',
    en: '{{brand}}: a question for you',
  },
  'mail.body': {
    es: '{{asker}}, de {{brand}}, te hace una pregunta:\n\n{{question}}\n\nContesta en esta página, sin cuenta ni contraseña:\n{{link}}\n\nEl enlace caduca el {{expires}} y sirve para una respuesta. Si no esperabas este correo, puedes borrarlo.',
    pt: '{{asker}}, da {{brand}}, faz-te uma pergunta:\n\n{{question}}\n\nResponde nesta página, sem conta nem palavra-passe:\n{{link}}\n\nO link expira em {{expires}} e serve para uma resposta. Se não esperavas este e-mail, podes apagá-lo.',
    'pt-BR':
      '{{asker}}, da {{brand}}, tem uma pergunta para você:\n\n{{question}}\n\nResponda nesta página, sem conta nem senha:\n{{link}}\n\nO link expira em {{expires}} e serve para uma resposta. Se você não esperava este e-mail, pode apagá-lo.',
    en: '{{asker}} of {{brand}} has a question for you:\n\n{{question}}\n\nAnswer on this page; no account or password needed:\n{{link}}\n\nThe link expires on {{expires}} and takes one answer. If you did not expect this e-mail, you can delete it.',
  },
});
