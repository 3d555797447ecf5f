import { defineTexts } from './define.ts';

/** Many conversations on one card. */
export const floodTexts = defineTexts({
  'flood.title.alike_one': {
    es: '{{count}} mensaje que dice lo mismo que otros',
    pt: '{{count}} mensagem que diz o mesmo que outras',
    en: '{{count}} message that says the same as others',
  },
  'flood.title.alike_many': {
    es: '{{count}} mensajes que dicen lo mismo',
    pt: '{{count}} mensagens que dizem o mesmo',
    en: '{{count}} messages that say the same',
  },
  'flood.title.alike_other': {
    es: '{{count}} mensajes que dicen lo mismo',
    pt: '{{count}} mensagens que dizem o mesmo',
    en: '{{count}} messages that say the same',
  },
  'flood.title.post_one': {
    es: '{{count}} comentario bajo una publicación muy comentada',
    pt: '{{count}} comentário sob uma publicação muito comentada',
    en: '{{count}} comment under a post that many comment on',
  },
  'flood.title.post_many': {
    es: '{{count}} comentarios bajo una misma publicación',
    pt: '{{count}} comentários sob a mesma publicação',
    en: '{{count}} comments under one post',
  },
  'flood.title.post_other': {
    es: '{{count}} comentarios bajo una misma publicación',
    pt: '{{count}} comentários sob a mesma publicação',
    en: '{{count}} comments under one post',
  },
  'flood.title.channel_one': {
    es: '{{count}} conversación entre muchas de golpe',
    pt: '{{count}} conversa entre muitas de uma vez',
    en: '{{count}} conversation among many at once',
  },
  'flood.title.channel_many': {
    es: '{{count}} conversaciones de golpe',
    pt: '{{count}} conversas de uma vez',
    en: '{{count}} conversations all at once',
  },
  'flood.title.channel_other': {
    es: '{{count}} conversaciones de golpe',
    pt: '{{count}} conversas de uma vez',
    en: '{{count}} conversations all at once',
  },
  // All that began it went to the cards of what they say.
  'flood.elsewhere': {
    es: 'Lo que llegó de golpe está en las otras tarjetas de este canal.',
    pt: 'O que chegou de uma vez está nos outros cartões deste canal.',
    en: 'What came all at once stands on the other cards of this channel.',
  },
  'flood.since': { es: 'desde {{at}}', pt: 'desde {{at}}', en: 'since {{at}}' },
  'flood.calm': { es: 'ya pasó ({{at}})', pt: 'já passou ({{at}})', en: 'over since {{at}}' },
  'flood.waiting': {
    es: '{{count}} sin responder ni dueño',
    pt: '{{count}} sem resposta nem dono',
    en: '{{count}} unanswered and unclaimed',
  },
  'flood.none': { es: 'Nadie espera respuesta', pt: 'Ninguém espera resposta', en: 'Nobody is waiting' },
  'flood.red_one': {
    es: '{{count}} habla de algo que dirección debe saber',
    pt: '{{count}} fala de algo que a direção deve saber',
    en: '{{count}} speaks of something managers must know of',
  },
  'flood.red_many': {
    es: '{{count}} hablan de algo que dirección debe saber',
    pt: '{{count}} falam de algo que a direção deve saber',
    en: '{{count}} speak of something managers must know of',
  },
  'flood.red_other': {
    es: '{{count}} hablan de algo que dirección debe saber',
    pt: '{{count}} falam de algo que a direção deve saber',
    en: '{{count}} speak of something managers must know of',
  },
  'flood.held': { es: '{{count}} con dueño', pt: '{{count}} com dono', en: '{{count}} claimed' },
  'flood.late': { es: '{{count}} fuera de plazo', pt: '{{count}} fora de prazo', en: '{{count}} late' },
  'flood.negative': { es: '{{share}} % negativos', pt: '{{share}} % negativos', en: '{{share}} % negative' },
  'flood.own': {
    es: '{{count}} con tarjeta propia',
    pt: '{{count}} com cartão próprio',
    en: '{{count}} with a card of their own',
  },
  'flood.each': {
    es: 'Cada una sigue siendo una conversación: está en la cola, se busca y se responde por separado.',
    pt: 'Cada uma continua a ser uma conversa: está na fila, procura-se e responde-se em separado.',
    'pt-BR': 'Cada uma continua sendo uma conversa: está na fila, pode ser buscada e respondida separadamente.',
    en: 'Each is still a conversation of its own: in the queue, found and answered one by one.',
  },
  'flood.base': {
    es: 'Base de las respuestas, de {{by}}: {{text}}',
    pt: 'Base das respostas, de {{by}}: {{text}}',
    en: 'Base for the answers, by {{by}}: {{text}}',
  },
  'flood.work.claim_one': {
    es: '{{by}} se queda con todas: {{count}} hecha',
    pt: '{{by}} fica com todas: {{count}} feita',
    en: '{{by}} takes all of them: {{count}} done',
  },
  'flood.work.claim_many': {
    es: '{{by}} se queda con todas: {{count}} hechas',
    pt: '{{by}} fica com todas: {{count}} feitas',
    en: '{{by}} takes all of them: {{count}} done',
  },
  'flood.work.claim_other': {
    es: '{{by}} se queda con todas: {{count}} hechas',
    pt: '{{by}} fica com todas: {{count}} feitas',
    en: '{{by}} takes all of them: {{count}} done',
  },
  'flood.work.tag_one': {
    es: '{{by}} las etiqueta todas: {{count}} hecha',
    pt: '{{by}} etiqueta todas: {{count}} feita',
    en: '{{by}} tags all of them: {{count}} done',
  },
  'flood.work.tag_many': {
    es: '{{by}} las etiqueta todas: {{count}} hechas',
    pt: '{{by}} etiqueta todas: {{count}} feitas',
    en: '{{by}} tags all of them: {{count}} done',
  },
  'flood.work.tag_other': {
    es: '{{by}} las etiqueta todas: {{count}} hechas',
    pt: '{{by}} etiqueta todas: {{count}} feitas',
    en: '{{by}} tags all of them: {{count}} done',
  },
  'flood.work.archive_one': {
    es: '{{by}} las archiva todas: {{count}} hecha',
    pt: '{{by}} arquiva todas: {{count}} feita',
    en: '{{by}} archives all of them: {{count}} done',
  },
  'flood.work.archive_many': {
    es: '{{by}} las archiva todas: {{count}} hechas',
    pt: '{{by}} arquiva todas: {{count}} feitas',
    en: '{{by}} archives all of them: {{count}} done',
  },
  'flood.work.archive_other': {
    es: '{{by}} las archiva todas: {{count}} hechas',
    pt: '{{by}} arquiva todas: {{count}} feitas',
    en: '{{by}} archives all of them: {{count}} done',
  },
  'flood.work.going': { es: 'sigue…', pt: 'continua…', en: 'going on…' },
  'flood.work.refused': {
    es: '{{count}} no: {{why}}',
    pt: '{{count}} não: {{why}}',
    en: '{{count}} not: {{why}}',
  },
  'flood.found': {
    es: '{{count}} en esta tarjeta',
    pt: '{{count}} neste cartão',
    en: '{{count}} on this card',
  },
  'form.flood-list.title': { es: 'Todas', pt: 'Todas', en: 'All of them' },
  'form.flood-bulk.what_one': {
    es: '¿Qué quieres hacer con ella?',
    pt: 'O que queres fazer com ela?',
    'pt-BR': 'O que você quer fazer com ela?',
    en: 'What do you want to do with it?',
  },
  'form.flood-bulk.what_many': {
    es: '¿Qué quieres hacer con las {{count}}?',
    pt: 'O que queres fazer com as {{count}}?',
    'pt-BR': 'O que você quer fazer com as {{count}}?',
    en: 'What do you want to do with all {{count}}?',
  },
  'form.flood-bulk.what_other': {
    es: '¿Qué quieres hacer con las {{count}}?',
    pt: 'O que queres fazer com as {{count}}?',
    'pt-BR': 'O que você quer fazer com as {{count}}?',
    en: 'What do you want to do with all {{count}}?',
  },
  'form.flood-bulk.submit': { es: 'Hacerlo', pt: 'Fazer', en: 'Do it' },
  'form.flood-bulk.hint': {
    es: 'Vale para las que no tienen tarjeta propia; se ve en la tarjeta cómo va.',
    pt: 'Vale para as que não têm cartão próprio; no cartão vê-se como vai.',
    'pt-BR': 'Vale para as que não têm cartão próprio; o cartão mostra o andamento.',
    en: 'For those without a card of their own; the card shows how it goes.',
  },
  'form.flood-bulk.begun': {
    es: 'En marcha: la tarjeta dice cómo va.',
    pt: 'A decorrer: o cartão diz como vai.',
    'pt-BR': 'Em andamento: o cartão mostra como vai.',
    en: 'Under way: the card says how it goes.',
  },
  'form.flood-base.label': {
    es: 'Con qué empieza cada respuesta',
    pt: 'Com que começa cada resposta',
    en: 'What each answer begins with',
  },
  'form.flood-base.hint': {
    es: '{{placeholder}} es el nombre de quien escribió. Nada se publica solo: cada respuesta se lee, se completa y se envía aparte. Vacío: sin base.',
    pt: '{{placeholder}} é o nome de quem escreveu. Nada se publica sozinho: cada resposta lê-se, completa-se e envia-se à parte. Vazio: sem base.',
    'pt-BR':
      '{{placeholder}} é o nome de quem escreveu. Nada é publicado sozinho: cada resposta é lida, completada e enviada à parte. Vazio: sem base.',
    en: '{{placeholder}} is the name of whoever wrote. Nothing is published by itself: each answer is read, completed and sent on its own. Empty: no base.',
  },
  'say.unfolded-already': {
    es: 'Ya tiene su propia tarjeta.',
    pt: 'Já tem o seu próprio cartão.',
    'pt-BR': 'Já tem um cartão próprio.',
    en: 'It already has a card of its own.',
  },
  'say.unfolded': {
    es: 'La n.º {{number}} tiene ahora su propia tarjeta en {{channel}}.',
    pt: 'A n.º {{number}} tem agora o seu próprio cartão em {{channel}}.',
    'pt-BR': 'A n.º {{number}} agora tem um cartão próprio em {{channel}}.',
    en: 'No. {{number}} now has a card of its own in {{channel}}.',
  },
});
