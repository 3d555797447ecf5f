import { defineTexts } from '../define.ts';

/** What stands in forms. A title holds at most 24 characters (Slack). */
export const formAnswerTexts = defineTexts({
  'form.answer.words-of': {
    es: 'Con las palabras de {{expert}}: dales forma antes de guardar.',
    pt: 'Com as palavras de {{expert}}: dá-lhes forma antes de guardar.',
    'pt-BR': 'Com as palavras de {{expert}}: adapte antes de salvar.',
    en: 'In the words of {{expert}}: adapt them before you save.',
  },
  'form.template.over': {
    es: 'El plazo para contestar con tus palabras ya pasó. {{network}} solo deja enviar una plantilla aprobada; cuando responda, podrás escribirle otra vez.',
    pt: 'O prazo para responder com as tuas palavras já passou. {{network}} só deixa enviar um modelo aprovado; quando responder, podes voltar a escrever.',
    'pt-BR':
      'O prazo para responder com as suas palavras já passou. {{network}} só permite enviar um modelo aprovado; quando responder, você pode voltar a escrever.',
    en: 'The time to answer in your own words is over. {{network}} only takes an approved template; once they reply you can write again.',
  },
  'form.template.label': { es: 'Plantilla', pt: 'Modelo', en: 'Template' },
  'form.template.submit': { es: 'Ver su texto', pt: 'Ver o texto', en: 'See its text' },
  'form.template.rest': {
    es: 'Fuera de la lista, porque no caben: {{count}}.',
    pt: 'Fora da lista, porque não cabem: {{count}}.',
    en: 'Not on the list, which holds no more: {{count}}.',
  },
  'form.template.value': {
    es: 'En lugar de {{variable}}',
    pt: 'No lugar de {{variable}}',
    en: 'In place of {{variable}}',
  },
  'form.template.missing': {
    es: 'Escribe qué va aquí.',
    pt: 'Escreve o que vai aqui.',
    'pt-BR': 'Escreva o que vai aqui.',
    en: 'Write what goes here.',
  },
  'form.answer.label': { es: 'Tu respuesta', pt: 'A tua resposta', 'pt-BR': 'Sua resposta', en: 'Your answer' },
  'form.answer.max': {
    es: 'Máximo {{max}} en {{network}}',
    pt: 'Máximo {{max}} no {{network}}',
    en: '{{network}} allows {{max}}',
  },
  'form.answer.max-opening': {
    es: 'Máximo {{max}} en {{network}}; el saludo y la firma ocupan {{length}}',
    pt: 'Máximo {{max}} no {{network}}; a saudação e a assinatura ocupam {{length}}',
    en: '{{network}} allows {{max}}; greeting and signature take {{length}}',
  },
  'form.answer.submit': { es: 'Continuar', pt: 'Continuar', en: 'Continue' },
  'form.answer.no-text': { es: '(sin texto)', pt: '(sem texto)', en: '(no text)' },
  'form.answer.earlier_one': {
    es: 'Antes hay {{count}} mensaje más, en el hilo de la tarjeta',
    pt: 'Antes há mais {{count}} mensagem, na conversa do cartão',
    en: "{{count}} earlier message is in the card's thread",
  },
  'form.answer.earlier_other': {
    es: 'Antes hay {{count}} mensajes más, en el hilo de la tarjeta',
    pt: 'Antes há mais {{count}} mensagens, na conversa do cartão',
    en: "{{count}} earlier messages are in the card's thread",
  },
  'form.answer.stopped': {
    es: 'No se puede enviar así:',
    pt: 'Não se pode enviar assim:',
    en: 'It cannot be sent like this:',
  },
  'form.answer.also': {
    es: 'Además, el manual avisa:',
    pt: 'O manual aponta também:',
    en: 'The manual also warns:',
  },
  'form.answer.warned': {
    es: 'Mira esto antes de enviarla. Para dejarla como está, pulsa Continuar otra vez:',
    pt: 'Vê isto antes de a enviar. Para a deixares como está, carrega outra vez em Continuar:',
    'pt-BR': 'Veja isto antes de enviar. Para deixar como está, clique outra vez em Continuar:',
    en: 'Check this before it goes out. To leave it as it is, press Continue again:',
  },
  'form.answer.reason': {
    es: 'Enviarla igualmente, porque…',
    pt: 'Enviar mesmo assim, porque…',
    en: 'Send it all the same, because…',
  },
  'form.answer.reason.hint': {
    es: 'Si la cambias, déjalo en blanco. Lo que escribas queda anotado con el borrador.',
    pt: 'Se a mudares, deixa em branco. O que escreveres fica registado com o rascunho.',
    'pt-BR': 'Se você mudar o texto, deixe em branco. O que escrever fica registrado com o rascunho.',
    en: 'Leave it empty if you change the text. What you write stays with the draft.',
  },
  'form.answer.see-above': {
    es: 'Mira los avisos de arriba.',
    pt: 'Vê os avisos em cima.',
    'pt-BR': 'Veja os avisos acima.',
    en: 'See the notes above.',
  },
  'form.answer.counted': {
    es: '{{length}} de {{max}} en {{network}}.',
    pt: '{{length}} de {{max}} no {{network}}.',
    en: '{{length}} of {{max}} on {{network}}.',
  },
  'form.answer.edited': {
    es: 'Este mensaje se editó después de llegar: aquí ves lo que dice ahora.',
    pt: 'Esta mensagem foi editada depois de chegar: aqui vês o que diz agora.',
    'pt-BR': 'Esta mensagem foi editada depois de chegar: aqui você vê o que diz agora.',
    en: 'This message was edited after it arrived: this is what it says now.',
  },
  'form.answer.deleted': {
    es: 'Este mensaje se borró en la red: ya no se puede contestar ahí.',
    pt: 'Esta mensagem foi apagada na rede: já não se pode responder aí.',
    en: 'This message was deleted on the network: it can no longer be answered there.',
  },
  'form.answer.rest': {
    es: 'El texto no cabe entero en el cuadro (el máximo es {{max}} caracteres). Lo que falta es esto; el texto completo está en el hilo de la tarjeta.',
    pt: 'O texto não cabe inteiro na caixa (o máximo é {{max}} caracteres). O que falta é isto; o texto completo está na conversa do cartão.',
    en: "The text does not fit in the box (the limit is {{max}} characters). The rest follows here; the full text is in the card's thread.",
  },
  'form.answer.restored': {
    es: 'Hemos recuperado lo que habías escrito antes.',
    pt: 'Recuperámos o que tinhas escrito antes.',
    'pt-BR': 'Recuperamos o que você tinha escrito antes.',
    en: 'We restored what you had written before.',
  },
  'form.answer.news': {
    es: 'Mientras escribías ha llegado esto. Tu texto sigue abajo: repásalo y pulsa Continuar.',
    pt: 'Enquanto escrevias chegou isto. O teu texto continua em baixo: revê-o e carrega em Continuar.',
    'pt-BR': 'Enquanto você escrevia chegou isto. O seu texto continua embaixo: revise e clique em Continuar.',
    en: 'This arrived while you were writing. Your text is still below: review it and press Continue.',
  },
  'form.answer.returned': {
    es: 'Te lo devolvieron con este motivo: «{{reason}}»',
    pt: 'Foi devolvido com este motivo: «{{reason}}»',
    en: 'It was returned with this reason: “{{reason}}”',
  },
  'form.answer.went-private': {
    es: 'Esta persona sigue en privado. Lo que escribas aquí lo leerá cualquiera.',
    pt: 'Esta pessoa continua em privado. O que escreveres aqui pode ser lido por qualquer pessoa.',
    'pt-BR': 'Esta pessoa continua em privado. O que você escrever aqui pode ser lido por qualquer pessoa.',
    en: 'This person has continued in private. Anyone can read what you write here.',
  },
});
