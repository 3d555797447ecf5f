import { defineTexts } from './define.ts';

/** Why a network or a rule refused, on the card. */
export const refusalTexts = defineTexts({
  'refusal.not-mentioned': {
    es: '{{network}} no lo aceptó: {{author}} no nos mencionó en ese mensaje y {{network}} no deja que un programa responda en ese caso. Contéstale desde la propia {{network}} con {{account}}: cuando veamos tu respuesta, quedará anotada aquí.',
    pt: '{{network}} não aceitou: {{author}} não nos mencionou nessa mensagem e {{network}} não deixa que um programa responda nesse caso. Responde no próprio {{network}} com {{account}}: quando virmos a tua resposta, fica registada aqui.',
    'pt-BR':
      '{{network}} não aceitou: {{author}} não nos mencionou nessa mensagem e {{network}} não deixa que um programa responda nesse caso. Responda no próprio {{network}} com {{account}}: quando virmos a sua resposta, fica registrada aqui.',
    en: '{{network}} did not accept it: {{author}} did not mention us in that message, and {{network}} does not let a program reply in that case. Answer on {{network}} itself as {{account}}: when we see your answer it is recorded here.',
  },
  'refusal.duplicate': {
    es: '{{network}} no lo aceptó: {{account}} ya publicó ese mismo texto. Mira en {{network}} si ya salió; si no, cambia alguna palabra y envíalo de nuevo.',
    pt: '{{network}} não aceitou: {{account}} já publicou esse mesmo texto. Vê no {{network}} se já saiu; se não, altera alguma palavra e envia outra vez.',
    'pt-BR':
      '{{network}} não aceitou: {{account}} já publicou esse mesmo texto. Veja no {{network}} se já saiu; se não, altere alguma palavra e envie outra vez.',
    en: '{{network}} did not accept it: {{account}} has already posted this exact text. Check on {{network}} whether it is there; if not, change a few words and send again.',
  },
  'refusal.too-long': {
    es: '{{network}} no lo aceptó: el texto es demasiado largo. Pulsa «{{@edit}}», acórtalo y envíalo de nuevo.',
    pt: '{{network}} não aceitou: o texto é demasiado longo. Carrega em «{{@edit}}», encurta-o e envia outra vez.',
    'pt-BR': '{{network}} não aceitou: o texto é longo demais. Clique em «{{@edit}}», encurte-o e envie outra vez.',
    en: '{{network}} did not accept it: the text is too long. Press “{{@edit}}”, shorten it and send again.',
  },
  'refusal.locked': {
    es: '{{network}} ha bloqueado {{account}} hasta que alguien entre y lo confirme. Entra en {{network}} con esa cuenta, desbloquéala y envíalo de nuevo.',
    pt: '{{network}} bloqueou {{account}} até alguém entrar e confirmar. Entra no {{network}} com essa conta, desbloqueia-a e envia outra vez.',
    'pt-BR':
      '{{network}} bloqueou {{account}} até alguém entrar e confirmar. Entre no {{network}} com essa conta, desbloqueie-a e envie outra vez.',
    en: '{{network}} has locked {{account}} until someone signs in and confirms. Sign in to {{network}} with that account, unlock it and send again.',
  },
  'refusal.target-gone': {
    es: '{{network}} no lo aceptó: el mensaje de {{author}} ya no está, o ahora no se puede ver. Si no queda nada que contestar, pulsa «{{@close}}»; si vuelve, envíalo otra vez.',
    pt: '{{network}} não aceitou: a mensagem de {{author}} já não existe, ou agora não se pode ver. Se não há nada a que responder, carrega em «{{@close}}»; se voltar, envia outra vez.',
    'pt-BR':
      '{{network}} não aceitou: a mensagem de {{author}} já não existe, ou agora não se pode ver. Se não há nada a que responder, clique em «{{@close}}»; se voltar, envie outra vez.',
    en: '{{network}} did not accept it: the message from {{author}} is gone or cannot be seen right now. If there is nothing left to answer, press “{{@close}}”; if it comes back, send again.',
  },
  'refusal.reply-restricted': {
    es: '{{network}} no lo aceptó: {{author}} limita quién puede responderle. Aquí no se le puede contestar en público; si te escribe en privado, contesta allí. Si no, pulsa «{{@close}}».',
    pt: '{{network}} não aceitou: {{author}} limita quem lhe pode responder. Aqui não se pode responder em público; se te escrever em privado, responde lá. Se não, carrega em «{{@close}}».',
    'pt-BR':
      '{{network}} não aceitou: {{author}} limita quem pode responder. Aqui não é possível responder em público; se escrever a você em privado, responda lá. Se não, clique em «{{@close}}».',
    en: '{{network}} did not accept it: {{author}} limits who can reply. You cannot answer in public here; if they write to you in private, answer there. Otherwise press “{{@close}}”.',
  },
  'refusal.no-private': {
    es: '{{network}} no lo aceptó: {{author}} no recibe mensajes privados de {{account}}. Solo se puede escribir en privado a quien nos escribió antes allí. Contéstale en público o pulsa «{{@close}}».',
    pt: '{{network}} não aceitou: {{author}} não recebe mensagens privadas de {{account}}. Só se pode escrever em privado a quem nos escreveu antes ali. Responde-lhe em público ou carrega em «{{@close}}».',
    'pt-BR':
      '{{network}} não aceitou: {{author}} não recebe mensagens privadas de {{account}}. Só se pode escrever em privado a quem nos escreveu antes ali. Responda-lhe em público ou clique em «{{@close}}».',
    en: '{{network}} did not accept it: {{author}} does not receive private messages from {{account}}. You can only write in private to people who wrote to us there first. Answer in public, or press “{{@close}}”.',
  },
  'refusal.window-closed': {
    es: '{{network}} no lo aceptó: ya pasó el plazo para contestar a {{author}} en privado. Cuando vuelva a escribir podrás contestar; si no puede esperar, búscale por otro medio y pulsa «{{@close}}».',
    pt: '{{network}} não aceitou: já passou o prazo para responder a {{author}} em privado. Quando voltar a escrever podes responder; se não puder esperar, procura outro meio e carrega em «{{@close}}».',
    'pt-BR':
      '{{network}} não aceitou: já passou o prazo para responder a {{author}} em privado. Quando voltar a escrever, você pode responder; se não puder esperar, procure outro meio e clique em «{{@close}}».',
    en: '{{network}} did not accept it: the time to answer {{author}} in private is over. You can answer when they write again; if it cannot wait, reach them another way and press “{{@close}}”.',
  },
  'refusal.private-once': {
    es: '{{network}} no lo aceptó: a este mensaje ya se le contestó en privado, y solo se puede una vez. Contéstale en público; si {{author}} responde en privado, la conversación sigue allí.',
    pt: '{{network}} não aceitou: já se respondeu em privado a esta mensagem, e só é possível uma vez. Responde em público; se {{author}} responder em privado, a conversa continua lá.',
    'pt-BR':
      '{{network}} não aceitou: já se respondeu em privado a esta mensagem, e só é possível uma vez. Responda em público; se {{author}} responder em privado, a conversa continua lá.',
    en: '{{network}} did not accept it: this message was already answered in private, and that works only once. Answer in public; if {{author}} replies in private, the conversation goes on there.',
  },
  'refusal.account-suspended': {
    es: '{{network}} ha suspendido {{account}} y nada puede salir de ella. Avisa a quien administra Recado para que lo recurra ante {{network}}.',
    pt: '{{network}} suspendeu {{account}} e nada pode sair dela. Avisa quem administra o Recado para que reclame junto do {{network}}.',
    'pt-BR':
      '{{network}} suspendeu {{account}} e nada pode sair dela. Avise quem administra o Recado para que reclame junto do {{network}}.',
    en: '{{network}} has suspended {{account}}, and nothing can go out from it. Ask your Recado administrator to appeal to {{network}}.',
  },
  'refusal.not-authorised': {
    es: '{{network}} ya no acepta el acceso de {{account}}. Avisa a quien administra Recado para que la conecte de nuevo y luego pulsa «{{@send-again}}».',
    pt: '{{network}} já não aceita o acesso de {{account}}. Avisa quem administra o Recado para que a ligue de novo e depois carrega em «{{@send-again}}».',
    'pt-BR':
      '{{network}} já não aceita o acesso de {{account}}. Avise quem administra o Recado para conectá-la de novo e depois clique em «{{@send-again}}».',
    en: '{{network}} no longer accepts the access of {{account}}. Ask your Recado administrator to connect it again, then press “{{@send-again}}”.',
  },
  'refusal.out-of-credit': {
    es: '{{network}} no lo aceptó: se acabó el saldo de la cuenta de desarrollo. Avisa a quien administra Recado para que lo recargue y luego envíalo de nuevo.',
    pt: '{{network}} não aceitou: acabou o saldo da conta de programador. Avisa quem administra o Recado para que o recarregue e depois envia outra vez.',
    'pt-BR':
      '{{network}} não aceitou: acabou o saldo da conta de desenvolvedor. Avise quem administra o Recado para que o recarregue e depois envie outra vez.',
    en: '{{network}} did not accept it: the developer account has no credit left. Ask your Recado administrator to top it up, then send again.',
  },
  'refusal.rejected': {
    es: '{{network}} no lo aceptó y dijo: «{{detail}}». Cambia el texto o contesta desde la propia {{network}}.',
    pt: '{{network}} não aceitou e disse: «{{detail}}». Muda o texto ou responde no próprio {{network}}.',
    'pt-BR': '{{network}} não aceitou e disse: «{{detail}}». Mude o texto ou responda no próprio {{network}}.',
    en: '{{network}} did not accept it and said: “{{detail}}”. Change the text, or answer on {{network}} itself.',
  },
  'refusal.approval-changed': {
    es: 'No lo hemos enviado: lo que iba a salir ya no era lo que se aprobó. Mira el borrador y pide la aprobación otra vez.',
    pt: 'Não o enviámos: o que ia sair já não era o que foi aprovado. Revê o rascunho e pede a aprovação outra vez.',
    'pt-BR':
      'Não o enviamos: o que ia sair já não era o que foi aprovado. Revise o rascunho e peça a aprovação outra vez.',
    en: 'We did not send it: what was about to go out was no longer what had been approved. Check the draft and ask for approval again.',
  },
  'refusal.undeliverable': {
    es: '{{network}} no pudo entregarla a {{author}}: puede que ya no use {{network}}, que tenga la aplicación sin actualizar o que no quiera mensajes nuestros. Prueba otra vez más tarde con «{{@send-again}}», o búscale por otro medio y pulsa «{{@close}}».',
    pt: '{{network}} não a conseguiu entregar a {{author}}: talvez já não use {{network}}, tenha a aplicação desatualizada ou não queira mensagens nossas. Tenta mais tarde com «{{@send-again}}», ou procura outro meio e carrega em «{{@close}}».',
    'pt-BR':
      '{{network}} não conseguiu entregá-la a {{author}}: talvez não use mais {{network}}, esteja com o aplicativo desatualizado ou não queira mensagens nossas. Tente mais tarde com «{{@send-again}}», ou procure outro meio e clique em «{{@close}}».',
    en: '{{network}} could not deliver it to {{author}}: they may no longer use {{network}}, have an old version of it, or not want messages from us. Try later with “{{@send-again}}”, or reach them another way and press “{{@close}}”.',
  },
  'refusal.template': {
    es: '{{network}} no aceptó la plantilla y dijo: «{{detail}}». Pulsa «{{@edit}}» y elige otra, o revisa lo que has puesto en ella.',
    pt: '{{network}} não aceitou o modelo e disse: «{{detail}}». Carrega em «{{@edit}}» e escolhe outro, ou revê o que lá puseste.',
    'pt-BR':
      '{{network}} não aceitou o modelo e disse: «{{detail}}». Clique em «{{@edit}}» e escolha outro, ou revise o que pôs nele.',
    en: '{{network}} did not accept the template and said: “{{detail}}”. Press “{{@edit}}” and choose another, or check what you filled in.',
  },
  'refusal.attachment': {
    es: '{{network}} no aceptó el adjunto. Edita el borrador para quitarlo o elegir otro.',
    pt: '{{network}} não aceitou o anexo. Edita o rascunho para o remover ou escolher outro.',
    'pt-BR': '{{network}} não aceitou o anexo. Edite o rascunho para remover ou escolher outro.',
    en: '{{network}} did not accept the attachment. Edit the draft to remove it or choose another.',
  },
});
