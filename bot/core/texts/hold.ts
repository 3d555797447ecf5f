import { defineTexts } from './define.ts';

/** What crisis mode switches on and off, and what people are told of it. */
export const holdTexts = defineTexts({
  'hold.reason.approval': {
    es: 'Desde las {{since}} todo necesita la aprobación de {{approvers}}.',
    pt: 'Desde as {{since}} tudo precisa da aprovação de {{approvers}}.',
    en: 'Since {{since}} everything needs approval, from {{approvers}}.',
  },
  'hold.reason.automatic': {
    es: 'Desde las {{since}} las respuestas automáticas están paradas, por {{by}}.',
    pt: 'Desde as {{since}} as respostas automáticas estão paradas, por {{by}}.',
    en: 'Since {{since}} automatic replies are held, by {{by}}.',
  },
  'hold.button.approval': { es: 'Aprobar todo antes', pt: 'Aprovar tudo antes', en: 'Approve everything first' },
  'hold.button.automatic': {
    es: 'Parar respuestas automáticas',
    pt: 'Parar respostas automáticas',
    en: 'Hold automatic replies',
  },
  'hold.button.statement': {
    es: 'Fijar mensaje de espera',
    pt: 'Fixar mensagem de espera',
    en: 'Pin a holding statement',
  },
  'hold.button.room': { es: 'Abrir sala de crisis', pt: 'Abrir sala de crise', en: 'Open a war room' },
  'hold.end.room': { es: 'Cerrar la sala de crisis', pt: 'Fechar a sala de crise', en: 'Close the war room' },
  'hold.on.room': {
    es: 'Sala de crisis abierta por {{by}}, {{at}}',
    pt: 'Sala de crise aberta por {{by}}, {{at}}',
    en: 'War room opened by {{by}}, {{at}}',
  },
  'hold.told.room.on': {
    es: '{{by}} abre una sala de crisis.',
    pt: '{{by}} abre uma sala de crise.',
    en: '{{by}} opens a war room.',
  },
  'hold.told.room.off': {
    es: '{{by}} cierra la sala de crisis.',
    pt: '{{by}} fecha a sala de crise.',
    en: '{{by}} closes the war room.',
  },
  'hold.title.room': { es: 'Sala de crisis', pt: 'Sala de crise', en: 'War room' },
  'hold.means.room': {
    es: 'Un lugar para decidir sobre {{brand}}: se llama a estas personas y se les dice qué pasa y qué está activado. Nada de lo que se escribe allí se publica.',
    pt: 'Um lugar para decidir sobre {{brand}}: estas pessoas são chamadas e ficam a saber o que se passa e o que está ativo. Nada do que lá se escreve é publicado.',
    'pt-BR':
      'Um lugar para decidir sobre {{brand}}: estas pessoas são chamadas e ficam sabendo o que está acontecendo e o que está ativado. Nada do que se escreve lá é publicado.',
    en: 'A place to decide about {{brand}}: these people are called in and told what is going on and what is switched on. Nothing written there is published.',
  },
  'hold.who.room': { es: '¿A quién se llama?', pt: 'Quem é chamado?', en: 'Who is called?' },
  'hold.nobody.room': {
    es: 'Elige al menos a una persona.',
    pt: 'Escolhe pelo menos uma pessoa.',
    'pt-BR': 'Escolha pelo menos uma pessoa.',
    en: 'Choose at least one person.',
  },
  'hold.end.approval': {
    es: 'Volver a las reglas de aprobación',
    pt: 'Voltar às regras de aprovação',
    en: 'Back to the usual approvals',
  },
  'hold.end.automatic': {
    es: 'Reanudar respuestas automáticas',
    pt: 'Retomar respostas automáticas',
    en: 'Resume automatic replies',
  },
  'hold.end.statement': {
    es: 'Quitar mensaje de espera',
    pt: 'Retirar mensagem de espera',
    en: 'Unpin the holding statement',
  },
  'hold.end.all': { es: 'Terminar el modo crisis', pt: 'Terminar o modo de crise', en: 'End crisis mode' },
  'hold.still-on_one': {
    es: 'Una medida sigue activa. Termina cuando alguien lo diga.',
    pt: 'Uma medida continua ativa. Termina quando alguém o disser.',
    en: 'One measure is still on. It ends when somebody says so.',
  },
  'hold.still-on_many': {
    es: '{{count}} medidas siguen activas. Terminan cuando alguien lo diga.',
    pt: '{{count}} medidas continuam ativas. Terminam quando alguém o disser.',
    en: '{{count}} measures are still on. They end when somebody says so.',
  },
  'hold.still-on_other': {
    es: '{{count}} medidas siguen activas. Terminan cuando alguien lo diga.',
    pt: '{{count}} medidas continuam ativas. Terminam quando alguém o disser.',
    en: '{{count}} measures are still on. They end when somebody says so.',
  },
  'hold.on.approval': {
    es: 'Todo necesita aprobación de {{approvers}}: lo pidió {{by}}, {{at}}',
    pt: 'Tudo precisa de aprovação de {{approvers}}: pedida por {{by}}, {{at}}',
    en: 'Everything needs approval from {{approvers}}: switched on by {{by}}, {{at}}',
  },
  'hold.on.automatic': {
    es: 'Respuestas automáticas paradas por {{by}}, {{at}}',
    pt: 'Respostas automáticas paradas por {{by}}, {{at}}',
    en: 'Automatic replies held by {{by}}, {{at}}',
  },
  'hold.on.statement': {
    es: 'Mensaje de espera fijado por {{by}}, {{at}}',
    pt: 'Mensagem de espera fixada por {{by}}, {{at}}',
    en: 'Holding statement pinned by {{by}}, {{at}}',
  },
  'hold.told.approval.on': {
    es: '{{by}} pide que nada salga sin la aprobación de {{approvers}}.',
    pt: '{{by}} pede que nada saia sem a aprovação de {{approvers}}.',
    en: '{{by}} asks that nothing goes out without the approval of {{approvers}}.',
  },
  'hold.told.approval.off': {
    es: '{{by}} vuelve a las reglas de aprobación de siempre.',
    pt: '{{by}} volta às regras de aprovação de sempre.',
    en: '{{by}} goes back to the usual approvals.',
  },
  'hold.told.automatic.on': {
    es: '{{by}} detiene las respuestas automáticas.',
    pt: '{{by}} suspende as respostas automáticas.',
    en: '{{by}} puts automatic replies on hold.',
  },
  'hold.told.automatic.off': {
    es: '{{by}} reanuda las respuestas automáticas. Las que no salieron ya no salen.',
    pt: '{{by}} retoma as respostas automáticas. As que não saíram já não saem.',
    'pt-BR': '{{by}} retoma as respostas automáticas. As que não saíram não saem mais.',
    en: '{{by}} resumes automatic replies. Those that were held back will not go out any more.',
  },
  'hold.told.statement.on': {
    es: '{{by}} fija este mensaje de espera: se ofrece primero a quien responde.',
    pt: '{{by}} fixa esta mensagem de espera: é oferecida em primeiro lugar a quem responde.',
    en: '{{by}} pins this holding statement: whoever answers is offered it first.',
  },
  'hold.told.statement.off': {
    es: '{{by}} quita el mensaje de espera.',
    pt: '{{by}} retira a mensagem de espera.',
    en: '{{by}} unpins the holding statement.',
  },
  'hold.title.approval': { es: 'Aprobar todo antes', pt: 'Aprovar tudo antes', en: 'Approve all first' },
  'hold.title.automatic': { es: 'Parar automáticas', pt: 'Parar automáticas', en: 'Hold automatic' },
  'hold.title.statement': { es: 'Mensaje de espera', pt: 'Mensagem de espera', en: 'Holding statement' },
  'hold.means.approval': {
    es: 'Nada sale en nombre de {{brand}} sin la aprobación de estas personas, tampoco lo que ya estaba aprobado por otras. Hasta que alguien lo termine.',
    pt: 'Nada sai em nome de {{brand}} sem a aprovação destas pessoas, nem o que já estava aprovado por outras. Até alguém terminar.',
    en: 'Nothing goes out for {{brand}} without the approval of these people, not even what others have approved already. Until somebody ends it.',
  },
  'hold.means.automatic': {
    es: 'Nada sale en nombre de {{brand}} sin una persona. Hasta que alguien lo termine.',
    pt: 'Nada sai em nome de {{brand}} sem uma pessoa. Até alguém terminar.',
    en: 'Nothing goes out for {{brand}} without a person. Until somebody ends it.',
  },
  'hold.means.statement': {
    es: 'Se ofrece primero a quien responde por {{brand}}, en el idioma de quien escribió. Cada respuesta se revisa y se aprueba como siempre.',
    pt: 'É oferecida em primeiro lugar a quem responde por {{brand}}, no idioma de quem escreveu. Cada resposta é revista e aprovada como sempre.',
    'pt-BR':
      'É oferecida em primeiro lugar a quem responde por {{brand}}, no idioma de quem escreveu. Cada resposta é revisada e aprovada como sempre.',
    en: 'Whoever answers for {{brand}} is offered it first, in the language of the customer. Each answer is checked and approved as always.',
  },
  'hold.who': { es: '¿Quién aprueba?', pt: 'Quem aprova?', en: 'Who approves?' },
  'hold.nobody': {
    es: 'Elige al menos a una persona: sin ella no saldría nada.',
    pt: 'Escolhe pelo menos uma pessoa: sem ela não sairia nada.',
    'pt-BR': 'Escolha pelo menos uma pessoa: sem ela não sairia nada.',
    en: 'Choose at least one person: without one nothing would go out.',
  },
  'hold.text': { es: 'En {{language}}', pt: 'Em {{language}}', en: 'In {{language}}' },
  'hold.text.hint': {
    es: '{{placeholder}} es el nombre de quien escribió. En los idiomas que dejes en blanco no se ofrece nada.',
    pt: '{{placeholder}} é o nome de quem escreveu. Nos idiomas que deixares em branco não se oferece nada.',
    'pt-BR': '{{placeholder}} é o nome de quem escreveu. Nos idiomas que você deixar em branco nada é oferecido.',
    en: '{{placeholder}} is the name of whoever wrote. In languages that you leave empty nothing is offered.',
  },
  'hold.no-text': {
    es: 'Escríbelo al menos en un idioma.',
    pt: 'Escreve-a pelo menos num idioma.',
    'pt-BR': 'Escreva-a em pelo menos um idioma.',
    en: 'Write it in one language at least.',
  },
  'hold.submit': { es: 'Activar', pt: 'Ativar', en: 'Switch on' },
});
