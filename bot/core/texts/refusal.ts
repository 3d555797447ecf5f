import { defineTexts } from './define.ts';

/** Why a network or a rule refused, on the card. */
export const refusalTexts = defineTexts({
  'refusal.not-mentioned': {
    es: '{{network}} no lo aceptó: {{author}} no nos mencionó en ese mensaje y {{network}} no deja responder así por programa. Contéstale desde la propia {{network}} con {{account}}: cuando veamos tu respuesta, quedará anotada aquí.',
    pt: '{{network}} não aceitou: {{author}} não nos mencionou nessa mensagem e {{network}} não deixa responder assim por programa. Responde no próprio {{network}} com {{account}}: quando virmos a tua resposta, fica registada aqui.',
    en: '{{network}} did not accept it: {{author}} did not mention us in that message, and {{network}} allows no reply by program then. Answer on {{network}} itself as {{account}}: when we see your answer it is recorded here.',
  },
  'refusal.duplicate': {
    es: '{{network}} no lo aceptó: {{account}} ya publicó ese mismo texto. Mira en {{network}} si ya salió; si no, cambia alguna palabra y envíalo de nuevo.',
    pt: '{{network}} não aceitou: {{account}} já publicou esse mesmo texto. Vê no {{network}} se já saiu; se não, muda alguma palavra e envia outra vez.',
    en: '{{network}} did not accept it: {{account}} has already posted this very text. Look on {{network}} whether it is out; if not, change a few words and send again.',
  },
  'refusal.too-long': {
    es: '{{network}} no lo aceptó: el texto es demasiado largo. Pulsa Editar, acórtalo y envíalo de nuevo.',
    pt: '{{network}} não aceitou: o texto é demasiado longo. Carrega em Editar, encurta-o e envia outra vez.',
    en: '{{network}} did not accept it: the text is too long. Press Edit, shorten it and send again.',
  },
  'refusal.locked': {
    es: '{{network}} ha bloqueado {{account}} hasta que alguien entre y lo confirme. Entra en {{network}} con esa cuenta, desbloquéala y envíalo de nuevo.',
    pt: '{{network}} bloqueou {{account}} até alguém entrar e confirmar. Entra no {{network}} com essa conta, desbloqueia-a e envia outra vez.',
    en: '{{network}} has locked {{account}} until somebody signs in and confirms. Sign in to {{network}} with that account, unlock it and send again.',
  },
  'refusal.target-gone': {
    es: '{{network}} no lo aceptó: el mensaje de {{author}} ya no está, o ahora no se puede ver. Si no queda nada que contestar, pulsa Cerrar; si vuelve, envíalo otra vez.',
    pt: '{{network}} não aceitou: a mensagem de {{author}} já não existe, ou agora não se pode ver. Se não há nada a que responder, carrega em Fechar; se voltar, envia outra vez.',
    en: '{{network}} did not accept it: the message of {{author}} is gone, or cannot be seen now. If there is nothing left to answer, press Close; if it comes back, send again.',
  },
  'refusal.reply-restricted': {
    es: '{{network}} no lo aceptó: {{author}} limita quién puede responderle. Aquí no se le puede contestar en público; si te escribe en privado, contesta allí. Si no, pulsa Cerrar.',
    pt: '{{network}} não aceitou: {{author}} limita quem lhe pode responder. Aqui não se pode responder em público; se te escrever em privado, responde lá. Se não, carrega em Fechar.',
    en: '{{network}} did not accept it: {{author}} limits who may reply. You cannot answer in public here; if they write to you in private, answer there. Otherwise press Close.',
  },
  'refusal.no-private': {
    es: '{{network}} no lo aceptó: {{author}} no recibe mensajes privados de {{account}}. Solo se puede escribir en privado a quien nos escribió antes allí. Contéstale en público o pulsa Cerrar.',
    pt: '{{network}} não aceitou: {{author}} não recebe mensagens privadas de {{account}}. Só se pode escrever em privado a quem nos escreveu antes ali. Responde-lhe em público ou carrega em Fechar.',
    en: '{{network}} did not accept it: {{author}} does not receive private messages from {{account}}. Only people who wrote to us there before can be written to in private. Answer in public, or press Close.',
  },
  'refusal.account-suspended': {
    es: '{{network}} ha suspendido {{account}} y nada puede salir de ella. Avisa a quien administra Recado para que lo reclame en {{network}}.',
    pt: '{{network}} suspendeu {{account}} e nada pode sair dela. Avisa quem administra o Recado para que reclame junto de {{network}}.',
    en: '{{network}} has suspended {{account}}, and nothing can go out from it. Tell whoever runs Recado, so that they appeal to {{network}}.',
  },
  'refusal.not-authorised': {
    es: '{{network}} ya no acepta el acceso de {{account}}. Avisa a quien administra Recado para que la conecte de nuevo y luego pulsa Enviar otra vez.',
    pt: '{{network}} já não aceita o acesso de {{account}}. Avisa quem administra o Recado para que a ligue de novo e depois carrega em Enviar outra vez.',
    en: '{{network}} no longer accepts the access of {{account}}. Tell whoever runs Recado to connect it again, then send again.',
  },
  'refusal.out-of-credit': {
    es: '{{network}} no lo aceptó: se acabó el saldo de la cuenta de desarrollo. Avisa a quien administra Recado para que lo recargue y luego envíalo de nuevo.',
    pt: '{{network}} não aceitou: acabou o saldo da conta de programador. Avisa quem administra o Recado para que o recarregue e depois envia outra vez.',
    en: '{{network}} did not accept it: the developer account has no credit left. Tell whoever runs Recado to top it up, then send again.',
  },
  'refusal.rejected': {
    es: '{{network}} no lo aceptó y dijo: «{{detail}}». Cambia el texto o contesta desde la propia {{network}}.',
    pt: '{{network}} não aceitou e disse: «{{detail}}». Muda o texto ou responde no próprio {{network}}.',
    en: '{{network}} did not accept it and said: "{{detail}}". Change the text, or answer on {{network}} itself.',
  },
  'refusal.approval-changed': {
    es: 'No lo hemos enviado: lo que iba a salir ya no era lo que se aprobó. Mira el borrador y pide la aprobación otra vez.',
    pt: 'Não o enviámos: o que ia sair já não era o que foi aprovado. Revê o rascunho e pede a aprovação outra vez.',
    en: 'We did not send it: what was about to go out was no longer what had been approved. Look at the draft and ask for approval again.',
  },
  'refusal.attachment': {
    es: '{{network}} no aceptó el adjunto. Edita el borrador para quitarlo o poner otro.',
    pt: '{{network}} não aceitou o anexo. Edita o rascunho para o tirar ou pôr outro.',
    en: '{{network}} did not accept the attachment. Edit the draft to remove it or choose another.',
  },
});
