import { defineTexts } from './define.ts';

/** What the person who acted is told, beside the sentences that the rules give; and the answers to /recado. */
export const acts = defineTexts({
  'say.done': { es: 'Hecho. La tarjeta dirá cómo sigue.', pt: 'Feito. O cartão dirá como segue.', en: 'Done. The card will say how it goes on.' },
  'say.not-done': { es: 'No se ha hecho', pt: 'Não foi feito', en: 'Not done' },
  'say.not-seen': {
    es: 'No la vemos en {{network}}, pero eso aún no prueba que no saliera. Míralo tú en {{network}} y pulsa Ya salió o Enviar otra vez.',
    pt: 'Não a vemos no {{network}}, mas isso ainda não prova que não tenha saído. Vê no {{network}} e carrega em Já saiu ou Enviar outra vez.',
    en: 'We do not see it on {{network}}, but that does not prove yet that it is not there. Look on {{network}} and press It went out or Send again.',
  },
  'say.absent': {
    es: 'No había salido: {{network}} lo confirma. Sale ahora.',
    pt: 'Não tinha saído: {{network}} confirma-o. Sai agora.',
    en: 'It had not gone out: {{network}} confirms it. It goes out now.',
  },
  'say.found': { es: 'Sí salió: {{url}}', pt: 'Saiu, sim: {{url}}', en: 'It did go out: {{url}}' },

  'say.why': { es: 'Está aquí por la regla {{rule}}: {{reasons}}', pt: 'Está aqui pela regra {{rule}}: {{reasons}}', en: 'It is here by rule {{rule}}: {{reasons}}' },
  'say.why.all': {
    es: 'Está aquí por la regla {{rule}}, que recoge todos los mensajes.',
    pt: 'Está aqui pela regra {{rule}}, que recolhe todas as mensagens.',
    en: 'It is here by rule {{rule}}, which takes every message.',
  },
  'say.why.fallback': {
    es: 'Está aquí porque ninguna regla lo recogió: este es el canal para todo lo demás.',
    pt: 'Está aqui porque nenhuma regra a recolheu: este é o canal para tudo o resto.',
    en: 'It is here because no rule took it: this is the channel for everything else.',
  },
  'why.words': { es: 'la palabra «{{value}}»', pt: 'a palavra «{{value}}»', en: 'the word "{{value}}"' },
  'why.area': { es: 'el área {{value}}', pt: 'a área {{value}}', en: 'the area {{value}}' },
  'why.region': { es: 'la región {{value}}', pt: 'a região {{value}}', en: 'the region {{value}}' },
  'why.centre': { es: 'el centro {{value}}', pt: 'o centro {{value}}', en: 'the centre {{value}}' },
  'why.language': { es: 'el idioma ({{value}})', pt: 'o idioma ({{value}})', en: 'the language ({{value}})' },
  'why.network': { es: 'la red ({{value}})', pt: 'a rede ({{value}})', en: 'the network ({{value}})' },
  'why.account': { es: 'la cuenta {{value}}', pt: 'a conta {{value}}', en: 'the account {{value}}' },
  'why.kind': { es: 'el tipo de mensaje ({{value}})', pt: 'o tipo de mensagem ({{value}})', en: 'the kind of message ({{value}})' },
  'why.author': { es: 'quién escribe (@{{value}})', pt: 'quem escreve (@{{value}})', en: 'who writes (@{{value}})' },
  'why.tag': { es: 'la etiqueta «{{value}}»', pt: 'a etiqueta «{{value}}»', en: 'the tag "{{value}}"' },
  'why.sentiment': { es: 'el tono ({{value}})', pt: 'o tom ({{value}})', en: 'the tone ({{value}})' },

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
});
