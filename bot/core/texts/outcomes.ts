import { defineTexts } from './define.ts';

/** What is said of answers that need nobody's approval, went out by another way, or that somebody says went out; and how a press or a look ended. */
export const outcomes = defineTexts({
  'card.draft.editing-alone': {
    es: 'Borrador {{version}} de {{author}}, a medias: nadie tiene que aprobarlo',
    pt: 'Rascunho {{version}} de {{author}}, a meio: ninguém tem de o aprovar',
    en: 'Draft {{version}} by {{author}}, not ready yet: nobody has to approve it',
  },
  'draft.editing-alone': { es: 'A medias; nadie tiene que aprobarlo', pt: 'A meio; ninguém tem de o aprovar', en: 'Not ready yet; nobody has to approve it' },

  'say.press-again': {
    es: 'Hay demasiado movimiento en el chat ahora mismo y esto no se ha podido hacer. Espera unos segundos y pulsa otra vez.',
    pt: 'Há demasiado movimento no chat neste momento e isto não se pôde fazer. Espera uns segundos e carrega outra vez.',
    en: 'The chat is too busy at this moment, and this could not be done. Wait a few seconds and press again.',
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

  'form.mark-sent.title': { es: 'La respuesta ya salió', pt: 'A resposta já saiu', en: 'The answer is out' },
  'form.mark-sent.line': {
    es: 'Dices que esta respuesta está en {{network}}. No se enviará otra vez, y la tarjeta dirá que lo has marcado tú.',
    pt: 'Dizes que esta resposta está no {{network}}. Não se envia outra vez, e o cartão dirá que foste tu a marcá-la.',
    en: 'You say that this answer is on {{network}}. It is not sent again, and the card will say that you marked it.',
  },
  'form.mark-sent.url': { es: 'Enlace a la respuesta', pt: 'Ligação para a resposta', en: 'Link to the answer' },
  'form.mark-sent.hint': {
    es: 'Si lo tienes: quien mire la tarjeta podrá abrirla.',
    pt: 'Se a tens: quem olhar para o cartão pode abri-la.',
    en: 'If you have it: whoever looks at the card can open it.',
  },
  'form.mark-sent.submit': { es: 'Sí, ya salió', pt: 'Sim, já saiu', en: 'Yes, it is out' },
  'form.mark-sent.not-a-link': {
    es: 'Eso no es un enlace que empiece por https://. Cópialo entero del navegador o deja la casilla vacía.',
    pt: 'Isso não é uma ligação que comece por https://. Copia-a inteira do navegador ou deixa a caixa vazia.',
    en: 'That is not a link that begins with https://. Copy all of it from the browser, or leave the box empty.',
  },
  'card.marked-sent': { es: 'marcada como enviada por {{by}}', pt: 'marcada como enviada por {{by}}', en: 'marked as sent by {{by}}' },
  'draft.marked-sent': { es: 'Marcado como enviado por {{by}} a las {{at}}', pt: 'Marcado como enviado por {{by}} às {{at}}', en: 'Marked as sent by {{by}} at {{at}}' },
});
