import { defineTexts } from '../define.ts';

/** `error.<code>` of RecadoError: what went wrong, where, and what to do, for the person who acted. */
export const errorGeneralTexts = defineTexts({
  'error.heard.not-addressed': {
    es: 'No nos lo dijo a nosotros y {{network}} no dejaría publicar la respuesta. La tarjeta lleva a la publicación.',
    pt: 'Não nos foi dito a nós e o {{network}} não deixaria publicar a resposta. O cartão leva à publicação.',
    en: 'It was not said to us and {{network}} would not take the answer. The card leads to the post.',
  },
  'error.heard.gone': {
    es: 'Ya no está: quien lo escribió lo borró, o no se muestra ahora.',
    pt: 'Já não está: quem escreveu apagou, ou não se mostra agora.',
    en: 'It is no longer there: its author deleted it, or it is not shown now.',
  },
  'error.article.not-found': {
    es: 'Ese artículo ya no está en la base de conocimiento. Cierra esto y pulsa «{{@reply}}» otra vez para ver los de ahora.',
    pt: 'Esse artigo já não está na base de conhecimento. Fecha isto e carrega outra vez em «{{@reply}}» para ver os de agora.',
    'pt-BR':
      'Esse artigo já não está na base de conhecimento. Feche isto e clique outra vez em «{{@reply}}» para ver os de agora.',
    en: 'That article is no longer in the knowledge base. Close this and press “{{@reply}}” again to see the current ones.',
  },
  'error.goal.gone': {
    es: 'Ese objetivo ya terminó. Abre los objetivos otra vez.',
    pt: 'Esse objetivo já terminou. Abre os objetivos outra vez.',
    'pt-BR': 'Esse objetivo já terminou. Abra os objetivos outra vez.',
    en: 'That goal has ended already. Open the goals again.',
  },
  'error.report.gone': {
    es: 'Ese informe ya no está guardado. Abre los informes otra vez y elige uno de ahora.',
    pt: 'Esse relatório já não está guardado. Abre os relatórios outra vez e escolhe um de agora.',
    'pt-BR': 'Esse relatório não está mais salvo. Abra os relatórios outra vez e escolha um de agora.',
    en: 'That report is no longer kept. Open reports again and choose a current one.',
  },
  'error.report.no-picture': {
    es: 'Este informe no tiene gráfico. Elige otro archivo, o cambia el informe para que tenga uno.',
    pt: 'Este relatório não tem gráfico. Escolhe outro ficheiro, ou altera o relatório para que tenha um.',
    'pt-BR': 'Este relatório não tem gráfico. Escolha outro arquivo, ou altere o relatório para que tenha um.',
    en: 'This report has no chart. Choose another file, or edit the report so that it has one.',
  },
  'error.report.nowhere': {
    es: 'Este chat no guarda archivos y Recado no tiene una dirección donde dejarlos. Pide a quien lo administra que ponga «publicUrl» en la configuración.',
    pt: 'Este chat não guarda ficheiros e o Recado não tem um endereço onde os deixar. Pede a quem o administra que ponha «publicUrl» na configuração.',
    'pt-BR':
      'Este chat não guarda arquivos e o Recado não tem um endereço onde deixá-los. Peça a quem o administra que ponha «publicUrl» na configuração.',
    en: 'This chat keeps no files and Recado has no address to leave them at. Ask whoever runs it to set “publicUrl” in the configuration.',
  },
  'error.report.not-there': {
    es: 'Este informe no puede estar en {{channel}}. Elige otro canal: uno en el que estés, o el de dirección si separa por persona.',
    pt: 'Este relatório não pode estar em {{channel}}. Escolhe outro canal: um em que estejas, ou o da direção se separa por pessoa.',
    'pt-BR':
      'Este relatório não pode ficar em {{channel}}. Escolha outro canal: um em que você esteja, ou o da direção se separa por pessoa.',
    en: 'This report cannot stand in {{channel}}. Choose another channel: one that you are in, or that of managers if it is split by person.',
  },
  'error.limit.person': {
    es: 'Llevas {{count}} de {{limit}} conversaciones: {{tickets}}. Cierra o suelta una antes de quedarte con otra.',
    pt: 'Tens {{count}} de {{limit}} conversas contigo: {{tickets}}. Fecha ou liberta uma antes de ficares com outra.',
    'pt-BR': 'Você tem {{count}} de {{limit}} conversas: {{tickets}}. Feche ou libere uma antes de ficar com outra.',
    en: 'You have {{count}} of {{limit}} conversations: {{tickets}}. Close or release one before taking another.',
  },
  'error.limit.claimed': {
    es: 'En {{channel}} ya hay {{count}} de {{limit}} conversaciones con dueño. Ayuda a terminar una antes de quedarte con otra.',
    pt: 'Em {{channel}} já há {{count}} de {{limit}} conversas com dono. Ajuda a acabar uma antes de ficares com outra.',
    'pt-BR':
      'Em {{channel}} já há {{count}} de {{limit}} conversas com dono. Ajude a terminar uma antes de ficar com outra.',
    en: '{{channel}} already has {{count}} of {{limit}} conversations in progress. Help finish one before taking another.',
  },
  'error.limit.waiting': {
    es: 'En {{channel}} ya hay {{count}} de {{limit}} respuestas a la espera de aprobación. Hay que aprobar alguna antes de quedarte con otra conversación.',
    pt: 'Em {{channel}} já há {{count}} de {{limit}} respostas à espera de aprovação. É preciso aprovar alguma antes de ficares com outra conversa.',
    'pt-BR':
      'Em {{channel}} já há {{count}} de {{limit}} respostas à espera de aprovação. É preciso aprovar alguma antes de você ficar com outra conversa.',
    en: '{{channel}} already has {{count}} of {{limit}} answers waiting for approval. One must be approved before you take another conversation.',
  },
  'error.link.one-chat': {
    es: 'Recado trabaja aquí en un solo chat, así que no hay otra cuenta que unir.',
    pt: 'O Recado trabalha aqui num só chat, por isso não há outra conta para ligar.',
    en: 'Recado works in only one chat here, so there is no other account to connect.',
  },
  'error.link.no-email': {
    es: 'En {{here}} no se ve tu dirección de correo, y sin ella no se sabe si las dos cuentas son tuyas. Pide a quien administra Recado que te ponga en la configuración.',
    pt: 'No {{here}} não se vê o teu endereço de e-mail, e sem ele não se sabe se as duas contas são tuas. Pede a quem administra o Recado que te ponha na configuração.',
    'pt-BR':
      'No {{here}} não se vê o seu endereço de e-mail, e sem ele não se sabe se as duas contas são suas. Peça a quem administra o Recado que coloque você na configuração.',
    en: 'Recado cannot see your e-mail address in {{here}}, and without it cannot tell whether both accounts are yours. Ask your Recado administrator to add you to the configuration.',
  },
  'error.link.not-company': {
    es: 'Tu dirección en {{here}} no es de la empresa, así que no sirve para unir cuentas. Pide a quien administra Recado que te ponga en la configuración.',
    pt: 'O teu endereço no {{here}} não é da empresa, por isso não serve para ligar contas. Pede a quem administra o Recado que te ponha na configuração.',
    'pt-BR':
      'O seu endereço no {{here}} não é da empresa, por isso não serve para ligar contas. Peça a quem administra o Recado que coloque você na configuração.',
    en: 'Your address in {{here}} is not a company address, so it cannot be used to connect accounts. Ask your Recado administrator to add you to the configuration.',
  },
  'error.link.none': {
    es: 'No hay ningún código válido para tu dirección. Pide uno en {{other}} escribiendo «link»: vale diez minutos, una sola vez, y solo si las dos cuentas tienen la misma dirección de correo.',
    pt: 'Não há nenhum código válido para o teu endereço. Pede um no {{other}} escrevendo «link»: vale dez minutos, uma só vez, e só se as duas contas tiverem o mesmo endereço de e-mail.',
    'pt-BR':
      'Não há nenhum código válido para o seu endereço. Peça um no {{other}} escrevendo «link»: vale dez minutos, uma só vez, e só se as duas contas tiverem o mesmo endereço de e-mail.',
    en: 'There is no valid code for your address. Ask for one in {{other}} by typing “link”: it works once, for ten minutes, and only if both accounts have the same e-mail address.',
  },
  'error.link.wrong': {
    es: 'Ese no es el código. Te quedan {{left}} intentos.',
    pt: 'Esse não é o código. Tens mais {{left}} tentativas.',
    'pt-BR': 'Esse não é o código. Você tem mais {{left}} tentativas.',
    en: 'That is not the code. Attempts left: {{left}}.',
  },
  'error.link.spent': {
    es: 'Ese no es el código, y ya no quedan intentos. Pide otro en {{other}} escribiendo «link».',
    pt: 'Esse não é o código, e já não restam tentativas. Pede outro no {{other}} escrevendo «link».',
    'pt-BR': 'Esse não é o código, e já não restam tentativas. Peça outro no {{other}} escrevendo «link».',
    en: 'That is not the code, and there are no attempts left. Ask for another in {{other}} by typing “link”.',
  },
  'error.link.both-named': {
    es: 'La configuración tiene tus dos cuentas como personas distintas. Pide a quien administra Recado que las junte.',
    pt: 'A configuração tem as tuas duas contas como pessoas diferentes. Pede a quem administra o Recado que as junte.',
    'pt-BR':
      'A configuração tem as suas duas contas como pessoas diferentes. Peça a quem administra o Recado que as junte.',
    en: 'The configuration lists your two accounts as different people. Ask your Recado administrator to merge them.',
  },
  'error.ticket.not-found': {
    es: 'Este mensaje ya no está en Recado. Puede que se borrara a petición de la persona.',
    pt: 'Esta mensagem já não está no Recado. Pode ter sido apagada a pedido da pessoa.',
    en: "This message is no longer in Recado. It may have been erased at the person's request.",
  },
  'error.author.not-your-note': {
    es: 'La nota es de {{owner}}: la borra quien la escribió o quien dirige el equipo.',
    pt: 'A nota é de {{owner}}: apaga-a quem a escreveu ou quem dirige a equipa.',
    'pt-BR': 'A nota é de {{owner}}: quem a escreveu ou quem dirige a equipe pode apagá-la.',
    en: 'The note is by {{owner}}: whoever wrote it or manages the team deletes it.',
  },
  'error.author.no-list': {
    es: 'Esa lista ya no está en la configuración. Abre el perfil otra vez.',
    pt: 'Essa lista já não está na configuração. Abre o perfil outra vez.',
    'pt-BR': 'Essa lista não está mais na configuração. Abra o perfil outra vez.',
    en: 'That list is no longer in the configuration. Open the profile again.',
  },
  'error.ticket.taken': {
    es: 'La lleva {{owner}} desde las {{since}}. Si hace falta, pulsa «{{@take-over}}».',
    pt: 'Está com {{owner}} desde as {{since}}. Se for preciso, carrega em «{{@take-over}}».',
    'pt-BR': 'Está com {{owner}} desde as {{since}}. Se for preciso, clique em «{{@take-over}}».',
    en: '{{owner}} has had it since {{since}}. If you need to, press “{{@take-over}}”.',
  },
  'error.ticket.closed': {
    es: 'Esta conversación está cerrada. Pulsa «{{@reopen}}» para seguir.',
    pt: 'Esta conversa está fechada. Carrega em «{{@reopen}}» para continuar.',
    'pt-BR': 'Esta conversa está fechada. Clique em «{{@reopen}}» para continuar.',
    en: 'This conversation is closed. Press “{{@reopen}}” to continue.',
  },
  'error.ticket.newer': {
    es: 'Esta conversación sigue en una tarjeta más nueva, que ya está abierta. Continúa en ella.',
    pt: 'Esta conversa continua num cartão mais recente, que já está aberto. Continua nele.',
    'pt-BR': 'Esta conversa continua num cartão mais recente, que já está aberto. Continue nele.',
    en: 'This conversation continues on a newer card, which is already open. Continue there.',
  },
  'error.ticket.not-yours': {
    es: 'Solo quien la lleva puede hacer esto. La lleva {{owner}}.',
    pt: 'Só quem está com ela pode fazer isto. Está com {{owner}}.',
    en: 'Only its owner can do this. {{owner}} has it.',
  },
  'error.ticket.nobody-has-it': {
    es: 'Primero pulsa «{{@claim}}»: así nadie más contesta a la vez.',
    pt: 'Primeiro carrega em «{{@claim}}»: assim ninguém responde ao mesmo tempo.',
    'pt-BR': 'Primeiro clique em «{{@claim}}»: assim ninguém responde ao mesmo tempo.',
    en: 'Press “{{@claim}}” first, so that nobody else answers at the same time.',
  },
  'error.ticket.being-sent': {
    es: 'Una respuesta está saliendo ahora mismo. Espera a ver el resultado.',
    pt: 'Há uma resposta a sair neste momento. Espera para ver o resultado.',
    'pt-BR': 'Há uma resposta saindo neste momento. Espere para ver o resultado.',
    en: 'An answer is going out right now. Wait to see the result.',
  },
  'error.delivery.not-found': {
    es: 'Ese envío ya no existe.',
    pt: 'Esse envio já não existe.',
    en: 'That delivery no longer exists.',
  },
  'error.delivery.unresolved': {
    es: 'No sabemos si la respuesta anterior salió. Di primero en la tarjeta si ya salió o si se envía otra vez.',
    pt: 'Não sabemos se a resposta anterior saiu. Diz primeiro no cartão se já saiu ou se é para enviar outra vez.',
    'pt-BR':
      'Não sabemos se a resposta anterior saiu. Diga primeiro no cartão se já saiu ou se é para enviar outra vez.',
    en: 'We do not know whether the earlier answer went out. First say on the card that it did, or send it again.',
  },
  'error.delivery.not-unknown': {
    es: 'Ya se sabe cómo quedó esta respuesta: {{state}}.',
    pt: 'Já se sabe como ficou esta resposta: {{state}}.',
    en: 'We already know what happened to this answer: {{state}}.',
  },
  'error.window.closed': {
    es: '{{network}} ya no deja contestar aquí a {{author}}: pasó el plazo. Cuando vuelva a escribir podrás; si no puede esperar, búscale por otro medio y cierra la conversación.',
    pt: '{{network}} já não deixa responder aqui a {{author}}: passou o prazo. Quando voltar a escrever já podes; se não puder esperar, procura outro meio e fecha a conversa.',
    'pt-BR':
      '{{network}} já não permite responder aqui a {{author}}: passou o prazo. Quando voltar a escrever, você pode; se não puder esperar, procure outro meio e feche a conversa.',
    en: '{{network}} no longer lets us answer {{author}} here: the time is over. You can when they write again; if it cannot wait, reach them another way and close the conversation.',
  },
  'error.private.once': {
    es: 'A este mensaje ya se le contestó en privado, y {{network}} solo deja una vez. Contesta en público, o espera a que {{author}} responda en privado.',
    pt: 'Já se respondeu em privado a esta mensagem, e {{network}} só deixa uma vez. Responde em público, ou espera que {{author}} responda em privado.',
    'pt-BR':
      'Já se respondeu em privado a esta mensagem, e {{network}} só permite uma vez. Responda em público, ou espere que {{author}} responda em privado.',
    en: 'This message was already answered in private, and {{network}} allows that only once. Answer in public, or wait until {{author}} replies in private.',
  },
  'error.original.gone': {
    es: '{{author}} borró el mensaje. Ya no se puede contestar ahí.',
    pt: '{{author}} apagou a mensagem. Já não se pode responder aí.',
    en: '{{author}} deleted the message. It can no longer be answered there.',
  },
  'error.reason.missing': {
    es: 'Escribe el motivo en una línea.',
    pt: 'Escreve o motivo numa linha.',
    'pt-BR': 'Escreva o motivo numa linha.',
    en: 'Give the reason in one line.',
  },
  'error.right.missing': {
    es: 'Para esto hace falta el permiso «{{right}}» y tus roles no lo dan. Pídelo a quien administra Recado.',
    pt: 'Para isto é preciso a permissão «{{right}}» e as tuas funções não a dão. Pede-a a quem administra o Recado.',
    'pt-BR':
      'Para isto é preciso a permissão «{{right}}» e as suas funções não a dão. Peça a quem administra o Recado.',
    en: 'This needs the permission “{{right}}”, which your roles do not give. Ask your Recado administrator.',
  },
  'error.right.not-in-channel': {
    es: 'Aquí contestan las personas del canal {{channel}}. Únete al canal o pide a alguien que esté en él.',
    pt: 'Aqui respondem as pessoas do canal {{channel}}. Entra no canal ou pede a alguém que esteja nele.',
    'pt-BR': 'Aqui respondem as pessoas do canal {{channel}}. Entre no canal ou peça a alguém que esteja nele.',
    en: 'The members of {{channel}} answer here. Join the channel or ask one of them.',
  },
  'error.right.closed-channel': {
    es: 'Lo lleva {{channel}}, un canal privado. Pídeselo a {{approvers}}.',
    pt: 'Quem trata disto é {{channel}}, um canal privado. Pede a {{approvers}}.',
    'pt-BR': 'Quem cuida disto é {{channel}}, um canal privado. Peça a {{approvers}}.',
    en: '{{channel}}, a private channel, handles this. Ask {{approvers}}.',
  },
  'error.right.not-listed': {
    es: 'En {{channel}} solo pueden contestar las personas que nombra la configuración.',
    pt: 'Em {{channel}} só podem responder as pessoas que a configuração nomeia.',
    en: 'In {{channel}} only the people named in the configuration can answer.',
  },
  'error.right.guest': {
    es: 'Las personas invitadas y las de otras organizaciones pueden leer, pero no actuar.',
    pt: 'As pessoas convidadas e as de outras organizações podem ler, mas não agir.',
    en: 'Guests and people from other organisations can read, but not act.',
  },
  'error.action.unknown': {
    es: 'Este botón ya no se usa. Mira la tarjeta más reciente.',
    pt: 'Este botão já não se usa. Vê o cartão mais recente.',
    'pt-BR': 'Este botão já não se usa. Veja o cartão mais recente.',
    en: 'This button is no longer in use. Look at the newest card.',
  },
  'error.action.bad-input': {
    es: 'Algo de lo enviado no es válido: {{where}}. Ábrelo otra vez desde la tarjeta.',
    pt: 'Algo do que foi enviado não é válido: {{where}}. Abre outra vez a partir do cartão.',
    'pt-BR': 'Algo do que foi enviado não é válido: {{where}}. Abra outra vez a partir do cartão.',
    en: 'Something that was sent is not valid: {{where}}. Open it again from the card.',
  },
  'error.internal': {
    es: 'Algo ha fallado por nuestra parte y no se ha publicado nada. Inténtalo otra vez; si sigue, di a quien administra Recado este número: {{ref}}.',
    pt: 'Algo falhou do nosso lado e nada foi publicado. Tenta outra vez; se continuar, diz a quem administra o Recado este número: {{ref}}.',
    'pt-BR':
      'Algo falhou do nosso lado e nada foi publicado. Tente outra vez; se continuar, diga a quem administra o Recado este número: {{ref}}.',
    en: 'Something failed on our side and nothing was published. Try again; if it keeps happening, give your Recado administrator this number: {{ref}}.',
  },
  'error.network.rate-limited': {
    es: '{{network}} nos pide ir más despacio. Se reintenta solo.',
    pt: '{{network}} pede que vamos mais devagar. O Recado volta a tentar sozinho.',
    en: '{{network}} asks us to slow down. Retrying automatically.',
  },
  'error.network.unreachable': {
    es: 'No hay conexión con {{network}}. Se reintenta solo.',
    pt: 'Não há ligação com {{network}}. O Recado volta a tentar sozinho.',
    'pt-BR': 'Não há conexão com {{network}}. O Recado volta a tentar sozinho.',
    en: '{{network}} cannot be reached. Retrying automatically.',
  },
  'error.network.not-authorised': {
    es: '{{network}} ya no acepta el acceso de {{account}}. Quien administra Recado debe conectarla de nuevo.',
    pt: '{{network}} já não aceita o acesso de {{account}}. Quem administra o Recado tem de a ligar de novo.',
    'pt-BR': '{{network}} já não aceita o acesso de {{account}}. Quem administra o Recado tem de conectá-la de novo.',
    en: '{{network}} no longer accepts the access of {{account}}. Your Recado administrator must connect it again.',
  },
  'error.network.out-of-credit': {
    es: '{{network}} no deja leer más: se acabó el saldo o el cupo de la cuenta de desarrollo. Quien administra Recado debe recargarlo; hasta entonces no llegan mensajes de {{account}}.',
    pt: '{{network}} não deixa ler mais: acabou o saldo ou a quota da conta de programador. Quem administra o Recado tem de a recarregar; até lá não chegam mensagens de {{account}}.',
    'pt-BR':
      '{{network}} não deixa ler mais: acabou o saldo ou a cota da conta de desenvolvedor. Quem administra o Recado tem de recarregá-la; até lá não chegam mensagens de {{account}}.',
    en: '{{network}} does not let us read any more: the developer account has no credit or quota left. Your Recado administrator must top it up; until then no messages to {{account}} arrive.',
  },
  'error.network.unexpected': {
    es: '{{network}} contestó algo que no esperábamos ({{status}}): «{{detail}}». Se reintenta solo; si sigue, quien administra Recado debe mirar el registro y si hay una versión nueva.',
    pt: '{{network}} respondeu algo que não esperávamos ({{status}}): «{{detail}}». O Recado volta a tentar sozinho; se continuar, quem administra o Recado deve ver o registo e se há uma versão nova.',
    'pt-BR':
      '{{network}} respondeu algo que não esperávamos ({{status}}): «{{detail}}». O Recado volta a tentar sozinho; se continuar, quem administra o Recado deve ver o log e se há uma versão nova.',
    en: '{{network}} gave an answer we did not expect ({{status}}): “{{detail}}”. Retrying automatically; if it keeps happening, your Recado administrator should check the log and look for a new version.',
  },
  'error.file.too-large': {
    es: 'Ese archivo pasa de {{max}} MB. Envía uno más pequeño.',
    pt: 'Esse ficheiro tem mais de {{max}} MB. Envia um mais pequeno.',
    'pt-BR': 'Esse arquivo tem mais de {{max}} MB. Envie um menor.',
    en: 'That file is larger than {{max}} MB. Send a smaller one.',
  },
  'error.file.unreadable': {
    es: 'No se ha podido leer ese archivo. Elígelo otra vez.',
    pt: 'Não foi possível ler esse ficheiro. Escolhe-o outra vez.',
    'pt-BR': 'Não foi possível ler esse arquivo. Escolha-o outra vez.',
    en: 'That file could not be read. Choose it again.',
  },
  'error.label.not-so': {
    es: '«{{value}}» no es un valor posible. Abre «{{@labels}}» y elige uno de los que hay.',
    pt: '«{{value}}» não é um valor possível. Abre «{{@labels}}» e escolhe um dos que há.',
    'pt-BR': '«{{value}}» não é um valor possível. Abra «{{@labels}}» e escolha um dos que há.',
    en: '“{{value}}” is not a possible value. Open “{{@labels}}” and choose one of those there.',
  },
  'error.tags.too-many': {
    es: 'Caben {{max}} etiquetas como mucho.',
    pt: 'Cabem {{max}} etiquetas no máximo.',
    en: 'The limit is {{max}} tags.',
  },
  'error.snooze.past': {
    es: 'Ese momento ya ha pasado. Elige uno futuro.',
    pt: 'Esse momento já passou. Escolhe um no futuro.',
    'pt-BR': 'Esse momento já passou. Escolha um no futuro.',
    en: 'That time has already passed. Choose one in the future.',
  },
  'error.snooze.too-long': {
    es: 'La pausa puede durar {{days}} días como mucho.',
    pt: 'A pausa pode durar {{days}} dias no máximo.',
    en: 'The longest snooze is {{days}} days.',
  },
  'error.elsewhere.who': {
    es: 'Escribe quién sigue con ella por la otra vía.',
    pt: 'Escreve quem continua com ela pela outra via.',
    'pt-BR': 'Escreva quem continua com ela pela outra via.',
    en: 'Write who continues with it.',
  },
  'error.delivery.not-sent': {
    es: 'Esa respuesta no está en la red: {{state}}.',
    pt: 'Essa resposta não está na rede: {{state}}.',
    en: 'That answer is not on the network: {{state}}.',
  },
  'error.move.not-yours': {
    es: 'Solo se puede mover a canales en los que estás. Pide a alguien de {{channel}} que la reciba.',
    pt: 'Só se pode mover para canais em que estás. Pede a alguém de {{channel}} que a receba.',
    'pt-BR': 'Só é possível mover para canais em que você está. Peça a alguém de {{channel}} que a receba.',
    en: 'You can only move it to channels that you are in. Ask someone in {{channel}} to take it.',
  },
  'error.move.not-private': {
    es: 'Es un mensaje privado y {{channel}} es un canal público. Elige un canal privado.',
    pt: 'É uma mensagem privada e {{channel}} é um canal público. Escolhe um canal privado.',
    'pt-BR': 'É uma mensagem privada e {{channel}} é um canal público. Escolha um canal privado.',
    en: 'It is a private message and {{channel}} is a public channel. Choose a private one.',
  },
  'error.flood.over': {
    es: 'Aquí ya no queda ninguna por atender: todas están cerradas, las lleva alguien o tienen su propia tarjeta.',
    pt: 'Aqui já não fica nenhuma por atender: todas estão fechadas, alguém as tem ou têm cartão próprio.',
    en: 'Nothing is left to do here: all of them are closed, somebody has them, or they have a card of their own.',
  },
  'error.flood.busy': {
    es: 'Ya se está haciendo algo con todas: espera a que la tarjeta diga que terminó.',
    pt: 'Já se está a fazer algo com todas: espera que o cartão diga que acabou.',
    'pt-BR': 'Já está sendo feito algo com todas: espere o cartão dizer que terminou.',
    en: 'Something is being done with all of them already: wait until the card says that it is done.',
  },
  'error.bulk.nothing': {
    es: 'Elige al menos una conversación.',
    pt: 'Escolhe pelo menos uma conversa.',
    'pt-BR': 'Escolha pelo menos uma conversa.',
    en: 'Choose at least one conversation.',
  },
  'error.bulk.no-tags': {
    es: 'Escribe alguna etiqueta.',
    pt: 'Escreve alguma etiqueta.',
    'pt-BR': 'Escreva alguma etiqueta.',
    en: 'Write a tag.',
  },
  'error.network.cannot-connect': {
    es: 'La cuenta {{account}} no se conecta desde el chat: sus claves se ponen en el servidor, como dice el README.',
    pt: 'A conta {{account}} não se liga a partir do chat: as chaves põem-se no servidor, como diz o README.',
    'pt-BR': 'A conta {{account}} não se conecta pelo chat: as chaves são postas no servidor, como diz o README.',
    en: 'The account {{account}} is not connected from the chat: its keys are set on the server, as the README says.',
  },
  'error.network.cannot': {
    es: '{{network}} no permite hacer esto desde aquí.',
    pt: '{{network}} não permite fazer isto a partir daqui.',
    en: '{{network}} does not allow this from here.',
  },
  'error.network.refused': {
    es: '{{network}} no lo ha hecho y dice: «{{detail}}»',
    pt: '{{network}} não o fez e diz: «{{detail}}»',
    en: '{{network}} did not do it and says: “{{detail}}”',
  },
  'error.private.no-phrase': {
    es: 'No hay ninguna frase para seguir en privado en este idioma. Pide a quien administra Recado que la añada (persona.phrases.private).',
    pt: 'Não há nenhuma frase para continuar em privado nesta língua. Pede a quem administra o Recado que a acrescente (persona.phrases.private).',
    'pt-BR':
      'Não há nenhuma frase para continuar em privado nesta língua. Peça a quem administra o Recado que a acrescente (persona.phrases.private).',
    en: 'There is no sentence for continuing in private in this language. Ask your Recado administrator to add it (persona.phrases.private).',
  },
});
