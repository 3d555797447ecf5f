import { defineTexts } from './define.ts';

/** Direct messages to experts. */
export const directTexts = defineTexts({
  'direct.asked': {
    es: '{{asker}} te pregunta sobre un mensaje de {{author}} en {{network}}',
    pt: '{{asker}} faz-te uma pergunta sobre uma mensagem de {{author}} no {{network}}',
    en: '{{asker}} asks you about a message from {{author}} on {{network}}',
  },
  'direct.asked.private': {
    es: '{{asker}} te pregunta sobre un mensaje privado de {{network}}, que aquí no se muestra',
    pt: '{{asker}} faz-te uma pergunta sobre uma mensagem privada do {{network}}, que não se mostra aqui',
    en: '{{asker}} asks you about a private message on {{network}}, which is not shown here',
  },
  'direct.card': { es: 'ver la tarjeta n.º {{number}}', pt: 'ver o cartão n.º {{number}}', en: 'see card no. {{number}}' },
  'direct.how': {
    es: 'Responde a este mensaje o pulsa Escribir respuesta. Lo leerá {{asker}}: nada se publica tal cual.',
    pt: 'Responde a esta mensagem ou carrega em Escrever resposta. Quem lê é {{asker}}: nada é publicado tal e qual.',
    en: 'Reply to this message or press Write an answer. {{asker}} will read it: nothing is published as it stands.',
  },
  'direct.yours': {
    es: 'Gracias: {{asker}} ya tiene tu respuesta. Para añadir algo, responde otra vez a este mensaje.',
    pt: 'Obrigado: {{asker}} já tem a tua resposta. Para juntar algo, responde outra vez a esta mensagem.',
    en: 'Thank you: {{asker}} has your answer. To add something, reply to this message again.',
  },
  'direct.you-said': { es: 'Tu respuesta: {{text}}', pt: 'A tua resposta: {{text}}', en: 'Your answer: {{text}}' },
  'direct.answered': {
    es: '{{expert}} ya ha contestado: no hace falta nada más.',
    pt: '{{expert}} já respondeu: não é preciso mais nada.',
    en: '{{expert}} has answered already: nothing more is needed.',
  },
  'direct.taken': { es: 'Lo mira {{expert}}: no hace falta que hagas nada.', pt: 'Quem vê é {{expert}}: não precisas de fazer nada.', en: '{{expert}} is looking: you need not do anything.' },
  'direct.taken-by-you': { es: 'Lo miras tú. {{asker}} y tu grupo lo saben.', pt: 'És tu quem vê. {{asker}} e o teu grupo já sabem.', en: 'You are looking. {{asker}} and your group know.' },
  'direct.used': {
    es: 'Tu respuesta ya se ha usado: {{asker}} ha hecho con ella un borrador. ¡Gracias!',
    pt: 'A tua resposta já foi usada: {{asker}} fez com ela um rascunho. Obrigado!',
    en: 'Your answer was used: {{asker}} made a draft from it. Thank you!',
  },
  'direct.withdrawn': { es: 'Ya no hace falta: la pregunta se retiró.', pt: 'Já não é preciso: a pergunta foi retirada.', en: 'No longer needed: the question was withdrawn.' },
  'direct.which': {
    es: 'Tienes varias preguntas abiertas. Responde al mensaje de la que sea, o pulsa su botón Escribir respuesta.',
    pt: 'Tens várias perguntas abertas. Responde à mensagem da que for, ou carrega no seu botão Escrever resposta.',
    en: 'You have several open questions. Reply to the message of the one you mean, or press its button Write an answer.',
  },
  'direct.nothing': {
    es: 'Ahora mismo nadie te pregunta nada aquí, así que esto no lo lee nadie.',
    pt: 'Neste momento ninguém te pergunta nada aqui, por isso ninguém lê isto.',
    en: 'Nobody asks you anything here right now, so nobody reads this.',
  },
});
