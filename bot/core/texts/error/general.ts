import { defineTexts } from '../define.ts';

/** `error.<code>` of RecadoError: what went wrong, where, and what to do, for the person who acted. */
export const errorGeneralTexts = defineTexts({
  'error.limit.person': {
    es: 'Tienes {{count}} de {{limit}} conversaciones en tus manos: {{tickets}}. Cierra o suelta una antes de quedarte con otra.',
    pt: 'Tens {{count}} de {{limit}} conversas contigo: {{tickets}}. Fecha ou larga uma antes de ficar com outra.',
    en: 'You have {{count}} of {{limit}} conversations: {{tickets}}. Close or release one before you take another.',
  },
  'error.limit.claimed': {
    es: 'En {{channel}} ya hay {{count}} de {{limit}} conversaciones en manos de alguien. Ayuda a terminar una antes de quedarte con otra.',
    pt: 'Em {{channel}} já há {{count}} de {{limit}} conversas com alguém. Ajuda a acabar uma antes de ficar com outra.',
    en: '{{channel}} has {{count}} of {{limit}} conversations in hand already. Help to finish one before you take another.',
  },
  'error.limit.waiting': {
    es: 'En {{channel}} ya hay {{count}} de {{limit}} respuestas a la espera de aprobación. Hay que aprobar alguna antes de quedarte con otra conversación.',
    pt: 'Em {{channel}} já há {{count}} de {{limit}} respostas à espera de aprovação. É preciso aprovar alguma antes de ficares com outra conversa.',
    en: '{{channel}} has {{count}} of {{limit}} answers waiting for approval already. One must be approved before you take another conversation.',
  },
  'error.link.one-chat': {
    es: 'Recado trabaja aquí en un solo chat, así que no hay otra cuenta que unir.',
    pt: 'O Recado trabalha aqui num só chat, por isso não há outra conta para ligar.',
    en: 'Recado works in one chat only here, so there is no other account to join.',
  },
  'error.link.no-email': {
    es: 'En {{here}} no se ve tu dirección de correo, y sin ella no se sabe si las dos cuentas son tuyas. Pide a quien administra Recado que te ponga en la configuración.',
    pt: 'No {{here}} não se vê o teu endereço de e-mail, e sem ele não se sabe se as duas contas são tuas. Pede a quem administra o Recado que te ponha na configuração.',
    en: 'Your e-mail address cannot be seen in {{here}}, and without it nobody knows whether both accounts are yours. Ask whoever runs Recado to name you in the configuration.',
  },
  'error.link.not-company': {
    es: 'Tu dirección en {{here}} no es de la empresa, así que no sirve para unir cuentas. Pide a quien administra Recado que te ponga en la configuración.',
    pt: 'O teu endereço no {{here}} não é da empresa, por isso não serve para ligar contas. Pede a quem administra o Recado que te ponha na configuração.',
    en: 'Your address in {{here}} is not one of the company, so it cannot join accounts. Ask whoever runs Recado to name you in the configuration.',
  },
  'error.link.none': {
    es: 'No hay ningún código que valga para tu dirección. Pide uno en {{other}} escribiendo «link»: vale diez minutos, una sola vez, y solo si las dos cuentas tienen la misma dirección de correo.',
    pt: 'Não há nenhum código que valha para o teu endereço. Pede um no {{other}} escrevendo «link»: vale dez minutos, uma só vez, e só se as duas contas tiverem o mesmo endereço de e-mail.',
    en: 'No code is good for your address. Ask for one in {{other}} by typing "link": it is good for ten minutes, once, and only if both accounts have the same e-mail address.',
  },
  'error.link.wrong': {
    es: 'Ese no es el código. Intentos que te quedan: {{left}}.',
    pt: 'Esse não é o código. Tentativas que te restam: {{left}}.',
    en: 'That is not the code. Tries you have left: {{left}}.',
  },
  'error.link.spent': {
    es: 'Ese no es el código, y ya no quedan intentos. Pide otro en {{other}} escribiendo «link».',
    pt: 'Esse não é o código, e já não restam tentativas. Pede outro no {{other}} escrevendo «link».',
    en: 'That is not the code, and no tries are left. Ask for another in {{other}} by typing "link".',
  },
  'error.link.both-named': {
    es: 'La configuración nombra tus dos cuentas como personas distintas. Pide a quien administra Recado que las junte allí.',
    pt: 'A configuração nomeia as tuas duas contas como pessoas diferentes. Pede a quem administra o Recado que as junte lá.',
    en: 'The configuration names your two accounts as different people. Ask whoever runs Recado to join them there.',
  },
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
  'error.file.too-large': {
    es: 'Ese archivo pasa de {{max}} MB. Envía uno más pequeño.',
    pt: 'Esse ficheiro tem mais de {{max}} MB. Envia um mais pequeno.',
    en: 'That file is larger than {{max}} MB. Send a smaller one.',
  },
  'error.file.unreadable': {
    es: 'No se ha podido leer ese archivo. Elígelo otra vez.',
    pt: 'Não foi possível ler esse ficheiro. Escolhe-o outra vez.',
    en: 'That file could not be read. Choose it again.',
  },
  'error.tags.too-many': { es: 'Caben {{max}} etiquetas como mucho.', pt: 'Cabem {{max}} etiquetas no máximo.', en: 'At most {{max}} tags fit.' },
  'error.snooze.past': { es: 'Ese momento ya pasó. Elige uno que esté por llegar.', pt: 'Esse momento já passou. Escolhe um que esteja por chegar.', en: 'That time has passed. Choose one to come.' },
  'error.snooze.too-long': { es: 'La pausa puede durar {{days}} días como mucho.', pt: 'A pausa pode durar {{days}} dias no máximo.', en: 'A pause may last {{days}} days at most.' },
  'error.elsewhere.who': { es: 'Escribe quién la lleva por la otra vía.', pt: 'Escreve quem a leva pela outra via.', en: 'Write who goes on with it.' },
  'error.delivery.not-sent': { es: 'Esa respuesta no está en la red: {{state}}.', pt: 'Essa resposta não está na rede: {{state}}.', en: 'That answer is not on the network: {{state}}.' },
  'error.move.not-yours': {
    es: 'Solo se puede mover a canales en los que estás. Pide a alguien de {{channel}} que la reciba.',
    pt: 'Só se pode mover para canais em que estás. Pede a alguém de {{channel}} que a receba.',
    en: 'It can only move to channels that you are in. Ask somebody of {{channel}} to take it.',
  },
  'error.move.not-private': {
    es: 'Es un mensaje privado y {{channel}} es un canal público. Elige un canal privado.',
    pt: 'É uma mensagem privada e {{channel}} é um canal público. Escolhe um canal privado.',
    en: 'It is a private message and {{channel}} is a public channel. Choose a private one.',
  },
  'error.bulk.nothing': { es: 'Elige al menos una conversación.', pt: 'Escolhe pelo menos uma conversa.', en: 'Choose at least one conversation.' },
  'error.bulk.no-tags': { es: 'Escribe alguna etiqueta.', pt: 'Escreve alguma etiqueta.', en: 'Write a tag.' },
  'error.network.cannot': { es: '{{network}} no permite hacer esto desde aquí.', pt: '{{network}} não permite fazer isto a partir daqui.', en: '{{network}} does not allow this from here.' },
  'error.network.refused': { es: '{{network}} no lo ha hecho y dice: «{{detail}}»', pt: '{{network}} não o fez e diz: «{{detail}}»', en: '{{network}} did not do it and says: "{{detail}}"' },
  'error.private.no-phrase': {
    es: 'Nadie ha escrito la frase para seguir en privado en esta lengua. Pide a quien administra Recado que la añada (persona.phrases.private).',
    pt: 'Ninguém escreveu a frase para continuar em privado nesta língua. Pede a quem administra o Recado que a acrescente (persona.phrases.private).',
    en: 'Nobody has written the sentence for going on in private in this language. Ask whoever manages Recado to add it (persona.phrases.private).',
  },
});
