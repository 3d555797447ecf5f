import { defineTexts } from './define.ts';

/** One person with accounts in several chats. */
export const linkTexts = defineTexts({
  'link.code': {
    es: 'Tu código: {{code}}. Escríbelo en {{other}}, en tu conversación con Recado: «link {{code}}». Vale {{minutes}} minutos y una sola vez. No se lo des a nadie.',
    pt: 'O teu código: {{code}}. Escreve-o no {{other}}, na tua conversa com o Recado: «link {{code}}». Vale {{minutes}} minutos e uma só vez. Não o dês a ninguém.',
    en: 'Your code: {{code}}. Type it in {{other}}, in your conversation with Recado: "link {{code}}". It is good for {{minutes}} minutes, and once. Give it to nobody.',
  },
  'link.done': {
    es: 'Hecho: desde ahora tus cuentas de {{here}} y {{other}} son la misma persona para Recado. Para separarlas otra vez: «unlink».',
    pt: 'Feito: a partir de agora as tuas contas do {{here}} e do {{other}} são a mesma pessoa para o Recado. Para as separar outra vez: «unlink».',
    en: 'Done: from now on your accounts in {{here}} and {{other}} are one person to Recado. To part them again: "unlink".',
  },
  'link.already': {
    es: 'Tus cuentas de {{here}} y {{other}} ya son la misma persona para Recado.',
    pt: 'As tuas contas do {{here}} e do {{other}} já são a mesma pessoa para o Recado.',
    en: 'Your accounts in {{here}} and {{other}} are one person to Recado already.',
  },
  'link.parted': { es: 'Hecho: cada cuenta vuelve a ir por su lado.', pt: 'Feito: cada conta volta a ir por si.', en: 'Done: each account stands by itself again.' },
  'link.not-linked': {
    es: 'No hay nada que separar: tus cuentas no se unieron con un código. Lo que une la configuración lo cambia quien administra Recado.',
    pt: 'Não há nada para separar: as tuas contas não foram ligadas com um código. O que a configuração liga é mudado por quem administra o Recado.',
    en: 'There is nothing to part: your accounts were not joined with a code. What the configuration joins is changed by whoever runs Recado.',
  },
});
