import { defineTexts } from './define.ts';

/** What stands in forms. A title holds at most 24 characters (Slack). */
export const forms = defineTexts({
  'form.opening': { es: 'Abriendo…', pt: 'A abrir…', en: 'Opening…' },
  'form.checking': { es: 'Comprobando…', pt: 'A verificar…', en: 'Checking…' },
  'form.close': { es: 'Cerrar', pt: 'Fechar', en: 'Close' },
  'form.cancel': { es: 'Cancelar', pt: 'Cancelar', en: 'Cancel' },

  'form.title.reply': { es: 'Responder', pt: 'Responder', en: 'Reply' },
  'form.title.edit': { es: 'Editar la respuesta', pt: 'Editar a resposta', en: 'Edit the answer' },
  'form.title.change': { es: 'Cambiar y aprobar', pt: 'Alterar e aprovar', en: 'Change and approve' },
  'form.answer.label': { es: 'Tu respuesta', pt: 'A tua resposta', en: 'Your answer' },
  'form.answer.max': { es: 'Máximo {{max}} en {{network}}', pt: 'Máximo {{max}} no {{network}}', en: '{{network}} allows {{max}}' },
  'form.answer.max-opening': {
    es: 'Máximo {{max}} en {{network}}; el saludo y la firma ocupan {{length}}',
    pt: 'Máximo {{max}} no {{network}}; a saudação e a assinatura ocupam {{length}}',
    en: '{{network}} allows {{max}}; greeting and signature take {{length}}',
  },
  'form.answer.submit': { es: 'Continuar', pt: 'Continuar', en: 'Continue' },
  'form.answer.no-text': { es: '(sin texto)', pt: '(sem texto)', en: '(no text)' },
  'form.answer.earlier_one': {
    es: 'Antes de este hay {{count}} mensaje más, en el hilo de la tarjeta',
    pt: 'Antes desta há mais {{count}} mensagem, no fio do cartão',
    en: "{{count}} message came before this one; it is in the card's thread",
  },
  'form.answer.earlier_other': {
    es: 'Antes de este hay {{count}} mensajes más, en el hilo de la tarjeta',
    pt: 'Antes desta há mais {{count}} mensagens, no fio do cartão',
    en: "{{count}} messages came before this one; they are in the card's thread",
  },
  'form.answer.edited': {
    es: 'Este mensaje se editó después de llegar: aquí ves lo que dice ahora.',
    pt: 'Esta mensagem foi editada depois de chegar: aqui vês o que diz agora.',
    en: 'This message was edited after it arrived: this is what it says now.',
  },
  'form.answer.deleted': {
    es: 'Este mensaje se borró en la red: ya no se puede contestar ahí.',
    pt: 'Esta mensagem foi apagada na rede: já não se pode responder aí.',
    en: 'This message was deleted on the network: it can no longer be answered there.',
  },
  'form.answer.rest': {
    es: 'El texto no cabe entero en el cuadro (caben {{max}} caracteres). Lo que falta es esto; entero está en el hilo de la tarjeta.',
    pt: 'O texto não cabe inteiro na caixa (cabem {{max}} caracteres). O que falta é isto; inteiro está no fio do cartão.',
    en: "The text does not fit in the box as a whole (there is room for {{max}} characters). What is missing follows here; all of it is in the card's thread.",
  },
  'form.answer.restored': { es: 'Hemos recuperado lo que habías escrito antes.', pt: 'Recuperámos o que tinhas escrito antes.', en: 'We brought back what you had written before.' },
  'form.answer.news': {
    es: 'Mientras escribías ha llegado esto. Tu texto sigue abajo: repásalo y pulsa Continuar.',
    pt: 'Enquanto escrevias chegou isto. O teu texto continua em baixo: revê-o e carrega em Continuar.',
    en: 'This arrived while you were writing. Your text is still below: look it over and press Continue.',
  },
  'form.answer.returned': { es: 'Te lo devolvieron con este motivo: «{{reason}}»', pt: 'Foi devolvido com este motivo: «{{reason}}»', en: 'It was returned with this reason: "{{reason}}"' },
  'form.change.note': {
    es: 'Queda aprobado con tus palabras. Avisamos a quien lo escribió.',
    pt: 'Fica aprovado com as tuas palavras. Avisamos quem o escreveu.',
    en: 'It is approved in your words. We tell whoever wrote it.',
  },
  'form.change.submit': { es: 'Aprobar así', pt: 'Aprovar assim', en: 'Approve like this' },

  'form.private.label': { es: '¿Quién la verá?', pt: 'Quem a vai ver?', en: 'Who will see it?' },
  'form.private.public': { es: 'Cualquiera (pública)', pt: 'Qualquer pessoa (pública)', en: 'Anyone (public)' },
  'form.private.private': { es: 'Solo quien escribió (privada)', pt: 'Só quem escreveu (privada)', en: 'Only who wrote (private)' },
  'form.speaks': { es: 'Hablará {{account}} en {{network}}', pt: 'Fala {{account}} no {{network}}', en: '{{account}} will speak on {{network}}' },
  'form.speaks.public': { es: 'Hablará {{account}} en {{network}}, en público', pt: 'Fala {{account}} no {{network}}, em público', en: '{{account}} will speak on {{network}}, in public' },
  'form.speaks.private': { es: 'Hablará {{account}} en {{network}}, en privado', pt: 'Fala {{account}} no {{network}}, em privado', en: '{{account}} will speak on {{network}}, in private' },
  'form.approval.none': {
    es: 'Nadie tiene que aprobarla: podrás enviarla enseguida.',
    pt: 'Ninguém tem de a aprovar: podes enviá-la logo a seguir.',
    en: 'Nobody has to approve it: you can send it right away.',
  },
  'form.approval.by': { es: 'La aprueba {{approvers}} (regla {{rule}})', pt: 'É aprovada por {{approvers}} (regra {{rule}})', en: '{{approvers}} approves it (rule {{rule}})' },
  'form.next.label': { es: '¿Y ahora?', pt: 'E agora?', en: 'What next?' },
  'form.next.ask': { es: 'Pedir aprobación', pt: 'Pedir aprovação', en: 'Ask for approval' },
  'form.next.ready': { es: 'Dejarla lista para enviar', pt: 'Deixá-la pronta para enviar', en: 'Make it ready to send' },
  'form.next.keep': { es: 'Guardar como borrador', pt: 'Guardar como rascunho', en: 'Keep as a draft' },

  'form.reason.label': { es: 'Motivo', pt: 'Motivo', en: 'Reason' },
  'form.take-over.line': {
    es: '{{owner}} la lleva desde las {{since}}. Pasará a ser tuya y se lo diremos.',
    pt: 'Está com {{owner}} desde as {{since}}. Passa a ser tua e avisamos.',
    en: '{{owner}} has had it since {{since}}. It becomes yours, and we say so.',
  },
  'form.take-over.hint': { es: 'Lo leerá quien la llevaba hasta ahora.', pt: 'Será lido por quem a tinha até agora.', en: 'Whoever had it until now will read this.' },
  'form.return.line': { es: 'El borrador {{version}} vuelve a {{by}}.', pt: 'O rascunho {{version}} volta para {{by}}.', en: 'Draft {{version}} goes back to {{by}}.' },
  'form.return.hint': { es: '¿Qué hay que cambiar?', pt: 'O que é preciso mudar?', en: 'What should change?' },

  'form.confirm.title': { es: 'Algo ha cambiado', pt: 'Algo mudou', en: 'Something changed' },
  'form.confirm.submit': { es: 'Enviar igualmente', pt: 'Enviar mesmo assim', en: 'Send all the same' },
  'form.confirm.edited': { es: '{{author}} cambió su mensaje. Ahora dice:', pt: '{{author}} mudou a mensagem. Agora diz:', en: '{{author}} changed the message. It now says:' },
  'form.confirm.answered': {
    es: 'Alguien ya contestó a este mensaje desde {{network}}.',
    pt: 'Alguém já respondeu a esta mensagem a partir do {{network}}.',
    en: 'Somebody has already answered this message from {{network}}.',
  },
  'form.confirm.see': { es: 'ver esa respuesta en {{network}}', pt: 'ver essa resposta no {{network}}', en: 'see that answer on {{network}}' },
  'form.confirm.draft': { es: 'Lo que ibas a enviar:', pt: 'O que ias enviar:', en: 'What you were about to send:' },

  'form.old-text.title': { es: 'Lo que decía', pt: 'O que dizia', en: 'What it said' },
  'form.old-text.first': { es: 'Al principio', pt: 'No início', en: 'At first' },
  'form.old-text.edit': { es: 'Después del cambio {{version}}', pt: 'Depois da alteração {{version}}', en: 'After edit {{version}}' },
  'form.old-text.now': { es: 'Ahora', pt: 'Agora', en: 'Now' },
  'form.old-text.last': { es: 'Cuando se borró', pt: 'Quando foi apagada', en: 'When it was deleted' },
  'form.earlier.title': { es: 'Mensajes anteriores', pt: 'Mensagens anteriores', en: 'Earlier messages' },
  'form.earlier.none': { es: 'La red ya no muestra mensajes anteriores.', pt: 'A rede já não mostra mensagens anteriores.', en: 'The network no longer shows earlier messages.' },

  'form.draft.asked': { es: 'Lo que escribió el cliente', pt: 'O que o cliente escreveu', en: 'What the customer wrote' },
  'form.draft.title': { es: 'Borrador {{version}}', pt: 'Rascunho {{version}}', en: 'Draft {{version}}' },
  'form.draft.by': { es: 'Borrador {{version}}, escrito por {{by}} a las {{at}}', pt: 'Rascunho {{version}}, escrito por {{by}} às {{at}}', en: 'Draft {{version}}, written by {{by}} at {{at}}' },
  'form.draft.state': { es: 'Ahora: {{state}}', pt: 'Agora: {{state}}', en: 'Now: {{state}}' },
});
