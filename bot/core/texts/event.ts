import { defineTexts } from './define.ts';

/** What the thread says of a ticket's events. */
export const eventTexts = defineTexts({
  'event.moved': {
    es: '{{by}} la trae de {{channel}}: {{reason}}',
    pt: '{{by}} trá-la de {{channel}}: {{reason}}',
    en: '{{by}} moved it here from {{channel}}: {{reason}}',
  },
  'event.rerouted': {
    es: 'Viene de {{channel}} por la regla {{rule}} de las rutas: lo que se acaba de marcar la trae aquí.',
    pt: 'Vem de {{channel}} pela regra {{rule}} das rotas: o que se acabou de marcar trá-la aqui.',
    en: 'It comes from {{channel}} by rule {{rule}} of the routes: what was just marked brings it here.',
  },
  'event.channel-gone': {
    es: 'Estaba en {{channel}}, que ya no está en la configuración: sigue aquí.',
    pt: 'Estava em {{channel}}, que já não está na configuração: continua aqui.',
    en: 'It was in {{channel}}, which is no longer in the configuration: it continues here.',
  },
  'event.owner-gone': {
    es: 'La llevaba {{owner}}, que ya no está en el equipo: vuelve a no tener dueño.',
    pt: 'Estava com {{owner}}, que já não está na equipa: volta a não ter dono.',
    'pt-BR': 'Estava com {{owner}}, que não está mais na equipe: volta a não ter dono.',
    en: '{{owner}} had it and is no longer on the team: it is unclaimed again.',
  },
  'event.expert-gone': {
    es: 'Se retira la pregunta a {{experts}}, ya fuera del equipo. Delega en otra persona si aún hace falta.',
    pt: 'Fica retirada a pergunta a {{experts}}, já fora da equipa. Delega noutra pessoa se ainda for preciso.',
    'pt-BR': 'A pergunta a {{experts}}, já fora da equipe, foi retirada. Delegue a outra pessoa se ainda for preciso.',
    en: 'The question to {{experts}}, no longer on the team, is withdrawn. Delegate it to somebody else if it is still needed.',
  },
  'event.expert-gone.others': {
    es: '{{experts}} se encargaba de la pregunta y ya no está en el equipo: sigue sin contestar.',
    pt: '{{experts}} tratava da pergunta e já não está na equipa: continua por responder.',
    'pt-BR': '{{experts}} estava cuidando da pergunta e não está mais na equipe: continua sem resposta.',
    en: '{{experts}} was handling the question and is no longer on the team: it still needs an answer.',
  },
  'event.handed-over': {
    es: 'Viene de {{channel}}, donde ahora no hay servicio (vuelve: {{until}}). Nadie la lleva.',
    pt: 'Vem de {{channel}}, onde agora não há serviço (volta: {{until}}). Ninguém está com ela.',
    en: 'It comes from {{channel}}, where there is no service now (back: {{until}}). Nobody has it.',
  },
  'event.level.first.warned': {
    es: 'La primera respuesta vence pronto, a las {{until}}.',
    pt: 'O prazo da primeira resposta está a acabar: às {{until}}.',
    'pt-BR': 'O prazo da primeira resposta está acabando: às {{until}}.',
    en: 'The first answer is due soon, at {{until}}.',
  },
  'event.level.first.missed': {
    es: 'Sigue sin primera respuesta y el plazo acabó a las {{until}}.',
    pt: 'Continua sem primeira resposta e o prazo acabou às {{until}}.',
    en: 'It still has no first answer and was due at {{until}}.',
  },
  'event.level.next.warned': {
    es: 'La respuesta vence pronto, a las {{until}}.',
    pt: 'O prazo da resposta está a acabar: às {{until}}.',
    'pt-BR': 'O prazo da resposta está acabando: às {{until}}.',
    en: 'The answer is due soon, at {{until}}.',
  },
  'event.level.next.missed': {
    es: 'Sigue esperando respuesta y el plazo acabó a las {{until}}.',
    pt: 'Continua à espera de resposta e o prazo acabou às {{until}}.',
    'pt-BR': 'Continua esperando resposta e o prazo acabou às {{until}}.',
    en: 'It is still waiting for an answer and was due at {{until}}.',
  },
  'event.level.resolution.warned': {
    es: 'El plazo para cerrarla vence pronto, a las {{until}}.',
    pt: 'O prazo para a fechar está a acabar: às {{until}}.',
    'pt-BR': 'O prazo para fechá-la está acabando: às {{until}}.',
    en: 'It is due to be closed soon, at {{until}}.',
  },
  'event.level.resolution.missed': {
    es: 'Sigue abierta y el plazo para cerrarla acabó a las {{until}}.',
    pt: 'Continua aberta e o prazo para a fechar acabou às {{until}}.',
    'pt-BR': 'Continua aberta e o prazo para fechá-la acabou às {{until}}.',
    en: 'It is still open and was due to be closed at {{until}}.',
  },
  'event.woken': {
    es: 'La pausa ha terminado: vuelve a esperar respuesta.',
    pt: 'A pausa acabou: volta a esperar resposta.',
    en: 'The snooze is over: it is waiting for an answer again.',
  },
  'event.answer-gone': {
    es: 'Nuestra respuesta ya no está en {{network}}: alguien la retiró allí.',
    pt: 'A nossa resposta já não está no {{network}}: alguém a retirou ali.',
    en: 'Our answer is no longer on {{network}}: someone removed it there.',
  },
  'event.went-private': {
    es: '{{author}} sigue en privado, en la n.º {{number}}. Pulsa «{{@read-private}}»: lo ves y contestas solo tú.',
    pt: '{{author}} continua em privado, na n.º {{number}}. Carrega em «{{@read-private}}»: só tu vês e respondes.',
    'pt-BR': '{{author}} continua em privado, na n.º {{number}}. Clique em «{{@read-private}}»: só você vê e responde.',
    en: '{{author}} continues in private, in no. {{number}}. Press “{{@read-private}}”: only you see it and answer it.',
  },
  'event.taken-over': {
    es: '{{by}} releva a {{owner}}: {{reason}}',
    pt: '{{by}} assume a conversa de {{owner}}: {{reason}}',
    en: '{{by}} takes over from {{owner}}: {{reason}}',
  },
  'event.draft-waiting': {
    es: 'El borrador {{version}} de {{by}} espera aprobación.',
    pt: 'O rascunho {{version}} de {{by}} espera aprovação.',
    en: 'Draft {{version}} by {{by}} is waiting for approval.',
  },
  'event.needs-approval': {
    es: 'Ahora todo necesita aprobación, así que el borrador {{version}} no ha salido: espera a {{approvers}}.',
    pt: 'Agora tudo precisa de aprovação, por isso o rascunho {{version}} não saiu: espera por {{approvers}}.',
    en: 'Everything needs approval right now, so draft {{version}} has not gone out: it is waiting for {{approvers}}.',
  },
  'event.approvers-changed': {
    es: 'Ha cambiado quién aprueba el borrador {{version}}: ahora, {{approvers}}.',
    pt: 'Mudou quem aprova o rascunho {{version}}: agora, {{approvers}}.',
    en: 'The approvers of draft {{version}} have changed: now {{approvers}}.',
  },
  'event.approvers-gone': {
    es: 'Ya no puede aprobar nadie el borrador {{version}}. Pulsa «{{@edit}}» y pide aprobación otra vez; si entonces tampoco puede nadie, avisa a quien administra Recado.',
    pt: 'Já ninguém pode aprovar o rascunho {{version}}. Carrega em «{{@edit}}» e pede aprovação outra vez; se então também ninguém puder, avisa quem administra o Recado.',
    'pt-BR':
      'Já ninguém pode aprovar o rascunho {{version}}. Clique em «{{@edit}}» e peça aprovação outra vez; se então também ninguém puder, avise quem administra o Recado.',
    en: 'Nobody can approve draft {{version}} any more. Press “{{@edit}}” and ask for approval again; if there is still nobody, tell your Recado administrator.',
  },
  'event.approved': {
    es: '{{by}} aprobó el borrador {{version}}. Ya se puede enviar.',
    pt: '{{by}} aprovou o rascunho {{version}}. Já se pode enviar.',
    en: '{{by}} approved draft {{version}}. It can be sent now.',
  },
  'event.returned': {
    es: '{{by}} devuelve el borrador {{version}}: «{{reason}}»',
    pt: '{{by}} devolve o rascunho {{version}}: «{{reason}}»',
    en: '{{by}} returned draft {{version}}: “{{reason}}”',
  },
  'event.stopped': {
    es: '{{by}} paró el borrador {{version}}. No se envía.',
    pt: '{{by}} parou o rascunho {{version}}. Não é enviado.',
    en: '{{by}} stopped draft {{version}}. It is not sent.',
  },
  'event.rated': {
    es: '{{author}} valora la respuesta con un {{score}} de 5.',
    pt: '{{author}} avalia a resposta com {{score}} em 5.',
    'pt-BR': '{{author}} avalia a resposta com {{score}} de 5.',
    en: '{{author}} rates the answer {{score}} of 5.',
  },
  'event.refused': {
    es: 'La respuesta no salió. La tarjeta dice por qué y qué hacer.',
    pt: 'A resposta não saiu. O cartão diz porquê e o que fazer.',
    'pt-BR': 'A resposta não saiu. O cartão diz por quê e o que fazer.',
    en: 'The answer did not go out. The card says why and what to do.',
  },
  'event.not-delivered': {
    es: 'La respuesta salió, pero no ha llegado. La tarjeta dice por qué y qué hacer.',
    pt: 'A resposta saiu, mas não chegou. O cartão diz porquê e o que fazer.',
    'pt-BR': 'A resposta saiu, mas não chegou. O cartão diz por quê e o que fazer.',
    en: 'The answer went out, but did not arrive. The card says why and what to do.',
  },
  'event.not-delivered-reopened': {
    es: 'La respuesta no ha llegado, así que la conversación vuelve a estar abierta. La tarjeta dice por qué y qué hacer.',
    pt: 'A resposta não chegou, por isso a conversa está outra vez aberta. O cartão diz porquê e o que fazer.',
    'pt-BR': 'A resposta não chegou, por isso a conversa está aberta de novo. O cartão diz por quê e o que fazer.',
    en: 'The answer did not arrive, so the conversation is open again. The card says why and what to do.',
  },
  'event.given-up': {
    es: 'Llevamos una hora intentando enviar la respuesta y no sale. La tarjeta dice qué hacer.',
    pt: 'Há uma hora que tentamos enviar a resposta e não sai. O cartão diz o que fazer.',
    en: 'We have been trying to send the answer for an hour without success. The card says what to do.',
  },
  'event.unknown': {
    es: 'No sabemos si la respuesta salió. Míralo en la red y dilo en la tarjeta.',
    pt: 'Não sabemos se a resposta saiu. Vê na rede e diz no cartão.',
    'pt-BR': 'Não sabemos se a resposta saiu. Veja na rede e diga no cartão.',
    en: 'We do not know whether the answer went out. Check on the network and say so on the card.',
  },
  'event.content-changed': {
    es: 'El texto guardado no es el que se aprobó, así que no se envía. Escribe la respuesta otra vez.',
    pt: 'O texto guardado não é o que foi aprovado, por isso não é enviado. Escreve a resposta outra vez.',
    'pt-BR': 'O texto salvo não é o que foi aprovado, por isso não é enviado. Escreva a resposta outra vez.',
    en: 'The stored text is not the one that was approved, so it is not sent. Write the answer again.',
  },
  'event.new-message': {
    es: 'La respuesta no salió a la primera y mientras tanto llegó otro mensaje. No la enviamos: mira si aún vale.',
    pt: 'A resposta não saiu à primeira e entretanto chegou outra mensagem. Não a enviámos: vê se ainda serve.',
    'pt-BR':
      'A resposta não saiu de primeira e, enquanto isso, chegou outra mensagem. Não a enviamos: veja se ainda serve.',
    en: 'The answer did not go out at the first attempt, and meanwhile another message arrived. It has not been sent: check whether it still fits.',
  },
  'event.original-edited': {
    es: 'El mensaje original cambió antes de enviar. No hemos enviado nada: mira qué dice ahora.',
    pt: 'A mensagem original mudou antes do envio. Não enviámos nada: vê o que diz agora.',
    'pt-BR': 'A mensagem original mudou antes do envio. Não enviamos nada: veja o que diz agora.',
    en: 'The original message was edited before we sent. Nothing went out: check what it says now.',
  },
  'event.original-deleted': {
    es: 'El mensaje original se borró antes de enviar. No hemos enviado nada.',
    pt: 'A mensagem original foi apagada antes do envio. Não enviámos nada.',
    'pt-BR': 'A mensagem original foi apagada antes do envio. Não enviamos nada.',
    en: 'The original message was deleted before we sent. Nothing went out.',
  },
  'event.original-answered-outside': {
    es: 'Alguien ya contestó a este mensaje fuera de Recado. No hemos enviado nada: mira si aún hace falta.',
    pt: 'Alguém já respondeu a esta mensagem fora do Recado. Não enviámos nada: vê se ainda é preciso.',
    'pt-BR': 'Alguém já respondeu a esta mensagem fora do Recado. Não enviamos nada: veja se ainda é preciso.',
    en: 'Someone already answered this message outside Recado. Nothing went out: check whether it is still needed.',
  },
  'event.customer-edited': {
    es: '{{author}} editó su mensaje. Mira en la tarjeta qué dice ahora antes de contestar.',
    pt: '{{author}} editou a mensagem. Vê no cartão o que diz agora antes de responder.',
    'pt-BR': '{{author}} editou a mensagem. Veja no cartão o que diz agora antes de responder.',
    en: '{{author}} edited the message. Check on the card what it says now before you answer.',
  },
  'event.customer-deleted': {
    es: '{{author}} borró su mensaje. Ya no se puede contestar ahí.',
    pt: '{{author}} apagou a mensagem. Já não se pode responder aí.',
    en: '{{author}} deleted the message. It can no longer be answered there.',
  },
  'event.customer-hidden': {
    es: 'Ahora mismo la red no nos deja ver el mensaje de {{author}}: quizá tiene la cuenta protegida, suspendida o desactivada. Lo seguimos comprobando; si vuelve, lo diremos aquí.',
    pt: 'Neste momento a rede não nos deixa ver a mensagem de {{author}}: talvez a conta esteja protegida, suspensa ou desativada. Continuamos a verificar; se voltar, avisamos aqui.',
    'pt-BR':
      'Neste momento a rede não nos deixa ver a mensagem de {{author}}: talvez a conta esteja protegida, suspensa ou desativada. Continuamos verificando; se voltar, avisamos aqui.',
    en: 'The network does not let us see the message from {{author}} right now: the account may be protected, suspended or deactivated. We keep checking and will say so here if it comes back.',
  },
  'event.customer-shown': {
    es: 'El mensaje de {{author}} se ve otra vez y se puede contestar.',
    pt: 'A mensagem de {{author}} já se vê outra vez e pode ser respondida.',
    en: 'The message from {{author}} is visible again and can be answered.',
  },
  'event.customer-shown.edited': {
    es: 'El mensaje de {{author}} se ve otra vez, pero lo ha editado. Mira en la tarjeta qué dice ahora antes de contestar.',
    pt: 'A mensagem de {{author}} já se vê outra vez, mas foi editada. Vê no cartão o que diz agora antes de responder.',
    'pt-BR':
      'A mensagem de {{author}} já se vê outra vez, mas foi editada. Veja no cartão o que diz agora antes de responder.',
    en: 'The message from {{author}} is visible again, but it was edited. Check on the card what it says now before you answer.',
  },
  'event.answered-outside': {
    es: 'Se contestó fuera de Recado, así que la conversación queda cerrada: {{url}}',
    pt: 'Foi respondida fora do Recado, por isso a conversa fica fechada: {{url}}',
    en: 'It was answered outside Recado, so the conversation is closed: {{url}}',
  },
});
