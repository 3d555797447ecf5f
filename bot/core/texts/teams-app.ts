import { defineTexts } from './define.ts';

/** What Teams shows of the app itself. Teams' limits: short 80 characters, a command's title 32, its description 128. */
export const teamsAppTexts = defineTexts({
  'teams-app.short': {
    es: 'Los mensajes de vuestros clientes en redes llegan como tarjetas a vuestro canal.',
    pt: 'As mensagens dos vossos clientes nas redes chegam como cartões ao vosso canal.',
    'pt-BR': 'As mensagens dos seus clientes nas redes chegam como cartões ao seu canal.',
    en: "Your customers' messages from social networks arrive as cards in your channel.",
  },
  'teams-app.full': {
    es: 'Cada mensaje que un cliente escribe a la marca en una red social llega como tarjeta al canal de quien debe contestarlo. Desde la tarjeta se asigna, se pregunta a un experto, se redacta, se aprueba y se envía la respuesta, sin salir del canal. Lo que se escribe en un hilo nunca se publica: solo sale un texto aprobado por una persona.',
    pt: 'Cada mensagem que um cliente escreve à marca numa rede social chega como cartão ao canal de quem lhe deve responder. No cartão assume-se a conversa, pergunta-se a um especialista, redige-se, aprova-se e envia-se a resposta, sem sair do canal. O que se escreve por baixo do cartão nunca é publicado: só sai um texto aprovado por uma pessoa.',
    en: 'Each message that a customer writes to the brand on a social network arrives as a card in the channel of the people who should answer it. From the card they claim it, ask an expert, draft, approve and send the answer, without leaving the channel. What is written in a thread is never published: only a text approved by a person goes out.',
  },
  'teams-app.command.queue': { es: 'cola', pt: 'fila', en: 'queue' },
  'teams-app.command.queue.what': {
    es: 'Lo que espera en este canal, primero lo más antiguo',
    pt: 'O que espera neste canal, primeiro o mais antigo',
    en: 'What is waiting in this channel, oldest first',
  },
  'teams-app.command.mine': { es: 'mias', pt: 'minhas', en: 'mine' },
  'teams-app.command.mine.what': {
    es: 'Las conversaciones que llevas tú',
    pt: 'As conversas que estão contigo',
    'pt-BR': 'As conversas que estão com você',
    en: 'Your conversations',
  },
  'teams-app.command.find': { es: 'buscar', pt: 'procurar', en: 'find' },
  'teams-app.command.find.what': {
    es: 'Busca conversaciones: buscar factura',
    pt: 'Procura conversas: procurar fatura',
    en: 'Finds conversations: find invoice',
  },
  'teams-app.command.help': { es: 'ayuda', pt: 'ajuda', en: 'help' },
  'teams-app.command.help.what': {
    es: 'Qué puedes pedirle a Recado',
    pt: 'O que podes pedir ao Recado',
    'pt-BR': 'O que você pode pedir ao Recado',
    en: 'What you can ask Recado',
  },
  'teams-app.use-as-draft': { es: 'Usar como borrador', pt: 'Usar como rascunho', en: 'Use as draft' },
  'teams-app.use-as-draft.what': {
    es: 'Empieza una respuesta con este mensaje',
    pt: 'Começa uma resposta com esta mensagem',
    en: 'Start an answer from this message',
  },
});
