import { defineTexts } from '../define.ts';

/** `error.<code>` of RecadoError: what went wrong, where, and what to do, for the person who acted. */
export const errorDelegationTexts = defineTexts({
  'error.delegation.none-chosen': {
    es: 'Elige al menos una respuesta.',
    pt: 'Escolhe pelo menos uma resposta.',
    'pt-BR': 'Escolha pelo menos uma resposta.',
    en: 'Choose at least one answer.',
  },
  'error.delegation.not-found': {
    es: 'Esa pregunta ya no existe.',
    pt: 'Essa pergunta já não existe.',
    en: 'That question no longer exists.',
  },
  'error.delegation.no-question': {
    es: 'Escribe la pregunta.',
    pt: 'Escreve a pergunta.',
    'pt-BR': 'Escreva a pergunta.',
    en: 'Write the question.',
  },
  'error.delegation.no-person': {
    es: 'Elige a quién preguntas.',
    pt: 'Escolhe a quem perguntas.',
    'pt-BR': 'Escolha para quem você pergunta.',
    en: 'Choose who you want to ask.',
  },
  'error.delegation.person-beside': {
    es: 'Arriba has elegido otra cosa. Para preguntar a esta persona, elige arriba «{{option}}»; si no, quítala de aquí.',
    pt: 'Em cima escolheste outra coisa. Para perguntar a esta pessoa, escolhe em cima «{{option}}»; se não, tira-a daqui.',
    'pt-BR':
      'Acima você escolheu outra coisa. Para perguntar a esta pessoa, escolha acima “{{option}}”; se não, tire-a daqui.',
    en: 'You chose something else above. To ask this person, choose “{{option}}” above; if not, remove them here.',
  },
  'error.delegation.address-beside': {
    es: 'Arriba no has elegido el enlace. Elígelo para enviarlo a este correo, o borra el correo.',
    pt: 'Em cima não escolheste o link. Escolhe-o para o enviar a este e-mail, ou apaga o e-mail.',
    'pt-BR': 'Acima você não escolheu o link. Escolha-o para enviá-lo a este e-mail, ou apague o e-mail.',
    en: 'You did not choose the link above. Choose it to send it to this e-mail, or clear the e-mail.',
  },
  'error.delegation.yourself': {
    es: 'No puedes preguntarte a ti. Elige a otra persona.',
    pt: 'Não podes perguntar a ti. Escolhe outra pessoa.',
    'pt-BR': 'Você não pode perguntar a si. Escolha outra pessoa.',
    en: 'You cannot ask yourself. Choose someone else.',
  },
  'error.delegation.not-member': {
    es: 'Esa persona no puede contestar aquí: es invitada, de otra organización o un bot. Pregúntale con un enlace.',
    pt: 'Essa pessoa não pode responder aqui: é convidada, de outra organização ou um bot. Pergunta-lhe com um link.',
    en: 'That person cannot answer here: they are a guest, from another organisation, or a bot. Ask with a link instead.',
  },
  'error.delegation.empty-group': {
    es: 'En {{group}} no hay nadie más a quien preguntar.',
    pt: 'Em {{group}} não há mais ninguém a quem perguntar.',
    en: 'There is nobody else in {{group}} to ask.',
  },
  'error.delegation.bad-address': {
    es: 'Esto no es una dirección de correo.',
    pt: 'Isto não é um endereço de e-mail.',
    en: 'This is not an e-mail address.',
  },
  'error.delegation.not-asked': {
    es: 'Esta pregunta es para {{approvers}}.',
    pt: 'Esta pergunta é para {{approvers}}.',
    en: 'This question is for {{approvers}}.',
  },
  'error.delegation.no-answer': {
    es: 'Escribe la respuesta.',
    pt: 'Escreve a resposta.',
    'pt-BR': 'Escreva a resposta.',
    en: 'Write the answer.',
  },
  'error.delegation.withdrawn': {
    es: 'Esta pregunta se retiró: ya no hace falta contestarla.',
    pt: 'Esta pergunta foi retirada: já não é preciso responder.',
    en: 'This question was withdrawn: no answer is needed.',
  },
  'error.delegation.answered': {
    es: '{{by}} ya ha contestado a esta pregunta.',
    pt: '{{by}} já respondeu a esta pergunta.',
    en: '{{by}} has already answered this question.',
  },
  'error.delegation.used': {
    es: 'Tu respuesta ya se ha usado, así que no se puede cambiar. Si falta algo, dilo en el hilo.',
    pt: 'A tua resposta já foi usada, por isso não se pode alterar. Se falta algo, diz na conversa.',
    'pt-BR': 'A sua resposta já foi usada, por isso não pode ser mudada. Se falta algo, diga na conversa.',
    en: 'Your answer has already been used, so it cannot be changed. If something is missing, say so in the thread.',
  },
  'error.delegation.taken': {
    es: '{{by}} ya se encarga.',
    pt: '{{by}} já está a tratar disto.',
    'pt-BR': '{{by}} já está cuidando disso.',
    en: '{{by}} is already handling it.',
  },
  'error.delegation.expired': {
    es: 'Este enlace ha caducado: servía siete días. Pide otro a quien te lo mandó.',
    pt: 'Este link expirou: servia sete dias. Pede outro a quem to enviou.',
    'pt-BR': 'Este link expirou: servia sete dias. Peça outro a quem o enviou.',
    en: 'This link has expired: it worked for seven days. Ask the sender for a new one.',
  },
  'error.delegation.not-answered': {
    es: 'Todavía no hay ninguna respuesta para usar.',
    pt: 'Ainda não há nenhuma resposta para usar.',
    en: 'There is no answer to use yet.',
  },
  'error.delegation.not-yours': {
    es: 'Solo puede retirar la pregunta quien la hizo ({{by}}) o quien lleva la conversación.',
    pt: 'Só pode retirar a pergunta quem a fez ({{by}}) ou quem tem a conversa.',
    en: 'Only {{by}}, who asked, or the owner of the conversation can withdraw it.',
  },
  'error.delegation.too-late': {
    es: 'Ya hay respuesta: no se puede retirar.',
    pt: 'Já há resposta: não se pode retirar.',
    en: 'It has already been answered, so it cannot be withdrawn.',
  },
  'error.delegation.no-card': {
    es: 'Ese mensaje no está en el hilo de una tarjeta. Úsalo en un mensaje del hilo de un cliente.',
    pt: 'Essa mensagem não está na conversa de um cartão. Usa-o numa mensagem da conversa de um cliente.',
    en: "That message is not in the thread of a card. Use this on a message in a customer's thread.",
  },
});
