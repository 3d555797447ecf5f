import { defineTexts } from './define.ts';

/** `error.<code>` of RecadoError: what went wrong, where, and what to do, for the person who acted. */
export const errors = defineTexts({
  'error.ticket.not-found': {
    es: 'Este mensaje ya no está en Recado. Puede que se borrara a petición de la persona.',
    pt: 'Esta mensagem já não está no Recado. Pode ter sido apagada a pedido da pessoa.',
    en: "This message is no longer in Recado. It may have been erased at the person's request.",
  },
  'error.ticket.taken': {
    es: 'La lleva {{owner}} desde las {{since}}. Si hace falta, pulsa Relevar.',
    pt: 'Está com {{owner}} desde as {{since}}. Se for preciso, carrega em Assumir.',
    en: '{{owner}} has had it since {{since}}. If you must, press Take over.',
  },
  'error.ticket.closed': {
    es: 'Esta conversación está cerrada. Pulsa Reabrir para seguir.',
    pt: 'Esta conversa está fechada. Carrega em Reabrir para continuar.',
    en: 'This conversation is closed. Press Reopen to go on.',
  },
  'error.ticket.newer': {
    es: 'Esta conversación sigue en una tarjeta más nueva, que ya está abierta. Continúa en ella.',
    pt: 'Esta conversa continua num cartão mais recente, que já está aberto. Continua nele.',
    en: 'This conversation goes on in a newer card, which is open already. Go on there.',
  },
  'error.ticket.not-yours': {
    es: 'Solo quien la lleva puede hacer esto. La lleva {{owner}}.',
    pt: 'Só quem está com ela pode fazer isto. Está com {{owner}}.',
    en: 'Only its owner can do this. {{owner}} has it.',
  },
  'error.ticket.nobody-has-it': {
    es: 'Primero pulsa Me la quedo: así nadie más contesta a la vez.',
    pt: 'Primeiro carrega em Fico com ela: assim ninguém responde ao mesmo tempo.',
    en: "Press I'll take it first, so that nobody else answers at the same time.",
  },
  'error.ticket.being-sent': {
    es: 'Hay una respuesta saliendo ahora mismo. Espera a ver cómo queda.',
    pt: 'Há uma resposta a sair neste momento. Espera para ver o resultado.',
    en: 'An answer is going out right now. Wait to see how it ends.',
  },
  'error.draft.not-found': { es: 'Ese borrador ya no existe.', pt: 'Esse rascunho já não existe.', en: 'That draft no longer exists.' },
  'error.draft.old-version': {
    es: 'Hay un borrador más nuevo (el {{version}}). Mira ese.',
    pt: 'Há um rascunho mais recente (o {{version}}). Vê esse.',
    en: 'There is a newer draft ({{version}}). Look at that one.',
  },
  'error.draft.not-waiting': { es: 'Este borrador no espera aprobación: {{state}}.', pt: 'Este rascunho não espera aprovação: {{state}}.', en: 'This draft is not waiting for approval: {{state}}.' },
  'error.draft.not-approver': { es: 'Este borrador lo aprueba {{approvers}}.', pt: 'Este rascunho é aprovado por {{approvers}}.', en: '{{approvers}} approves this draft.' },
  'error.draft.four-eyes': {
    es: 'Escribiste tú esta respuesta o una versión anterior, así que la tiene que aprobar otra persona: {{approvers}}.',
    pt: 'Foste tu a escrever esta resposta ou uma versão anterior, por isso tem de a aprovar outra pessoa: {{approvers}}.',
    en: 'You wrote this answer or an earlier version of it, so someone else must approve it: {{approvers}}.',
  },
  'error.draft.no-approver': {
    es: 'La regla {{rule}} pide aprobación, pero nadie puede darla. Avisa a quien administra Recado.',
    pt: 'A regra {{rule}} pede aprovação, mas ninguém a pode dar. Avisa quem administra o Recado.',
    en: 'Rule {{rule}} asks for approval, but nobody can give it. Tell whoever runs Recado.',
  },
  'error.draft.changed-since': {
    es: 'El borrador cambió desde que lo viste. Míralo otra vez antes de aprobar.',
    pt: 'O rascunho mudou desde que o viste. Vê-o outra vez antes de aprovar.',
    en: 'The draft changed since you saw it. Look again before you approve.',
  },
  'error.draft.not-approved': { es: 'Nadie ha aprobado este texto todavía.', pt: 'Ninguém aprovou este texto ainda.', en: 'Nobody has approved this text yet.' },
  'error.draft.empty': { es: 'Escribe la respuesta.', pt: 'Escreve a resposta.', en: 'Write the answer.' },
  'error.draft.has-stop': { es: 'No se puede enviar así: {{clause}} {{title}}.', pt: 'Não se pode enviar assim: {{clause}} {{title}}.', en: 'It cannot go out like this: {{clause}} {{title}}.' },
  'error.draft.undo-over': { es: 'El plazo para pararla terminó a las {{until}}.', pt: 'O prazo para a parar terminou às {{until}}.', en: 'The time to stop it ended at {{until}}.' },
  'error.draft.void': {
    es: 'Este borrador ya no vale: {{state}}. Escribe otro a partir de él.',
    pt: 'Este rascunho já não vale: {{state}}. Escreve outro a partir dele.',
    en: 'This draft no longer counts: {{state}}. Write another one from it.',
  },
  'error.draft.not-drafter': { es: 'Solo puede pararlo quien escribió el borrador.', pt: 'Só pode pará-lo quem escreveu o rascunho.', en: 'Only the person who wrote the draft can stop it.' },
  'error.delivery.not-found': { es: 'Ese envío ya no existe.', pt: 'Esse envio já não existe.', en: 'That delivery no longer exists.' },
  'error.delivery.unresolved': {
    es: 'No sabemos si la respuesta anterior salió. Di primero en la tarjeta si ya salió o si se envía otra vez.',
    pt: 'Não sabemos se a resposta anterior saiu. Diz primeiro no cartão se já saiu ou se é para enviar outra vez.',
    en: 'We do not know whether the earlier answer went out. First say on the card that it did, or send it again.',
  },
  'error.delivery.not-unknown': {
    es: 'Ya se sabe cómo quedó esta respuesta: {{state}}.',
    pt: 'Já se sabe como ficou esta resposta: {{state}}.',
    en: 'How this answer ended is known by now: {{state}}.',
  },
  'error.original.gone': {
    es: '{{author}} borró el mensaje. Ya no se puede contestar ahí.',
    pt: '{{author}} apagou a mensagem. Já não se pode responder aí.',
    en: '{{author}} deleted the message. It can no longer be answered there.',
  },
  'error.reason.missing': { es: 'Escribe el motivo en una línea.', pt: 'Escreve o motivo numa linha.', en: 'Give the reason in one line.' },
  'error.right.missing': {
    es: 'Para esto hace falta el permiso «{{right}}» y tus roles no lo dan. Pídelo a quien administra Recado.',
    pt: 'Para isto é preciso a permissão «{{right}}» e as tuas funções não a dão. Pede-a a quem administra o Recado.',
    en: 'This needs the right "{{right}}", which your roles do not give. Ask whoever runs Recado.',
  },
  'error.right.not-in-channel': {
    es: 'Aquí contestan las personas del canal {{channel}}. Únete al canal o pide a alguien que esté en él.',
    pt: 'Aqui respondem as pessoas do canal {{channel}}. Entra no canal ou pede a alguém que esteja nele.',
    en: 'The members of {{channel}} answer here. Join the channel or ask somebody who is in it.',
  },
  'error.right.closed-channel': {
    es: 'Lo lleva {{channel}}, un canal cerrado. Pídeselo a {{approvers}}.',
    pt: 'Quem trata disto é {{channel}}, um canal fechado. Pede a {{approvers}}.',
    en: '{{channel}}, a closed channel, looks after this. Ask {{approvers}}.',
  },
  'error.right.not-listed': {
    es: 'En {{channel}} solo contestan las personas que nombra la configuración.',
    pt: 'Em {{channel}} só respondem as pessoas que a configuração nomeia.',
    en: 'In {{channel}} only the people named in the configuration answer.',
  },
  'error.right.guest': {
    es: 'Las personas invitadas y las de otras organizaciones pueden leer, pero no actuar.',
    pt: 'As pessoas convidadas e as de outras organizações podem ler, mas não agir.',
    en: 'Guests and people of other organisations may read, but not act.',
  },
  'error.action.unknown': {
    es: 'Este botón ya no se usa. Mira la tarjeta más reciente.',
    pt: 'Este botão já não se usa. Vê o cartão mais recente.',
    en: 'This button is no longer in use. Look at the newest card.',
  },
  'error.action.bad-input': {
    es: 'Algo de lo enviado no se entiende: {{where}}. Ábrelo otra vez desde la tarjeta.',
    pt: 'Algo do que foi enviado não se percebe: {{where}}. Abre outra vez a partir do cartão.',
    en: 'Something that was sent makes no sense: {{where}}. Open it again from the card.',
  },
  'error.internal': {
    es: 'Algo ha fallado de nuestro lado y nada se ha publicado. Inténtalo otra vez; si sigue, di a quien administra Recado este número: {{ref}}.',
    pt: 'Algo falhou do nosso lado e nada foi publicado. Tenta outra vez; se continuar, diz a quem administra o Recado este número: {{ref}}.',
    en: 'Something failed on our side and nothing was published. Try again; if it goes on, tell whoever runs Recado this number: {{ref}}.',
  },
  'error.network.rate-limited': {
    es: '{{network}} nos pide ir más despacio. Se reintenta solo.',
    pt: '{{network}} pede que vamos mais devagar. Tenta-se de novo sozinho.',
    en: '{{network}} asks us to slow down. It is tried again by itself.',
  },
  'error.network.unreachable': {
    es: 'No hay conexión con {{network}}. Se reintenta solo.',
    pt: 'Não há ligação com {{network}}. Tenta-se de novo sozinho.',
    en: '{{network}} cannot be reached. It is tried again by itself.',
  },
  'error.network.not-authorised': {
    es: '{{network}} ya no acepta el acceso de {{account}}. Quien administra Recado debe conectarla de nuevo.',
    pt: '{{network}} já não aceita o acesso de {{account}}. Quem administra o Recado tem de a ligar de novo.',
    en: '{{network}} no longer accepts the access of {{account}}. Whoever runs Recado must connect it again.',
  },
  'error.network.out-of-credit': {
    es: '{{network}} no deja leer más: se acabó el saldo o el cupo de la cuenta de desarrollo. Quien administra Recado debe recargarlo; hasta entonces no llegan mensajes de {{account}}.',
    pt: '{{network}} não deixa ler mais: acabou o saldo ou a quota da conta de programador. Quem administra o Recado tem de a recarregar; até lá não chegam mensagens de {{account}}.',
    en: '{{network}} lets us read no more: the developer account has no credit or quota left. Whoever runs Recado must top it up; until then no messages to {{account}} come in.',
  },
  'error.network.unexpected': {
    es: '{{network}} contestó algo que no esperábamos ({{status}}): «{{detail}}». Se intenta otra vez; si sigue, quien administra Recado debe mirar el registro y si hay una versión nueva.',
    pt: '{{network}} respondeu algo que não esperávamos ({{status}}): «{{detail}}». Tenta-se de novo; se continuar, quem administra o Recado deve ver o registo e se há uma versão nova.',
    en: '{{network}} answered something we did not expect ({{status}}): "{{detail}}". It is tried again; if it goes on, whoever runs Recado should look at the log and for a new version.',
  },
  'error.surface.rate-limited': {
    es: 'El chat nos pide ir más despacio. Prueba otra vez dentro de un momento.',
    pt: 'O chat pede-nos para ir mais devagar. Tenta outra vez dentro de um momento.',
    en: 'The chat asks us to slow down. Try again in a moment.',
  },
  'error.surface.unknown-outcome': { es: 'No se sabe si el mensaje llegó al chat.', pt: 'Não se sabe se a mensagem chegou ao chat.', en: 'It is not known whether the message reached the chat.' },
  'error.surface.unreachable': { es: 'No hay conexión con el chat.', pt: 'Não há ligação com o chat.', en: 'The chat cannot be reached.' },
  'error.surface.not-authorised': {
    es: 'El chat no acepta nuestro acceso ({{error}}). Revisa los tokens y los permisos de la aplicación.',
    pt: 'O chat não aceita o nosso acesso ({{error}}). Verifica os tokens e as permissões da aplicação.',
    en: 'The chat does not accept our access ({{error}}). Check the tokens and the scopes of the app.',
  },
  'error.surface.channel': {
    es: 'El canal {{channel}} no existe o la aplicación no está en él. Invítala con /invite @Recado.',
    pt: 'O canal {{channel}} não existe ou a aplicação não está nele. Convida-a com /invite @Recado.',
    en: 'The channel {{channel}} does not exist or the app is not in it. Invite it with /invite @Recado.',
  },
  'error.surface.channel.archived': {
    es: 'El canal {{channel}} está archivado. Desarchívalo, o pon otro canal en la configuración.',
    pt: 'O canal {{channel}} está arquivado. Desarquiva-o, ou põe outro canal na configuração.',
    en: 'The channel {{channel}} is archived. Unarchive it, or put another channel into the configuration.',
  },
  'error.surface.channel.restricted': {
    es: 'En el canal {{channel}} la aplicación no puede escribir por los ajustes de Slack ({{error}}). Quien administra el canal puede permitirlo.',
    pt: 'No canal {{channel}} a aplicação não pode escrever por causa das definições do Slack ({{error}}). Quem administra o canal pode permiti-lo.',
    en: 'The settings of Slack keep the app from writing in the channel {{channel}} ({{error}}). Whoever manages the channel can allow it.',
  },
  'error.surface.message-gone': { es: 'El mensaje del chat ya no está.', pt: 'A mensagem do chat já não está.', en: 'The chat message is gone.' },
  'error.surface.expired': {
    es: 'El formulario tardó demasiado en abrirse. Pulsa otra vez.',
    pt: 'O formulário demorou demasiado a abrir. Carrega outra vez.',
    en: 'The form took too long to open. Press again.',
  },
  'error.surface.refused': { es: 'El chat no aceptó el mensaje ({{error}}).', pt: 'O chat não aceitou a mensagem ({{error}}).', en: 'The chat did not accept the message ({{error}}).' },

  'problem.jobs_one': {
    es: 'Se ha dejado de intentar {{count}} tarea después de varios fallos. El registro dice cuál y por qué.',
    pt: 'Deixou de se tentar {{count}} tarefa depois de várias falhas. O registo diz qual e porquê.',
    en: '{{count}} job was given up after several failures. The log says which and why.',
  },
  'problem.jobs_other': {
    es: 'Se han dejado de intentar {{count}} tareas después de varios fallos. El registro dice cuáles y por qué.',
    pt: 'Deixaram de se tentar {{count}} tarefas depois de várias falhas. O registo diz quais e porquê.',
    en: '{{count}} jobs were given up after several failures. The log says which and why.',
  },
  'problem.inbox_one': {
    es: '{{count}} mensaje no se pudo leer y quedó apartado. El registro dice por qué.',
    pt: '{{count}} mensagem não se conseguiu ler e ficou à parte. O registo diz porquê.',
    en: '{{count}} message could not be taken in and was set aside. The log says why.',
  },
  'problem.inbox_other': {
    es: '{{count}} mensajes no se pudieron leer y quedaron apartados. El registro dice por qué.',
    pt: '{{count}} mensagens não se conseguiram ler e ficaram à parte. O registo diz porquê.',
    en: '{{count}} messages could not be taken in and were set aside. The log says why.',
  },
});
