import { defineTexts } from './define.ts';

/** Direct messages to experts. */
export const directTexts = defineTexts({
  'direct.asked': {
    es: '{{asker}} te pregunta sobre un mensaje de {{author}} en {{network}}',
    pt: '{{asker}} faz-te uma pergunta sobre uma mensagem de {{author}} no {{network}}',
    'pt-BR': '{{asker}} faz uma pergunta a você sobre uma mensagem de {{author}} no {{network}}',
    en: '{{asker}} has a question about a message from {{author}} on {{network}}',
  },
  'direct.asked.private': {
    es: '{{asker}} te pregunta sobre un mensaje privado de {{network}}, que aquí no se muestra',
    pt: '{{asker}} faz-te uma pergunta sobre uma mensagem privada do {{network}}, que não se mostra aqui',
    'pt-BR': '{{asker}} faz uma pergunta a você sobre uma mensagem privada do {{network}}, que não se mostra aqui',
    en: '{{asker}} has a question about a private message on {{network}}, which is not shown here',
  },
  'direct.card': {
    es: 'ver la tarjeta n.º {{number}}',
    pt: 'ver o cartão n.º {{number}}',
    en: 'see card no. {{number}}',
  },
  'direct.how': {
    es: 'Responde a este mensaje o pulsa «{{@write-answer}}». Lo leerá {{asker}}: nada se publica tal cual.',
    pt: 'Responde a esta mensagem ou carrega em «{{@write-answer}}». {{asker}} vai lê-la: nada é publicado tal e qual.',
    'pt-BR':
      'Responda a esta mensagem ou clique em «{{@write-answer}}». {{asker}} vai lê-la: nada é publicado tal e qual.',
    en: 'Reply to this message or press “{{@write-answer}}”. {{asker}} will read it: nothing is published as it is.',
  },
  'direct.yours': {
    es: 'Gracias: {{asker}} ya tiene tu respuesta. Para añadir algo, responde otra vez a este mensaje.',
    pt: 'Obrigado: {{asker}} já tem a tua resposta. Para acrescentar algo, responde outra vez a esta mensagem.',
    'pt-BR': 'Obrigado: {{asker}} já tem a sua resposta. Para acrescentar algo, responda outra vez a esta mensagem.',
    en: 'Thank you: {{asker}} has your answer. To add something, reply to this message again.',
  },
  'direct.you-said': {
    es: 'Tu respuesta: {{text}}',
    pt: 'A tua resposta: {{text}}',
    'pt-BR': 'A sua resposta: {{text}}',
    en: 'Your answer: {{text}}',
  },
  'direct.answered': {
    es: '{{expert}} ya ha contestado: no hace falta nada más.',
    pt: '{{expert}} já respondeu: não é preciso mais nada.',
    en: '{{expert}} has already answered: there is nothing left for you to do.',
  },
  'direct.taken': {
    es: '{{expert}} se encarga: no hace falta que hagas nada.',
    pt: '{{expert}} está a tratar disto: não precisas de fazer nada.',
    'pt-BR': '{{expert}} está cuidando disso: você não precisa fazer nada.',
    en: '{{expert}} is handling it: there is nothing for you to do.',
  },
  'direct.taken-by-you': {
    es: 'Te encargas tú. {{asker}} y tu grupo lo saben.',
    pt: 'És tu quem trata disto. {{asker}} e o teu grupo já sabem.',
    'pt-BR': 'É você quem cuida disso. {{asker}} e o seu grupo já sabem.',
    en: 'You are handling it. {{asker}} and your group know.',
  },
  'direct.used': {
    es: '{{asker}} ha usado tu respuesta para un borrador. ¡Gracias!',
    pt: '{{asker}} usou a tua resposta num rascunho. Obrigado!',
    'pt-BR': '{{asker}} usou a sua resposta num rascunho. Obrigado!',
    en: '{{asker}} has used your answer for a draft. Thank you!',
  },
  'direct.withdrawn': {
    es: 'Ya no hace falta: la pregunta se retiró.',
    pt: 'Já não é preciso: a pergunta foi retirada.',
    en: 'No longer needed: the question was withdrawn.',
  },
  'direct.which': {
    es: 'Tienes varias preguntas abiertas. Responde al mensaje de la que sea, o pulsa su botón «{{@write-answer}}».',
    pt: 'Tens várias perguntas abertas. Responde à mensagem da pergunta, ou carrega no seu botão «{{@write-answer}}».',
    'pt-BR':
      'Você tem várias perguntas abertas. Responda à mensagem da pergunta, ou clique no botão «{{@write-answer}}» dela.',
    en: 'You have several open questions. Reply to the message of the one you mean, or press its “{{@write-answer}}” button.',
  },
  'direct.nothing': {
    es: 'Ahora mismo no tienes ninguna pregunta pendiente, así que esto no lo lee nadie.',
    pt: 'Neste momento não tens nenhuma pergunta pendente, por isso ninguém lê isto.',
    'pt-BR': 'Neste momento você não tem nenhuma pergunta pendente, por isso ninguém lê isto.',
    en: 'You have no open questions right now, so nobody reads this.',
  },
});
