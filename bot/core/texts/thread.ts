import { defineTexts } from './define.ts';

/** Entries of a ticket's thread. */
export const threadTexts = defineTexts({
  'thread.notice': {
    es: 'Lo que escribáis aquí es interno: nunca se publica.',
    pt: 'O que escreverem aqui é interno: nunca é publicado.',
    'pt-BR': 'O que vocês escreverem aqui é interno: nunca é publicado.',
    en: 'What you write here is internal: it is never published.',
  },
  'thread.notice.mention': {
    es: 'Lo que escribáis aquí es interno: nunca se publica. Recado solo lee lo que menciona a @Recado; a una pregunta también se contesta con el botón «{{@write-answer}}».',
    pt: 'O que escreverem aqui é interno: nunca é publicado. O Recado só lê o que menciona @Recado; a uma pergunta também se responde com o botão «{{@write-answer}}».',
    'pt-BR':
      'O que vocês escreverem aqui é interno: nunca é publicado. O Recado só lê o que menciona @Recado; uma pergunta também pode ser respondida com o botão «{{@write-answer}}».',
    en: 'What you write here is internal: it is never published. Recado only reads messages that mention @Recado; you can also answer a question with the “{{@write-answer}}” button.',
  },
  'thread.digest': { es: 'La conversación hasta ahora', pt: 'A conversa até agora', en: 'The conversation so far' },
  'thread.digest.count_one': { es: '{{count}} mensaje', pt: '{{count}} mensagem', en: '{{count}} message' },
  'thread.digest.count_other': { es: '{{count}} mensajes', pt: '{{count}} mensagens', en: '{{count}} messages' },
  'thread.digest.last': {
    es: 'estos son los {{count}} últimos',
    pt: 'estas são as {{count}} últimas',
    en: 'these are the last {{count}}',
  },
  'thread.likes_one': {
    es: '{{count}} me gusta',
    pt: '{{count}} gosto',
    'pt-BR': '{{count}} curtida',
    en: '{{count}} like',
  },
  'thread.likes_other': {
    es: '{{count}} me gusta',
    pt: '{{count}} gostos',
    'pt-BR': '{{count}} curtidas',
    en: '{{count}} likes',
  },
  'thread.reposts_one': {
    es: '{{count}} reenvío',
    pt: '{{count}} partilha',
    'pt-BR': '{{count}} repost',
    en: '{{count}} repost',
  },
  'thread.reposts_other': {
    es: '{{count}} reenvíos',
    pt: '{{count}} partilhas',
    'pt-BR': '{{count}} reposts',
    en: '{{count}} reposts',
  },
  'thread.replies_one': { es: '{{count}} respuesta', pt: '{{count}} resposta', en: '{{count}} reply' },
  'thread.replies_other': { es: '{{count}} respuestas', pt: '{{count}} respostas', en: '{{count}} replies' },
  'thread.quotes_one': { es: '{{count}} cita', pt: '{{count}} citação', en: '{{count}} quote' },
  'thread.quotes_other': { es: '{{count}} citas', pt: '{{count}} citações', en: '{{count}} quotes' },
  'thread.ours': { es: 'nosotros', pt: 'nós', en: 'us' },
  'thread.message-deleted': { es: 'mensaje borrado', pt: 'mensagem apagada', en: 'message deleted' },
  'thread.message-edited': { es: 'editado', pt: 'editada', en: 'edited' },
  'thread.customer-again': {
    es: '{{author}} ha escrito otra vez',
    pt: '{{author}} escreveu outra vez',
    en: '{{author}} has written again',
  },
  'thread.customer-again.owner': {
    es: '{{owner}}, {{author}} ha escrito otra vez',
    pt: '{{owner}}, {{author}} escreveu outra vez',
    en: '{{owner}}, {{author}} has written again',
  },
  'thread.delegation': {
    es: '{{expert}}: {{asker}} te pregunta',
    pt: '{{expert}}: {{asker}} pergunta-te',
    'pt-BR': '{{expert}}: {{asker}} pergunta a você',
    en: '{{expert}}: {{asker}} asks you',
  },
  'thread.delegation.group': {
    es: '{{expert}}: {{asker}} pregunta a {{group}}',
    pt: '{{expert}}: {{asker}} pergunta a {{group}}',
    en: '{{expert}}: {{asker}} asks {{group}}',
  },
  'thread.delegation.link': {
    es: '{{asker}} pregunta con un enlace (caduca el {{expires}})',
    pt: '{{asker}} pergunta com um link (expira em {{expires}})',
    en: '{{asker}} asks via a link (expires {{expires}})',
  },
  'thread.delegation.address': {
    es: '{{asker}} pregunta a {{address}} con un enlace (caduca el {{expires}})',
    pt: '{{asker}} pergunta a {{address}} com um link (expira em {{expires}})',
    en: '{{asker}} asks {{address}} via a link (expires {{expires}})',
  },
  'thread.delegation.note': { es: 'Nota: {{note}}', pt: 'Nota: {{note}}', en: 'Note: {{note}}' },
  'thread.delegation.how': {
    es: 'Puedes contestar aquí o con el botón. Nada de eso se publica.',
    pt: 'Podes responder aqui ou com o botão. Nada disso é publicado.',
    'pt-BR': 'Você pode responder aqui ou com o botão. Nada disso é publicado.',
    en: 'You can answer here or with the button. None of it is published.',
  },
  'thread.delegation.how.mention': {
    es: 'Puedes contestar aquí si mencionas a @Recado, o con el botón. Nada de eso se publica.',
    pt: 'Podes responder aqui se mencionares @Recado, ou com o botão. Nada disso é publicado.',
    'pt-BR': 'Você pode responder aqui se mencionar @Recado, ou com o botão. Nada disso é publicado.',
    en: 'You can answer here if you mention @Recado, or with the button. None of it is published.',
  },
  'thread.delegation.taken': {
    es: '{{expert}} se encarga',
    pt: '{{expert}} está a tratar disto',
    'pt-BR': '{{expert}} está cuidando disso',
    en: '{{expert}} is handling it',
  },
  'thread.delegation.answered': {
    es: '{{expert}} contestó a las {{at}} · tardó {{time}}',
    pt: '{{expert}} respondeu às {{at}} · demorou {{time}}',
    en: '{{expert}} answered at {{at}} · it took {{time}}',
  },
  'thread.delegation.used': {
    es: '{{expert}} contestó a las {{at}} · su respuesta ya es un borrador',
    pt: '{{expert}} respondeu às {{at}} · a sua resposta já é um rascunho',
    en: '{{expert}} answered at {{at}} · now used in a draft',
  },
  'thread.delegation.withdrawn': { es: 'Pregunta retirada', pt: 'Pergunta retirada', en: 'Question withdrawn' },
  'thread.expert-answer': { es: '{{expert}} ha contestado', pt: '{{expert}} respondeu', en: '{{expert}} has answered' },
  'thread.expert-answer.mention': {
    es: '{{mentions}}: {{expert}} ha contestado',
    pt: '{{mentions}}: {{expert}} respondeu',
    en: '{{mentions}}: {{expert}} has answered',
  },
  'thread.expert-answer.messages': { es: '{{number}} mensajes', pt: '{{number}} mensagens', en: '{{number}} messages' },
  'thread.expert-answer.used': { es: 'ya es un borrador', pt: 'já é um rascunho', en: 'now used in a draft' },
  'thread.note': {
    es: '{{by}} escribió en el hilo de {{channel}}',
    pt: '{{by}} escreveu na conversa de {{channel}}',
    en: '{{by}} wrote in the thread in {{channel}}',
  },
  'thread.note.deleted': { es: 'nota borrada', pt: 'nota apagada', en: 'note deleted' },
});
