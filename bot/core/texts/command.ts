import { defineTexts } from './define.ts';

/** Answers to the command. */
export const commandTexts = defineTexts({
  'command.help': {
    es: 'Recado trae aquí los mensajes de clientes y lleva vuestras respuestas a la red. Puedes escribir:',
    pt: 'O Recado traz para aqui as mensagens de clientes e leva as vossas respostas à rede. Podes escrever:',
    en: "Recado brings customers' messages here and takes your answers to the network. You can type:",
  },
  'command.help.mine': { es: '• {{say}}mías: las conversaciones que llevas tú', pt: '• {{say}}minhas: as conversas que estão contigo', en: '• {{say}}mine: the conversations you have' },
  'command.help.queue': {
    es: '• /recado cola: las que esperan en este canal, las más antiguas primero',
    pt: '• /recado fila: as que esperam neste canal, as mais antigas primeiro',
    en: '• /recado queue: those that wait in this channel, the oldest first',
  },
  'command.help.plain': {
    es: 'Recado trae a vuestros canales los mensajes de clientes y lleva vuestras respuestas a la red. Puedes escribir aquí, o en un canal si nombras a @Recado:',
    pt: 'O Recado traz para os vossos canais as mensagens de clientes e leva as vossas respostas à rede. Podes escrever aqui, ou num canal se mencionares @Recado:',
    en: "Recado brings customers' messages to your channels and takes your answers to the network. You can type here, or in a channel if you mention @Recado:",
  },
  'command.help.queue.plain': {
    es: '• cola: las que esperan en tus canales, o en el canal donde lo escribes, las más antiguas primero',
    pt: '• fila: as que esperam nos teus canais, ou no canal onde o escreves, as mais antigas primeiro',
    en: '• queue: those that wait in your channels, or in the channel where you type it, the oldest first',
  },
  'command.help.home': { es: '• inicio: tu día en Recado', pt: '• início: o teu dia no Recado', en: '• home: your day in Recado' },
  'command.help.card': {
    es: 'Para contestar, pulsa Me la quedo en una tarjeta y luego Responder.',
    pt: 'Para responder, carrega em Fico com ela num cartão e depois em Responder.',
    en: "To answer, press I'll take it on a card and then Reply.",
  },
  'command.queue.none': { es: 'No espera nadie. Todo está al día.', pt: 'Ninguém espera. Está tudo em dia.', en: 'Nobody is waiting. All is up to date.' },
  'command.unknown': { es: 'Recado no conoce «{{word}}».', pt: 'O Recado não conhece «{{word}}».', en: 'Recado does not know "{{word}}".' },
  'command.help.find': {
    es: '• {{say}}buscar palabras: conversaciones de tus canales, abiertas y cerradas',
    pt: '• {{say}}procurar palavras: conversas dos teus canais, abertas e fechadas',
    en: '• {{say}}find words: conversations of your channels, open and closed',
  },
  'command.help.link': {
    es: '• {{say}}link: une tu cuenta de este chat con la del otro; {{say}}unlink las separa',
    pt: '• {{say}}link: liga a tua conta deste chat à do outro; {{say}}unlink separa-as',
    en: '• {{say}}link: joins your account in this chat with the one in the other; {{say}}unlink parts them',
  },
  'command.help.dead': {
    es: '• {{say}}dead: lo que falló demasiadas veces, para intentarlo otra vez',
    pt: '• {{say}}dead: o que falhou demasiadas vezes, para tentar outra vez',
    en: '• {{say}}dead: what failed too often, to try it again',
  },
  'command.queue.in-hands_one': {
    es: 'No espera nadie sin dueño. {{count}} conversación sin responder ya la lleva alguien.',
    pt: 'Ninguém espera sem dono. {{count}} conversa por responder já está com alguém.',
    en: 'Nobody is waiting unclaimed. {{count}} unanswered conversation is in hands.',
  },
  'command.queue.in-hands_other': {
    es: 'No espera nadie sin dueño. {{count}} conversaciones sin responder ya las lleva alguien.',
    pt: 'Ninguém espera sem dono. {{count}} conversas por responder já estão com alguém.',
    en: 'Nobody is waiting unclaimed. {{count}} unanswered conversations are in hands.',
  },
});
