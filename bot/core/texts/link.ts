import { defineTexts } from './define.ts';

/** One person with accounts in several chats. */
export const linkTexts = defineTexts({
  'link.code': {
    es: 'Tu código: {{code}}. Escríbelo en {{other}}, en tu conversación con Recado: «link {{code}}». Vale {{minutes}} minutos y una sola vez. No se lo des a nadie.',
    pt: 'O teu código: {{code}}. Escreve-o no {{other}}, na tua conversa com o Recado: «link {{code}}». Vale {{minutes}} minutos e uma só vez. Não o dês a ninguém.',
    'pt-BR':
      'Seu código: {{code}}. Escreva-o no {{other}}, na sua conversa com o Recado: «link {{code}}». Vale {{minutes}} minutos e uma só vez. Não o passe a ninguém.',
    en: 'Your code: {{code}}. Type it in {{other}}, in your conversation with Recado: “link {{code}}”. It works once, for {{minutes}} minutes. Do not give it to anyone.',
  },
  'link.done': {
    es: 'Hecho: desde ahora tus cuentas de {{here}} y {{other}} son la misma persona para Recado. Para separarlas otra vez: «unlink».',
    pt: 'Feito: a partir de agora as tuas contas do {{here}} e do {{other}} são a mesma pessoa para o Recado. Para as separar outra vez: «unlink».',
    'pt-BR':
      'Feito: a partir de agora as suas contas do {{here}} e do {{other}} são a mesma pessoa para o Recado. Para separá-las outra vez: «unlink».',
    en: 'Done: from now on Recado treats your accounts in {{here}} and {{other}} as one person. To separate them again: “unlink”.',
  },
  'link.already': {
    es: 'Tus cuentas de {{here}} y {{other}} ya son la misma persona para Recado.',
    pt: 'As tuas contas do {{here}} e do {{other}} já são a mesma pessoa para o Recado.',
    'pt-BR': 'As suas contas do {{here}} e do {{other}} já são a mesma pessoa para o Recado.',
    en: 'Recado already treats your accounts in {{here}} and {{other}} as one person.',
  },
  'link.parted': {
    es: 'Hecho: Recado vuelve a tratar tus cuentas por separado.',
    pt: 'Feito: o Recado volta a tratar as tuas contas em separado.',
    'pt-BR': 'Feito: o Recado volta a tratar as suas contas em separado.',
    en: 'Done: Recado treats your accounts separately again.',
  },
  'link.not-linked': {
    es: 'No hay nada que separar: tus cuentas no se unieron con un código. Lo que une la configuración solo lo cambia quien administra Recado.',
    pt: 'Não há nada para separar: as tuas contas não foram ligadas com um código. O que a configuração liga só é mudado por quem administra o Recado.',
    'pt-BR':
      'Não há nada para separar: as suas contas não foram ligadas com um código. O que a configuração liga só é mudado por quem administra o Recado.',
    en: 'There is nothing to separate: your accounts were not connected with a code. What the configuration connects can only be changed by your Recado administrator.',
  },
});
