import { defineTexts } from './define.ts';

/** What is said because a team works in several chats: one person with an account in each, and a chat that is away. */
export const chats = defineTexts({
  'chat.slack': { es: 'Slack', pt: 'Slack', en: 'Slack' },
  'chat.teams': { es: 'Teams', pt: 'Teams', en: 'Teams' },

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
  'error.link.one-chat': {
    es: 'Recado trabaja aquí en un solo chat, así que no hay otra cuenta que unir.',
    pt: 'O Recado trabalha aqui num só chat, por isso não há outra conta para ligar.',
    en: 'Recado works in one chat only here, so there is no other account to join.',
  },
  'error.link.no-email': {
    es: 'En {{here}} no se ve tu dirección de correo, y sin ella no se sabe si las dos cuentas son tuyas. Pide a quien administra Recado que te ponga en la configuración.',
    pt: 'No {{here}} não se vê o teu endereço de e-mail, e sem ele não se sabe se as duas contas são tuas. Pede a quem administra o Recado que te ponha na configuração.',
    en: 'Your e-mail address cannot be seen in {{here}}, and without it nobody knows whether both accounts are yours. Ask whoever runs Recado to name you in the configuration.',
  },
  'error.link.not-company': {
    es: 'Tu dirección en {{here}} no es de la empresa, así que no sirve para unir cuentas. Pide a quien administra Recado que te ponga en la configuración.',
    pt: 'O teu endereço no {{here}} não é da empresa, por isso não serve para ligar contas. Pede a quem administra o Recado que te ponha na configuração.',
    en: 'Your address in {{here}} is not one of the company, so it cannot join accounts. Ask whoever runs Recado to name you in the configuration.',
  },
  'error.link.none': {
    es: 'No hay ningún código que valga para tu dirección. Pide uno en {{other}} escribiendo «link»: vale diez minutos, una sola vez, y solo si las dos cuentas tienen la misma dirección de correo.',
    pt: 'Não há nenhum código que valha para o teu endereço. Pede um no {{other}} escrevendo «link»: vale dez minutos, uma só vez, e só se as duas contas tiverem o mesmo endereço de e-mail.',
    en: 'No code is good for your address. Ask for one in {{other}} by typing "link": it is good for ten minutes, once, and only if both accounts have the same e-mail address.',
  },
  'error.link.wrong': {
    es: 'Ese no es el código. Intentos que te quedan: {{left}}.',
    pt: 'Esse não é o código. Tentativas que te restam: {{left}}.',
    en: 'That is not the code. Tries you have left: {{left}}.',
  },
  'error.link.spent': {
    es: 'Ese no es el código, y ya no quedan intentos. Pide otro en {{other}} escribiendo «link».',
    pt: 'Esse não é o código, e já não restam tentativas. Pede outro no {{other}} escrevendo «link».',
    en: 'That is not the code, and no tries are left. Ask for another in {{other}} by typing "link".',
  },
  'error.link.both-named': {
    es: 'La configuración nombra tus dos cuentas como personas distintas. Pide a quien administra Recado que las junte allí.',
    pt: 'A configuração nomeia as tuas duas contas como pessoas diferentes. Pede a quem administra o Recado que as junte lá.',
    en: 'The configuration names your two accounts as different people. Ask whoever runs Recado to join them there.',
  },
  'command.help.link': {
    es: '• {{say}}link: une tu cuenta de este chat con la del otro; {{say}}unlink las separa',
    pt: '• {{say}}link: liga a tua conta deste chat à do outro; {{say}}unlink separa-as',
    en: '• {{say}}link: joins your account in this chat with the one in the other; {{say}}unlink parts them',
  },

  'problem.teams-channel': {
    es: 'Recado no ve el canal {{channel}} de Teams. Instala la aplicación en su equipo, o corrige el nombre; lo que espera aparece entonces solo.',
    pt: 'O Recado não vê o canal {{channel}} do Teams. Instala a aplicação na equipa dele, ou corrige o nome; o que espera aparece então sozinho.',
    en: 'Recado does not see the channel {{channel}} in Teams. Install the app in its team, or correct the name; what waits then appears by itself.',
  },
  'problem.chat-away': {
    es: 'No hay conexión con {{chat}}. Se sigue intentando; lo demás funciona.',
    pt: 'Não há ligação com o {{chat}}. Continua-se a tentar; o resto funciona.',
    en: '{{chat}} cannot be reached. It is tried again and again; everything else works.',
  },
});
