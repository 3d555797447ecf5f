import { defineTexts } from './define.ts';

/** Answers to the command. */
export const commandTexts = defineTexts({
  'command.help': {
    es: 'Recado trae aquí los mensajes de los clientes y lleva vuestras respuestas a la red. Puedes escribir:',
    pt: 'O Recado traz para aqui as mensagens dos clientes e leva as vossas respostas à rede. Podes escrever:',
    'pt-BR': 'O Recado traz para cá as mensagens dos clientes e leva as respostas de vocês à rede. Você pode escrever:',
    en: "Recado brings your customers' messages here and takes your answers to the network. You can type:",
  },
  'command.help.mine': {
    es: '• {{say}}mías: las conversaciones que llevas tú',
    pt: '• {{say}}minhas: as conversas que estão contigo',
    'pt-BR': '• {{say}}minhas: as conversas que estão com você',
    en: '• {{say}}mine: your conversations',
  },
  'command.help.queue': {
    es: '• /recado cola: lo que espera en este canal, primero lo más antiguo',
    pt: '• /recado fila: o que espera neste canal, primeiro o mais antigo',
    en: '• /recado queue: what is waiting in this channel, oldest first',
  },
  'command.help.plain': {
    es: 'Recado trae a vuestros canales los mensajes de los clientes y lleva vuestras respuestas a la red. Puedes escribir aquí, o en un canal si mencionas a @Recado:',
    pt: 'O Recado traz para os vossos canais as mensagens dos clientes e leva as vossas respostas à rede. Podes escrever aqui, ou num canal se mencionares @Recado:',
    'pt-BR':
      'O Recado traz para os canais de vocês as mensagens dos clientes e leva as respostas de vocês à rede. Você pode escrever aqui, ou num canal se mencionar @Recado:',
    en: "Recado brings your customers' messages to your channels and takes your answers to the network. You can type here, or in a channel if you mention @Recado:",
  },
  'command.help.queue.plain': {
    es: '• cola: lo que espera en tus canales, o en el canal donde lo escribes, primero lo más antiguo',
    pt: '• fila: o que espera nos teus canais, ou no canal onde o escreves, primeiro o mais antigo',
    'pt-BR': '• fila: o que espera nos seus canais, ou no canal onde você escreve, primeiro o mais antigo',
    en: '• queue: what is waiting in your channels, or in the channel where you type it, oldest first',
  },
  'command.help.home': {
    es: '• inicio: tu día en Recado',
    pt: '• início: o teu dia no Recado',
    'pt-BR': '• início: o seu dia no Recado',
    en: '• home: your day in Recado',
  },
  'command.help.report': {
    es: '• {{say}}informe: cuánto llega, cuánto tardáis y cómo sale',
    pt: '• {{say}}relatório: quanto chega, quanto demoram e como corre',
    'pt-BR': '• {{say}}relatório: quanto chega, quanto vocês demoram e como vai',
    en: '• {{say}}report: how much comes in, how long it takes and how it goes',
  },
  'command.help.goals': {
    es: '• {{say}}objetivos: qué cifra queréis alcanzar, para cuándo y cómo va',
    pt: '• {{say}}objetivos: que valor querem alcançar, até quando e como vai',
    'pt-BR': '• {{say}}objetivos: que valor vocês querem alcançar, até quando e como vai',
    en: '• {{say}}goals: which figure you want to reach, by when and how it goes',
  },
  'command.help.review': {
    es: '• {{say}}revisar: poner nota a respuestas sacadas al azar',
    pt: '• {{say}}rever: dar nota a respostas tiradas à sorte',
    'pt-BR': '• {{say}}revisar: dar nota a respostas sorteadas',
    en: '• {{say}}review: score answers drawn at random',
  },
  'command.help.accounts': {
    es: '• {{say}}cuentas: cuáles funcionan, y conectarlas',
    pt: '• {{say}}contas: quais funcionam, e ligá-las',
    'pt-BR': '• {{say}}contas: quais funcionam, e conectá-las',
    en: '• {{say}}accounts: which of them work, and connecting them',
  },
  'command.help.card': {
    es: 'Para contestar, pulsa «{{@reply}}» en una tarjeta.',
    pt: 'Para responder, carrega em «{{@reply}}» num cartão.',
    'pt-BR': 'Para responder, clique em «{{@reply}}» num cartão.',
    en: 'To answer, press “{{@reply}}” on a card.',
  },
  'command.queue.none': {
    es: 'No hay nadie esperando. Todo está al día.',
    pt: 'Não há ninguém à espera. Está tudo em dia.',
    en: 'Nobody is waiting. Everything is up to date.',
  },
  'command.unknown': {
    es: 'Recado no conoce «{{word}}».',
    pt: 'O Recado não conhece «{{word}}».',
    en: 'Recado does not know “{{word}}”.',
  },
  'command.help.find': {
    es: '• {{say}}buscar palabras: conversaciones de tus canales, abiertas o cerradas',
    pt: '• {{say}}procurar palavras: conversas dos teus canais, abertas ou fechadas',
    'pt-BR': '• {{say}}procurar palavras: conversas dos seus canais, abertas ou fechadas',
    en: '• {{say}}find words: conversations in your channels, open or closed',
  },
  'command.help.link': {
    es: '• {{say}}link: une tu cuenta de este chat con la del otro; {{say}}unlink las separa',
    pt: '• {{say}}link: liga a tua conta deste chat à do outro; {{say}}unlink separa-as',
    'pt-BR': '• {{say}}link: liga a sua conta deste chat à do outro; {{say}}unlink separa-as',
    en: '• {{say}}link: connects your account in this chat with the one in the other; {{say}}unlink separates them',
  },
  'command.help.articles': {
    es: '• {{say}}artículos: qué artículos ayudan, y qué se pregunta que ninguno responde',
    pt: '• {{say}}artigos: que artigos ajudam, e o que se pergunta que nenhum responde',
    en: '• {{say}}articles: which articles help, and what is asked that none answers',
  },
  'command.help.listen': {
    es: '• {{say}}escucha: lo que se ha dicho hoy de lo que se escucha',
    pt: '• {{say}}escuta: o que se disse hoje do que se escuta',
    en: '• {{say}}listen: what was said today of what is listened for',
  },
  'command.help.followers': {
    es: '• {{say}}seguidores: quién ha empezado a seguir cada cuenta hoy',
    pt: '• {{say}}seguidores: quem começou a seguir cada conta hoje',
    en: '• {{say}}followers: who began to follow each account today',
  },
  'command.help.crisis': {
    es: '• {{say}}crisis: qué se sale de lo normal, qué está activado y todo lo que se vigila',
    pt: '• {{say}}crise: o que sai do normal, o que está ativado e tudo o que se vigia',
    'pt-BR': '• {{say}}crise: o que sai do normal, o que está ativado e tudo o que é monitorado',
    en: '• {{say}}crisis: what is out of the ordinary, what is switched on, and everything that is watched',
  },
  'command.help.dead': {
    es: '• {{say}}dead: lo que falló demasiadas veces, para volver a intentarlo',
    pt: '• {{say}}dead: o que falhou demasiadas vezes, para tentar outra vez',
    'pt-BR': '• {{say}}dead: o que falhou vezes demais, para tentar outra vez',
    en: '• {{say}}dead: what failed too many times, to try it again',
  },
  'command.queue.in-hands_one': {
    es: 'Todas tienen dueño. {{count}} sigue sin responder.',
    pt: 'Todas têm dono. {{count}} continua por responder.',
    en: 'Every conversation has an owner. {{count}} is still unanswered.',
  },
  'command.queue.in-hands_other': {
    es: 'Todas tienen dueño. {{count}} siguen sin responder.',
    pt: 'Todas têm dono. {{count}} continuam por responder.',
    en: 'Every conversation has an owner. {{count}} are still unanswered.',
  },
});
