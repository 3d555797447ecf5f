import { defineTexts } from './define.ts';

/** Alerts in the managers' channel. */
export const alertTexts = defineTexts({
  'alert.hand-over_one': {
    es: 'Llega {{count}} conversación de {{channel}}, donde el servicio ha terminado',
    pt: 'Chega {{count}} conversa de {{channel}}, onde o serviço terminou',
    en: '{{count}} conversation comes from {{channel}}, where service has ended',
  },
  'alert.hand-over_other': {
    es: 'Llegan {{count}} conversaciones de {{channel}}, donde el servicio ha terminado',
    pt: 'Chegam {{count}} conversas de {{channel}}, onde o serviço terminou',
    en: '{{count}} conversations come from {{channel}}, where service has ended',
  },
  'alert.hand-over.which': {
    es: 'Nadie las lleva: n.º {{numbers}}',
    pt: 'Ninguém está com elas: n.º {{numbers}}',
    en: 'Nobody has them: no. {{numbers}}',
  },
  'alert.hand-over.oldest': {
    es: 'La primera espera desde las {{since}}',
    pt: 'A primeira espera desde as {{since}}',
    en: 'The first has been waiting since {{since}}',
  },
  'alert.no-access': {
    es: '🔴 {{network}} ya no acepta el acceso de {{account}} desde las {{since}}',
    pt: '🔴 {{network}} já não aceita o acesso de {{account}} desde as {{since}}',
    en: '🔴 {{network}} has not accepted the access of {{account}} since {{since}}',
  },
  'alert.no-access.means': {
    es: 'No llegan mensajes nuevos y no sale ninguna respuesta.',
    pt: 'Não chegam mensagens novas e não sai nenhuma resposta.',
    en: 'New messages do not arrive and answers do not go out.',
  },
  'alert.no-access.means-publish': {
    es: 'Los mensajes llegan, pero no sale ninguna respuesta.',
    pt: 'As mensagens chegam, mas não sai nenhuma resposta.',
    en: 'Messages arrive, but answers do not go out.',
  },
  'alert.no-access.todo-connect': {
    es: '«Volver a conectar» lleva a la página de {{network}}; hace falta poder entrar allí como {{account}} o como alguien que la administre. Lo que espera sale en cuanto funcione.',
    pt: '«Ligar outra vez» leva à página do {{network}}; é preciso poder entrar lá como {{account}} ou como alguém que a gere. O que espera sai assim que funcione.',
    'pt-BR':
      '“Conectar outra vez” leva à página do {{network}}; é preciso poder entrar lá como {{account}} ou como alguém que a administre. O que espera sai assim que funcionar.',
    en: '“Reconnect” leads to the page of {{network}}; you must be able to sign in there as {{account}} or as somebody who manages it. What waits goes out as soon as it works.',
  },
  'alert.no-access.todo': {
    es: 'Quien administra Recado debe renovar el acceso como explica el README, en «Connect {{network}}», ponerlo en la configuración del servidor y reiniciar Recado. Si el acceso vuelve sin cambiar nada, Recado lo detecta solo.',
    pt: 'Quem administra o Recado tem de renovar o acesso como explica o README, em «Connect {{network}}», pô-lo na configuração do servidor e reiniciar o Recado. Se o acesso voltar sem mudar nada, o Recado deteta-o sozinho.',
    'pt-BR':
      'Quem administra o Recado tem de renovar o acesso como explica o README, em «Connect {{network}}», colocá-lo na configuração do servidor e reiniciar o Recado. Se o acesso voltar sem mudar nada, o Recado percebe sozinho.',
    en: "Your Recado administrator must renew the access as the README says under “Connect {{network}}”, put it in the server's settings and restart Recado. If the access comes back unchanged, Recado notices automatically.",
  },
  'alert.no-access.waiting_one': {
    es: '{{count}} respuesta espera y saldrá sola.',
    pt: '{{count}} resposta espera e sairá sozinha.',
    en: '{{count}} answer is waiting and will go out automatically.',
  },
  'alert.no-access.waiting_many': {
    es: '{{count}} respuestas esperan y saldrán solas.',
    pt: '{{count}} respostas esperam e sairão sozinhas.',
    en: '{{count}} answers are waiting and will go out automatically.',
  },
  'alert.no-access.waiting_other': {
    es: '{{count}} respuestas esperan y saldrán solas.',
    pt: '{{count}} respostas esperam e sairão sozinhas.',
    en: '{{count}} answers are waiting and will go out automatically.',
  },
  'alert.no-access.over': {
    es: '{{network}} vuelve a aceptar el acceso de {{account}} desde las {{until}}. Estuvo sin acceso desde las {{since}}; lo que esperaba sale ahora.',
    pt: '{{network}} voltou a aceitar o acesso de {{account}} às {{until}}. Esteve sem acesso desde as {{since}}; o que esperava sai agora.',
    en: '{{network}} has accepted the access of {{account}} again since {{until}}. It had not since {{since}}; what was waiting goes out now.',
  },
  'alert.access-ends': {
    es: '⏳ El acceso de {{account}} en {{network}} acaba pronto: {{until}}',
    pt: '⏳ O acesso de {{account}} no {{network}} acaba em breve: {{until}}',
    en: '⏳ The access of {{account}} on {{network}} ends soon: {{until}}',
  },
  'alert.access-ends.means': {
    es: 'Desde entonces no llegarán mensajes ni saldrán respuestas.',
    pt: 'A partir daí não chegam mensagens nem saem respostas.',
    en: 'From then on messages will not arrive and answers will not go out.',
  },
  'alert.access-ends.todo': {
    es: '«Volver a conectar» lleva a la página de {{network}}: basta con aceptar otra vez.',
    pt: '«Ligar outra vez» leva à página do {{network}}: basta aceitar outra vez.',
    'pt-BR': '“Conectar outra vez” leva à página do {{network}}: basta aceitar outra vez.',
    en: '“Reconnect” leads to the page of {{network}}: accept once more, and that is all.',
  },
  'alert.access-ends.over': {
    es: '{{account}} vuelve a tener acceso en {{network}} para rato (plazo anterior: {{until}}).',
    pt: '{{account}} volta a ter acesso no {{network}} por muito tempo (prazo anterior: {{until}}).',
    en: '{{account}} has access on {{network}} for longer again (previous end: {{until}}).',
  },
  'alert.channel': {
    es: '🔴 Recado no puede escribir en {{channel}} desde las {{since}}',
    pt: '🔴 O Recado não consegue escrever em {{channel}} desde as {{since}}',
    en: '🔴 Recado has not been able to post in {{channel}} since {{since}}',
  },
  'alert.channel.archived': {
    es: 'El canal está archivado.',
    pt: 'O canal está arquivado.',
    en: 'The channel is archived.',
  },
  'alert.channel.removed': {
    es: 'Recado ya no está en el canal.',
    pt: 'O Recado já não está no canal.',
    en: 'Recado is no longer in the channel.',
  },
  'alert.channel.closed': {
    es: 'Solo algunas personas pueden escribir en él, y Recado no.',
    pt: 'Só algumas pessoas podem escrever nele, e o Recado não.',
    en: 'Only some people may post in it, and Recado may not.',
  },
  'alert.channel.gone': {
    es: 'El chat no lo encuentra: puede que esté archivado o borrado, que ahora se llame de otra forma o que sea privado y Recado no esté en él.',
    pt: 'O chat não o encontra: pode estar arquivado ou apagado, ter agora outro nome, ou ser privado sem o Recado lá dentro.',
    en: 'The chat cannot find it: it may be archived, deleted or renamed, or private without Recado in it.',
  },
  'alert.channel.living_one': {
    es: '{{count}} conversación sin responder solo se ve ahí: n.º {{numbers}}.',
    pt: '{{count}} conversa por responder só se vê ali: n.º {{numbers}}.',
    en: '{{count}} unanswered conversation can only be seen there: no. {{numbers}}.',
  },
  'alert.channel.living_many': {
    es: '{{count}} conversaciones sin responder solo se ven ahí: n.º {{numbers}}.',
    pt: '{{count}} conversas por responder só se veem ali: n.º {{numbers}}.',
    en: '{{count}} unanswered conversations can only be seen there: no. {{numbers}}.',
  },
  'alert.channel.living_other': {
    es: '{{count}} conversaciones sin responder solo se ven ahí: n.º {{numbers}}.',
    pt: '{{count}} conversas por responder só se veem ali: n.º {{numbers}}.',
    en: '{{count}} unanswered conversations can only be seen there: no. {{numbers}}.',
  },
  'alert.channel.todo.archived': {
    es: 'Desarchiva {{channel}} y escribe en él /invite @Recado; lo que espera aparece solo. Si el canal ya no se va a usar, quien administra Recado debe poner otro en recado.yaml y reiniciar.',
    pt: 'Desarquiva {{channel}} e escreve nele /invite @Recado; o que espera aparece sozinho. Se o canal já não vai ser usado, quem administra o Recado tem de pôr outro em recado.yaml e reiniciar.',
    'pt-BR':
      'Desarquive {{channel}} e escreva nele /invite @Recado; o que espera aparece sozinho. Se o canal já não vai ser usado, quem administra o Recado tem de pôr outro em recado.yaml e reiniciar.',
    en: 'Unarchive {{channel}} and type /invite @Recado in it; what is waiting appears automatically. If the channel is no longer needed, your Recado administrator must put another one in recado.yaml and restart.',
  },
  'alert.channel.todo.removed': {
    es: 'Escribe /invite @Recado en {{channel}}; si es privado, que lo haga alguien que esté dentro. Lo que espera aparece solo.',
    pt: 'Escreve /invite @Recado em {{channel}}; se for privado, tem de ser alguém que esteja lá. O que espera aparece sozinho.',
    'pt-BR':
      'Escreva /invite @Recado em {{channel}}; se for privado, tem de ser alguém que esteja lá. O que espera aparece sozinho.',
    en: 'Type /invite @Recado in {{channel}}; if it is private, a member has to do it. What is waiting appears automatically.',
  },
  'alert.channel.todo.closed': {
    es: 'En los ajustes de {{channel}}, en permisos de publicación, deja escribir a Recado. Lo que espera aparece solo.',
    pt: 'Nas definições de {{channel}}, nas permissões de publicação, deixa o Recado escrever. O que espera aparece sozinho.',
    'pt-BR':
      'Nas configurações de {{channel}}, nas permissões de publicação, deixe o Recado escrever. O que espera aparece sozinho.',
    en: 'In the settings of {{channel}}, under posting permissions, let Recado post. What is waiting appears automatically.',
  },
  'alert.channel.todo.gone': {
    es: 'Desarchívalo, o pide a alguien de dentro que escriba en él /invite @Recado: lo que espera aparece solo. Si ahora se llama de otra forma, quien administra Recado debe cambiar el nombre en recado.yaml y reiniciar.',
    pt: 'Desarquiva-o, ou pede a alguém de dentro que escreva nele /invite @Recado: o que espera aparece sozinho. Se agora tem outro nome, quem administra o Recado tem de o alterar em recado.yaml e reiniciar.',
    'pt-BR':
      'Desarquive-o, ou peça a alguém de dentro que escreva nele /invite @Recado: o que espera aparece sozinho. Se agora tem outro nome, quem administra o Recado tem de alterá-lo em recado.yaml e reiniciar.',
    en: 'Unarchive it, or ask a member to type /invite @Recado there: what is waiting appears automatically. If it was renamed, your Recado administrator must change the name in recado.yaml and restart.',
  },
  'alert.channel.todo.teams': {
    es: 'Comprueba que el canal {{channel}} sigue ahí y que la aplicación Recado está en su equipo; lo que espera aparece solo. Si ahora se llama de otra forma, quien administra Recado debe cambiar el nombre en recado.yaml y reiniciar.',
    pt: 'Verifica se o canal {{channel}} ainda existe e se a aplicação Recado está na equipa dele; o que espera aparece sozinho. Se agora tem outro nome, quem administra o Recado tem de o alterar em recado.yaml e reiniciar.',
    'pt-BR':
      'Verifique se o canal {{channel}} ainda existe e se o aplicativo Recado está na equipe dele; o que espera aparece sozinho. Se agora tem outro nome, quem administra o Recado tem de alterá-lo em recado.yaml e reiniciar.',
    en: 'Check that the channel {{channel}} still exists and that the Recado app is in its team; what is waiting appears automatically. If it was renamed, your Recado administrator must change the name in recado.yaml and restart.',
  },
  'alert.channel.over': {
    es: 'Recado vuelve a escribir en {{channel}} desde las {{until}}. No podía desde las {{since}}.',
    pt: 'O Recado voltou a escrever em {{channel}} às {{until}}. Não conseguia desde as {{since}}.',
    en: 'Recado has been able to post in {{channel}} again since {{until}}. It could not since {{since}}.',
  },
  'alert.quiet': {
    es: 'No llega nada de {{account}} ({{network}}) desde las {{since}}',
    pt: 'Não chega nada de {{account}} ({{network}}) desde as {{since}}',
    en: 'Nothing has arrived from {{account}} ({{network}}) since {{since}}',
  },
  'alert.quiet.means': {
    es: 'Es más de lo normal ({{minutes}} min). {{network}} responde, así que puede que nadie escriba; si ves mensajes en {{network}} que no están aquí, avisa a quien administra Recado.',
    pt: 'É mais do que o normal ({{minutes}} min). {{network}} responde, por isso pode ser que ninguém escreva; se houver mensagens no {{network}} que não estão aqui, avisa quem administra o Recado.',
    'pt-BR':
      'É mais do que o normal ({{minutes}} min). {{network}} responde, por isso pode ser que ninguém escreva; se houver mensagens no {{network}} que não estão aqui, avise quem administra o Recado.',
    en: 'That is longer than usual ({{minutes}} min). {{network}} responds, so perhaps nobody is writing; if you see messages on {{network}} that are not here, tell your Recado administrator.',
  },
  'alert.quiet.over': {
    es: 'Vuelven a llegar mensajes de {{account}} ({{network}}) desde las {{until}}. No llegaba nada desde las {{since}}.',
    pt: 'Voltam a chegar mensagens de {{account}} ({{network}}) desde as {{until}}. Não chegava nada desde as {{since}}.',
    en: 'Messages have been arriving from {{account}} ({{network}}) again since {{until}}. Nothing had arrived since {{since}}.',
  },
  'alert.owner.configuration': {
    es: '{{owner}} ya no está en la configuración de Recado',
    pt: '{{owner}} já não está na configuração do Recado',
    'pt-BR': '{{owner}} não está mais na configuração do Recado',
    en: "{{owner}} is no longer in Recado's configuration",
  },
  'alert.owner.chat': {
    es: '{{owner}} ya no es miembro del chat',
    pt: '{{owner}} já não é membro do chat',
    'pt-BR': '{{owner}} não é mais membro do chat',
    en: '{{owner}} is no longer a member of the chat',
  },
  'alert.owner.held_one': {
    es: 'Llevaba {{count}} conversación, que vuelve a no tener dueño en su canal: n.º {{numbers}}.',
    pt: 'Tinha {{count}} conversa, que volta a não ter dono no seu canal: n.º {{numbers}}.',
    en: '{{count}} conversation is unclaimed again in its channel: no. {{numbers}}.',
  },
  'alert.owner.held_many': {
    es: 'Llevaba {{count}} conversaciones, que vuelven a no tener dueño en sus canales: n.º {{numbers}}.',
    pt: 'Tinha {{count}} conversas, que voltam a não ter dono nos seus canais: n.º {{numbers}}.',
    en: '{{count}} conversations are unclaimed again in their channels: no. {{numbers}}.',
  },
  'alert.owner.held_other': {
    es: 'Llevaba {{count}} conversaciones, que vuelven a no tener dueño en sus canales: n.º {{numbers}}.',
    pt: 'Tinha {{count}} conversas, que voltam a não ter dono nos seus canais: n.º {{numbers}}.',
    en: '{{count}} conversations are unclaimed again in their channels: no. {{numbers}}.',
  },
  'alert.listening': {
    es: '{{account}} en {{network}} deja de escuchar hasta mañana: se han leído los {{perDay}} mensajes del día.',
    pt: '{{account}} no {{network}} deixa de escutar até amanhã: já se leram as {{perDay}} mensagens do dia.',
    en: '{{account}} on {{network}} stops listening until tomorrow: the {{perDay}} posts of the day are read.',
  },
  'alert.listening.means': {
    es: 'Las menciones siguen llegando. «perDay» en la configuración dice cuántos se leen.',
    pt: 'As menções continuam a chegar. «perDay» na configuração diz quantas se leem.',
    'pt-BR': 'As menções continuam chegando. «perDay» na configuração diz quantas são lidas.',
    en: 'Mentions go on coming in. “perDay” in the configuration says how many are read.',
  },
  'alert.listening.over': {
    es: '{{account}} en {{network}} vuelve a escuchar.',
    pt: '{{account}} no {{network}} volta a escutar.',
    en: '{{account}} on {{network}} listens again.',
  },
  'alert.quotes-spent': {
    es: '{{account}} en {{network}} no busca más citas hasta mañana: se han leído los {{perDay}} mensajes del día.',
    pt: '{{account}} no {{network}} não procura mais citações até amanhã: já se leram as {{perDay}} mensagens do dia.',
    en: '{{account}} on {{network}} looks for no more quotes until tomorrow: the {{perDay}} posts of the day are read.',
  },
  'alert.quotes-spent.over': {
    es: '{{account}} en {{network}} vuelve a buscar citas.',
    pt: '{{account}} no {{network}} volta a procurar citações.',
    en: '{{account}} on {{network}} looks for quotes again.',
  },
  'alert.snapshots-spent': {
    es: '{{account}} en {{network}} se queda sin cifras de la cuenta hasta mañana: se han hecho las {{perDay}} consultas del día.',
    pt: '{{account}} no {{network}} fica sem os números da conta até amanhã: já se fizeram as {{perDay}} consultas do dia.',
    en: '{{account}} on {{network}} has no figures of the account until tomorrow: the {{perDay}} calls of the day are made.',
  },
  'alert.snapshots-spent.over': {
    es: '{{account}} en {{network}} vuelve a consultar las cifras de la cuenta.',
    pt: '{{account}} no {{network}} volta a consultar os números da conta.',
    en: '{{account}} on {{network}} asks for the figures of the account again.',
  },
  'alert.followers-spent': {
    es: '{{account}} en {{network}} no mira más seguidores nuevos hasta mañana: se han leído las {{perDay}} cuentas del día.',
    pt: '{{account}} no {{network}} não vê mais seguidores novos até amanhã: já se leram as {{perDay}} contas do dia.',
    en: '{{account}} on {{network}} looks for no more new followers until tomorrow: the {{perDay}} accounts of the day are read.',
  },
  'alert.followers-spent.over': {
    es: '{{account}} en {{network}} vuelve a mirar quién empieza a seguirla.',
    pt: '{{account}} no {{network}} volta a ver quem começa a segui-la.',
    en: '{{account}} on {{network}} looks for new followers again.',
  },
  'alert.spent.means': {
    es: 'Las menciones siguen llegando. «networks» en la configuración dice cuánto se lee al día.',
    pt: 'As menções continuam a chegar. «networks» na configuração diz quanto se lê por dia.',
    'pt-BR': 'As menções continuam chegando. «networks» na configuração diz quanto se lê por dia.',
    en: 'Mentions go on coming in. “networks” in the configuration says how much is read in a day.',
  },
  'alert.owner.todo': {
    es: 'Si solo ha cambiado su clave o su cuenta, puede volver a quedárselas.',
    pt: 'Se só mudou a chave ou a conta, pode ficar com elas outra vez.',
    en: 'If only the key or the account has changed, the same person can claim them again.',
  },
  'alert.gap': {
    es: 'Recado estuvo sin contacto con {{network}} ({{account}}) de {{since}} a {{until}}: {{came}}',
    pt: 'O Recado esteve sem contacto com {{network}} ({{account}}) de {{since}} a {{until}}: {{came}}',
    'pt-BR': 'O Recado esteve sem contato com {{network}} ({{account}}) de {{since}} a {{until}}: {{came}}',
    en: 'Recado was out of contact with {{network}} ({{account}}) from {{since}} to {{until}}: {{came}}',
  },
  'alert.gap.came_one': {
    es: 'llegó {{count}} mensaje, y ya está en su canal.',
    pt: 'chegou {{count}} mensagem, e já está no seu canal.',
    en: '{{count}} message arrived meanwhile and is in its channel.',
  },
  'alert.gap.came_many': {
    es: 'llegaron {{count}} mensajes, y todos están en sus canales.',
    pt: 'chegaram {{count}} mensagens, e todas estão nos seus canais.',
    en: '{{count}} messages arrived meanwhile and are all in their channels.',
  },
  'alert.gap.came_other': {
    es: 'llegaron {{count}} mensajes, y todos están en sus canales.',
    pt: 'chegaram {{count}} mensagens, e todas estão nos seus canais.',
    en: '{{count}} messages arrived meanwhile and are all in their channels.',
  },
  'alert.gap.channel': { es: '{{channel}}: {{count}}', pt: '{{channel}}: {{count}}', en: '{{channel}}: {{count}}' },
  'alert.gap.failed_one': {
    es: '{{count}} más no se pudo leer: escribe {{command}}.',
    pt: '{{count}} mais não se conseguiu ler: escreve {{command}}.',
    'pt-BR': '{{count}} mais não se conseguiu ler: escreva {{command}}.',
    en: '{{count}} more could not be read: type {{command}}.',
  },
  'alert.gap.failed_many': {
    es: '{{count}} más no se pudieron leer: escribe {{command}}.',
    pt: '{{count}} mais não se conseguiram ler: escreve {{command}}.',
    'pt-BR': '{{count}} mais não se conseguiram ler: escreva {{command}}.',
    en: '{{count}} more could not be read: type {{command}}.',
  },
  'alert.gap.failed_other': {
    es: '{{count}} más no se pudieron leer: escribe {{command}}.',
    pt: '{{count}} mais não se conseguiram ler: escreve {{command}}.',
    'pt-BR': '{{count}} mais não se conseguiram ler: escreva {{command}}.',
    en: '{{count}} more could not be read: type {{command}}.',
  },
});
