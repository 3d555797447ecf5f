import { defineTexts } from './define.ts';

/** Short answers to the person who acted. */
export const sayTexts = defineTexts({
  /** Words of somebody, in the marks of the reader's language. */
  'say.quoted': { es: '«{{words}}»', pt: '«{{words}}»', en: '“{{words}}”' },
  'say.listened': { es: 'Se ha escuchado ahora.', pt: 'Escutou-se agora.', en: 'Listened just now.' },
  'say.heard-opened': {
    es: 'Es una conversación: su tarjeta sale donde dicen las rutas.',
    pt: 'É uma conversa: o cartão aparece onde as rotas dizem.',
    en: 'It is a conversation: its card appears where the routes say.',
  },
  'say.told-already': {
    es: 'Ya se ha avisado.',
    pt: 'Já foi avisado.',
    en: 'This has been told already.',
  },
  'say.done': {
    es: 'Hecho. Lo siguiente se verá en la tarjeta.',
    pt: 'Feito. O resto vê-se no cartão.',
    en: 'Done. The card will show what happens next.',
  },
  'say.report-forgotten': {
    es: 'Ese informe ya no se guarda ni se envía.',
    pt: 'Esse relatório já não é guardado nem enviado.',
    'pt-BR': 'Esse relatório não é mais salvo nem enviado.',
    en: 'That report is no longer kept or sent.',
  },
  'say.report-shared': {
    es: 'El informe está en {{channel}}.',
    pt: 'O relatório está em {{channel}}.',
    en: 'The report is in {{channel}}.',
  },
  'say.report-scheduled': {
    es: 'Guardado. Próximo envío: {{when}}.',
    pt: 'Guardado. Próximo envio: {{when}}.',
    'pt-BR': 'Salvo. Próximo envio: {{when}}.',
    en: 'Saved. It goes out next on {{when}}.',
  },
  'say.report-unscheduled': {
    es: 'Guardado. No se envía solo.',
    pt: 'Guardado. Não se envia sozinho.',
    'pt-BR': 'Salvo. Não é enviado sozinho.',
    en: 'Saved. It is not sent by itself.',
  },
  'say.export-coming': {
    es: 'Te llega en un mensaje directo.',
    pt: 'Chega-te numa mensagem direta.',
    'pt-BR': 'Chega para você numa mensagem direta.',
    en: 'It comes to you in a direct message.',
  },
  'say.not-done': { es: 'No se ha hecho', pt: 'Não foi feito', en: 'Not done' },
  'say.not-seen': {
    es: 'No la vemos en {{network}}, pero eso no prueba todavía que no saliera. Míralo tú en {{network}} y pulsa «{{@mark-sent}}» o «{{@send-again}}».',
    pt: 'Não a vemos no {{network}}, mas isso ainda não prova que não tenha saído. Vê no {{network}} e carrega em «{{@mark-sent}}» ou «{{@send-again}}».',
    'pt-BR':
      'Não a vemos no {{network}}, mas isso ainda não prova que não tenha saído. Veja no {{network}} e clique em «{{@mark-sent}}» ou «{{@send-again}}».',
    en: 'We do not see it on {{network}}, but that does not yet prove it is not there. Check on {{network}} and press “{{@mark-sent}}” or “{{@send-again}}”.',
  },
  'say.absent': {
    es: 'No había salido: {{network}} lo confirma. Sale ahora.',
    pt: 'Não tinha saído: {{network}} confirma-o. Sai agora.',
    en: 'It had not gone out: {{network}} confirms it. It is going out now.',
  },
  'say.found': { es: 'Sí salió: {{url}}', pt: 'Saiu, sim: {{url}}', en: 'It did go out: {{url}}' },
  'say.found-nowhere': { es: 'Sí salió.', pt: 'Saiu, sim.', en: 'It did go out.' },
  'say.why': {
    es: 'Está aquí por la regla {{rule}}: {{reasons}}',
    pt: 'Está aqui pela regra {{rule}}: {{reasons}}',
    en: 'It is here because of rule {{rule}}: {{reasons}}',
  },
  'say.why.all': {
    es: 'Está aquí por la regla {{rule}}, que recoge todos los mensajes.',
    pt: 'Está aqui pela regra {{rule}}, que recolhe todas as mensagens.',
    en: 'It is here because of rule {{rule}}, which takes every message.',
  },
  'say.why.fallback': {
    es: 'Está aquí porque ninguna regla lo recogió: este es el canal para todo lo demás.',
    pt: 'Está aqui porque nenhuma regra a recolheu: este é o canal para tudo o resto.',
    en: 'It is here because no rule matched: this is the channel for everything else.',
  },
  'say.asked-already': {
    es: 'Esa pregunta ya está hecha y espera respuesta.',
    pt: 'Essa pergunta já foi feita e espera resposta.',
    en: 'That question has already been asked and is waiting for an answer.',
  },
  'say.taken-already': {
    es: 'Ya te encargas tú.',
    pt: 'Já és tu quem trata disto.',
    'pt-BR': 'Você já está cuidando disso.',
    en: 'You are already handling it.',
  },
  'say.answered-already': {
    es: 'Tu respuesta ya estaba guardada.',
    pt: 'A tua resposta já estava guardada.',
    'pt-BR': 'A sua resposta já estava salva.',
    en: 'Your answer was already saved.',
  },
  'say.used-already': {
    es: 'Esa respuesta ya se ha usado.',
    pt: 'Essa resposta já foi usada.',
    en: 'That answer has already been used.',
  },
  'say.withdrawn-already': {
    es: 'La pregunta ya estaba retirada.',
    pt: 'A pergunta já estava retirada.',
    en: 'The question had already been withdrawn.',
  },
  'say.thanks': {
    es: 'Gracias: hemos entregado tu respuesta.',
    pt: 'Obrigado: entregámos a tua resposta.',
    'pt-BR': 'Obrigado: entregamos a sua resposta.',
    en: 'Thank you: your answer has been delivered.',
  },
  'say.link': {
    es: 'Copia este enlace y mándalo a quien sepa responder. Caduca el {{expires}} y sirve para una respuesta: {{link}}',
    pt: 'Copia este link e envia-o a quem saiba responder. Expira em {{expires}} e serve para uma resposta: {{link}}',
    'pt-BR':
      'Copie este link e envie a quem saiba responder. Expira em {{expires}} e serve para uma resposta: {{link}}',
    en: 'Copy this link and pass it to someone who knows. It expires on {{expires}} and takes one answer: {{link}}',
  },
  'say.link.mailed': {
    es: 'Enviado a {{address}}. Por si hace falta, este es el enlace, que caduca el {{expires}}: {{link}}',
    pt: 'Enviado para {{address}}. Se for preciso, este é o link, que expira em {{expires}}: {{link}}',
    en: 'Sent to {{address}}. In case you need it, this is the link, which expires on {{expires}}: {{link}}',
  },
  'say.link.not-mailed': {
    es: 'No se ha podido mandar el correo a {{address}}. Mándale tú este enlace, que caduca el {{expires}}: {{link}}',
    pt: 'Não foi possível enviar o e-mail para {{address}}. Envia-lhe tu este link, que expira em {{expires}}: {{link}}',
    'pt-BR':
      'Não foi possível enviar o e-mail para {{address}}. Envie você este link, que expira em {{expires}}: {{link}}',
    en: 'The e-mail to {{address}} could not be sent. Pass this link on yourself; it expires on {{expires}}: {{link}}',
  },
  'say.tagged-already': {
    es: 'Ya tenía esas etiquetas.',
    pt: 'Já tinha essas etiquetas.',
    en: 'It already had those tags.',
  },
  'say.label-already': { es: 'Ya estaba así.', pt: 'Já estava assim.', en: 'It was already so.' },
  'say.marked-already': { es: 'Eso ya estaba hecho.', pt: 'Isso já estava feito.', en: 'That had already been done.' },
  'say.snoozed-still': {
    es: 'Sigue en pausa hasta {{until}}.',
    pt: 'Continua em pausa até {{until}}.',
    en: 'It is snoozed until {{until}}.',
  },
  'say.muted-already': { es: 'Ya estaba en silencio.', pt: 'Já estava em silêncio.', en: 'Already muted.' },
  'say.unmuted-already': { es: 'No estaba en silencio.', pt: 'Não estava em silêncio.', en: 'Not muted.' },
  'say.moved-already': {
    es: 'Ya está en ese canal.',
    pt: 'Já está nesse canal.',
    en: 'It is already in that channel.',
  },
  'say.removed-already': {
    es: 'Esa respuesta ya se había retirado.',
    pt: 'Essa resposta já tinha sido retirada.',
    en: 'That answer had already been removed.',
  },
  'say.refreshed': {
    es: 'Al día: no hay nada nuevo en {{network}}.',
    pt: 'Em dia: não há nada de novo no {{network}}.',
    en: 'Up to date: nothing new on {{network}}.',
  },
  'say.refreshed.news': {
    es: 'Hay cambios en {{network}}: la tarjeta los mostrará enseguida.',
    pt: 'Há mudanças no {{network}}: o cartão mostra-as já a seguir.',
    en: 'There are changes on {{network}}: the card will show them in a moment.',
  },
  'say.probe.works': {
    es: '{{network}} acepta el acceso de {{account}}. Lo que esperaba sale ahora.',
    pt: '{{network}} aceita o acesso de {{account}}. O que esperava sai agora.',
    en: '{{network}} accepts the access of {{account}}. What was waiting goes out now.',
  },
  'say.probe.still': {
    es: '{{network}} sigue sin aceptar el acceso de {{account}}.',
    pt: '{{network}} continua a não aceitar o acesso de {{account}}.',
    'pt-BR': '{{network}} continua sem aceitar o acesso de {{account}}.',
    en: '{{network}} still does not accept the access of {{account}}.',
  },
  'say.probe.works-already': {
    es: 'El acceso de {{account}} ya funciona.',
    pt: 'O acesso de {{account}} já funciona.',
    en: 'The access of {{account}} already works.',
  },
  'say.press-again': {
    es: 'Ahora mismo hay demasiada actividad en el chat y esto no se ha podido hacer. Espera unos segundos y pulsa otra vez.',
    pt: 'Há demasiada atividade no chat neste momento e não foi possível fazer isto. Espera uns segundos e carrega outra vez.',
    'pt-BR':
      'Há muita atividade no chat neste momento e não foi possível fazer isto. Espere uns segundos e clique outra vez.',
    en: 'The chat is too busy right now, so this could not be done. Wait a few seconds and press again.',
  },
  'say.claimed-already': {
    es: 'Ya la llevas tú desde las {{since}}.',
    pt: 'Já está contigo desde as {{since}}.',
    'pt-BR': 'Já está com você desde as {{since}}.',
    en: 'You have had it since {{since}}.',
  },
  'say.released-already': {
    es: 'Ya no la lleva nadie.',
    pt: 'Já não está com ninguém.',
    en: 'Nobody has it any more.',
  },
  'say.closed-already': { es: 'Ya estaba cerrada.', pt: 'Já estava fechada.', en: 'It was already closed.' },
  'say.open-already': { es: 'Ya está abierta.', pt: 'Já está aberta.', en: 'It is already open.' },
  'say.approved-already': {
    es: 'Ya la aprobó {{by}} a las {{at}}.',
    pt: 'Já foi aprovada por {{by}} às {{at}}.',
    en: '{{by}} approved it at {{at}}.',
  },
  'say.hold.approval': {
    es: 'Desde ahora nada sale sin esa aprobación.',
    pt: 'A partir de agora nada sai sem essa aprovação.',
    en: 'From now on nothing goes out without that approval.',
  },
  'say.hold.automatic': {
    es: 'Desde ahora no sale ninguna respuesta automática.',
    pt: 'A partir de agora não sai nenhuma resposta automática.',
    en: 'From now on no automatic reply goes out.',
  },
  'say.hold.statement': {
    es: 'Quien responda lo verá primero.',
    pt: 'Quem responder vê-a primeiro.',
    en: 'Whoever answers will see it first.',
  },
  'say.hold.room': {
    es: 'La sala de crisis está abierta. El enlace está en el aviso.',
    pt: 'A sala de crise está aberta. O link está no alerta.',
    'pt-BR': 'A sala de crise está aberta. O link está no alerta.',
    en: 'The war room is open. Its link stands on the alert.',
  },
  'say.hold.room.absent': {
    es: 'La sala de crisis está abierta, pero no se pudo llamar a {{called}}. Invita tú a quien falte.',
    pt: 'A sala de crise está aberta, mas não foi possível chamar {{called}}. Convida quem falta.',
    'pt-BR': 'A sala de crise está aberta, mas não foi possível chamar {{called}}. Convide quem falta.',
    en: 'The war room is open, but we could not call {{called}}. Invite whoever is missing yourself.',
  },
  'say.room.archived': {
    es: 'La sala está archivada. Lo escrito se puede leer y buscar.',
    pt: 'A sala está arquivada. O que lá se escreveu pode ser lido e procurado.',
    en: 'The room is archived. What was written can still be read and searched.',
  },
  'say.room.archived-already': {
    es: 'La sala ya estaba archivada.',
    pt: 'A sala já estava arquivada.',
    en: 'The room had been archived already.',
  },
  'say.protocol.started': {
    es: 'El protocolo está en el hilo: cada paso avisa a quien le toca.',
    pt: 'O protocolo está na conversa: cada passo avisa quem o deve fazer.',
    'pt-BR': 'O protocolo está na conversa: cada passo chega a quem deve agir.',
    en: 'The protocol is in the thread: each step tells whoever has to do it.',
  },
  'say.protocol.started-already': {
    es: 'El protocolo ya estaba en marcha.',
    pt: 'O protocolo já estava em curso.',
    en: 'The protocol had been started already.',
  },
  'say.protocol.done-already': {
    es: 'Ya lo marcó {{by}} a las {{at}}.',
    pt: 'Já foi marcado por {{by}} às {{at}}.',
    en: '{{by}} marked it at {{at}}.',
  },
  'say.hold.already': {
    es: 'Ya lo activó {{by}} a las {{at}}.',
    pt: 'Já foi ativado por {{by}} às {{at}}.',
    en: '{{by}} switched it on at {{at}}.',
  },
  'say.hold.ended_one': { es: 'Terminado.', pt: 'Terminado.', en: 'Ended.' },
  'say.hold.ended_many': {
    es: 'Terminadas las {{count}}.',
    pt: 'Terminadas as {{count}}.',
    en: 'All {{count}} ended.',
  },
  'say.hold.ended_other': {
    es: 'Terminadas las {{count}}.',
    pt: 'Terminadas as {{count}}.',
    en: 'All {{count}} ended.',
  },
  'say.hold.ended-already': { es: 'Ya estaba terminado.', pt: 'Já estava terminado.', en: 'It had ended already.' },
  'say.needs-approval': {
    es: 'Ahora todo necesita aprobación: el borrador {{version}} espera a {{approvers}}. No tienes que hacer nada más.',
    pt: 'Agora tudo precisa de aprovação: o rascunho {{version}} espera por {{approvers}}. Não tens de fazer mais nada.',
    'pt-BR':
      'Agora tudo precisa de aprovação: o rascunho {{version}} espera por {{approvers}}. Você não precisa fazer mais nada.',
    en: 'Everything needs approval right now: draft {{version}} is waiting for {{approvers}}. There is nothing else for you to do.',
  },
  'say.submitted-already': {
    es: 'Ya espera aprobación.',
    pt: 'Já espera aprovação.',
    en: 'It is already waiting for approval.',
  },
  'say.returned-already': {
    es: 'Ya se había devuelto.',
    pt: 'Já tinha sido devolvida.',
    en: 'It had already been returned.',
  },
  'say.stopped-already': { es: 'Ya estaba parada.', pt: 'Já estava parada.', en: 'It had already been stopped.' },
  'say.sent-already': {
    es: 'Esta respuesta ya va de camino o ya salió. No se envía dos veces.',
    pt: 'Esta resposta já vai a caminho ou já saiu. Não se envia duas vezes.',
    en: 'This answer has already gone out or is on its way. It is not sent twice.',
  },
  'say.nobody': { es: 'nadie', pt: 'ninguém', en: 'nobody' },
  'say.approval-not-needed': {
    es: 'Nadie tiene que aprobarla: ya se puede enviar.',
    pt: 'Ninguém tem de a aprovar: já se pode enviar.',
    'pt-BR': 'Ninguém tem de aprová-la: já se pode enviar.',
    en: 'No approval needed: it can be sent.',
  },
});
