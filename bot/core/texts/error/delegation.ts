import { defineTexts } from '../define.ts';

/** `error.<code>` of RecadoError: what went wrong, where, and what to do, for the person who acted. */
export const errorDelegationTexts = defineTexts({
  'error.delegation.none-chosen': { es: 'Elige al menos una respuesta.', pt: 'Escolhe pelo menos uma resposta.', en: 'Choose at least one answer.' },
  'error.delegation.not-found': { es: 'Esa pregunta ya no existe.', pt: 'Essa pergunta já não existe.', en: 'That question no longer exists.' },
  'error.delegation.no-question': { es: 'Escribe la pregunta.', pt: 'Escreve a pergunta.', en: 'Write the question.' },
  'error.delegation.no-person': { es: 'Elige a quién preguntas.', pt: 'Escolhe a quem perguntas.', en: 'Choose whom you ask.' },
  'error.delegation.yourself': { es: 'No puedes preguntarte a ti. Elige a otra persona.', pt: 'Não podes perguntar a ti. Escolhe outra pessoa.', en: 'You cannot ask yourself. Choose somebody else.' },
  'error.delegation.not-member': {
    es: 'Esa persona no puede contestar aquí: es invitada, de otra organización o un bot. Pregúntale con un enlace.',
    pt: 'Essa pessoa não pode responder aqui: é convidada, de outra organização ou um bot. Pergunta-lhe com um link.',
    en: 'That person cannot answer here: a guest, of another organisation, or a bot. Ask by a link instead.',
  },
  'error.delegation.empty-group': { es: 'En {{group}} no hay nadie más a quien preguntar.', pt: 'Em {{group}} não há mais ninguém a quem perguntar.', en: 'There is nobody else in {{group}} to ask.' },
  'error.delegation.bad-address': { es: 'Esto no es una dirección de correo.', pt: 'Isto não é um endereço de e-mail.', en: 'This is not an e-mail address.' },
  'error.delegation.not-asked': { es: 'Esta pregunta es para {{approvers}}.', pt: 'Esta pergunta é para {{approvers}}.', en: 'This question is for {{approvers}}.' },
  'error.delegation.no-answer': { es: 'Escribe la respuesta.', pt: 'Escreve a resposta.', en: 'Write the answer.' },
  'error.delegation.withdrawn': {
    es: 'Esta pregunta se retiró: ya no hace falta contestarla.',
    pt: 'Esta pergunta foi retirada: já não é preciso responder.',
    en: 'This question was withdrawn: no answer is needed any more.',
  },
  'error.delegation.answered': { es: '{{by}} ya ha contestado a esta pregunta.', pt: '{{by}} já respondeu a esta pergunta.', en: '{{by}} has answered this question already.' },
  'error.delegation.used': {
    es: 'Tu respuesta ya se ha usado, así que no se puede cambiar. Si falta algo, dilo en el hilo.',
    pt: 'A tua resposta já foi usada, por isso não se pode mudar. Se falta algo, diz no fio.',
    en: 'Your answer has been used, so it cannot change. If something is missing, say so in the thread.',
  },
  'error.delegation.taken': { es: 'Ya lo mira {{by}}.', pt: 'Quem vê é {{by}}.', en: '{{by}} is looking already.' },
  'error.delegation.expired': {
    es: 'Este enlace ya no vale: era para siete días. Pide otro a quien te lo mandó.',
    pt: 'Este link já não vale: era para sete dias. Pede outro a quem to enviou.',
    en: 'This link no longer works: it was good for seven days. Ask whoever sent it for a new one.',
  },
  'error.delegation.not-answered': { es: 'Todavía no hay respuesta que usar.', pt: 'Ainda não há resposta para usar.', en: 'There is no answer to use yet.' },
  'error.delegation.not-yours': {
    es: 'La pregunta la retira quien la hizo ({{by}}) o quien lleva la conversación.',
    pt: 'A pergunta é retirada por quem a fez ({{by}}) ou por quem tem a conversa.',
    en: 'Whoever asked ({{by}}) or has the conversation can withdraw it.',
  },
  'error.delegation.too-late': { es: 'Ya hay respuesta: no se puede retirar.', pt: 'Já há resposta: não se pode retirar.', en: 'It has been answered: it cannot be withdrawn.' },
  'error.delegation.no-card': {
    es: 'Ese mensaje no está en el hilo de una tarjeta. Úsalo en un mensaje del hilo de un cliente.',
    pt: 'Essa mensagem não está no fio de um cartão. Usa-o numa mensagem do fio de um cliente.',
    en: "That message is not in the thread of a card. Use this on a message in a customer's thread.",
  },
});
