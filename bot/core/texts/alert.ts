import { defineTexts } from './define.ts';

/** Alerts in the managers' channel. */
export const alertTexts = defineTexts({
  'alert.no-access': {
    es: '🔴 {{network}} ya no acepta el acceso de {{account}} desde las {{since}}',
    pt: '🔴 {{network}} já não aceita o acesso de {{account}} desde as {{since}}',
    en: '🔴 {{network}} no longer accepts the access of {{account}} since {{since}}',
  },
  'alert.no-access.means': {
    es: 'No llegan mensajes nuevos y no sale ninguna respuesta.',
    pt: 'Não chegam mensagens novas e não sai nenhuma resposta.',
    en: 'No new messages come in and no answer goes out.',
  },
  'alert.no-access.means-publish': {
    es: 'Los mensajes llegan, pero no sale ninguna respuesta.',
    pt: 'As mensagens chegam, mas não sai nenhuma resposta.',
    en: 'Messages come in, but no answer goes out.',
  },
  'alert.no-access.todo': {
    es: 'Quien administra Recado debe renovar el acceso: en el sitio de desarrollo de {{network}}, «Keys and tokens», con permiso de lectura y escritura; ponerlo en la configuración del servidor y reiniciar Recado. Si el acceso vuelve sin cambiarlo, Recado lo nota solo.',
    pt: 'Quem administra o Recado tem de renovar o acesso: no site de desenvolvimento de {{network}}, «Keys and tokens», com permissão de leitura e escrita; pô-lo na configuração do servidor e reiniciar o Recado. Se o acesso voltar sem o mudar, o Recado repara sozinho.',
    en: 'Whoever runs Recado must renew the access: on the developer site of {{network}}, "Keys and tokens", with permission to read and write; put it in the server\'s settings and restart Recado. If the access comes back unchanged, Recado notices by itself.',
  },
  'alert.no-access.waiting_one': { es: '{{count}} respuesta espera y saldrá sola.', pt: '{{count}} resposta espera e sairá sozinha.', en: '{{count}} answer waits and will leave by itself.' },
  'alert.no-access.waiting_many': {
    es: '{{count}} respuestas esperan y saldrán solas.',
    pt: '{{count}} respostas esperam e sairão sozinhas.',
    en: '{{count}} answers wait and will leave by themselves.',
  },
  'alert.no-access.waiting_other': {
    es: '{{count}} respuestas esperan y saldrán solas.',
    pt: '{{count}} respostas esperam e sairão sozinhas.',
    en: '{{count}} answers wait and will leave by themselves.',
  },
  'alert.no-access.over': {
    es: '{{network}} vuelve a aceptar el acceso de {{account}} desde las {{until}}. Faltó desde las {{since}}; lo que esperaba sale ahora.',
    pt: '{{network}} voltou a aceitar o acesso de {{account}} às {{until}}. Faltou desde as {{since}}; o que esperava sai agora.',
    en: '{{network}} accepts the access of {{account}} again since {{until}}. It was missing since {{since}}; what waited leaves now.',
  },
  'alert.channel': {
    es: '🔴 Recado no puede escribir en {{channel}} desde las {{since}}',
    pt: '🔴 O Recado não consegue escrever em {{channel}} desde as {{since}}',
    en: '🔴 Recado has not been able to post in {{channel}} since {{since}}',
  },
  'alert.channel.archived': { es: 'El canal está archivado.', pt: 'O canal está arquivado.', en: 'The channel is archived.' },
  'alert.channel.removed': { es: 'Recado ya no está en el canal.', pt: 'O Recado já não está no canal.', en: 'Recado is no longer in the channel.' },
  'alert.channel.closed': {
    es: 'Solo algunas personas pueden escribir en él, y Recado no.',
    pt: 'Só algumas pessoas podem escrever nele, e o Recado não.',
    en: 'Only some people may post in it, and Recado may not.',
  },
  'alert.channel.gone': {
    es: 'El chat no lo encuentra: puede que esté archivado o borrado, que ahora se llame de otra forma o que sea privado y Recado no esté en él.',
    pt: 'O chat não o encontra: pode estar arquivado ou apagado, ter agora outro nome, ou ser privado sem o Recado lá dentro.',
    en: 'The chat does not find it: it may be archived or deleted, have another name now, or be private without Recado in it.',
  },
  'alert.channel.living_one': {
    es: '{{count}} conversación sin responder solo se ve ahí: n.º {{numbers}}.',
    pt: '{{count}} conversa por responder só se vê ali: n.º {{numbers}}.',
    en: '{{count}} unanswered conversation can be seen only there: no. {{numbers}}.',
  },
  'alert.channel.living_many': {
    es: '{{count}} conversaciones sin responder solo se ven ahí: n.º {{numbers}}.',
    pt: '{{count}} conversas por responder só se veem ali: n.º {{numbers}}.',
    en: '{{count}} unanswered conversations can be seen only there: no. {{numbers}}.',
  },
  'alert.channel.living_other': {
    es: '{{count}} conversaciones sin responder solo se ven ahí: n.º {{numbers}}.',
    pt: '{{count}} conversas por responder só se veem ali: n.º {{numbers}}.',
    en: '{{count}} unanswered conversations can be seen only there: no. {{numbers}}.',
  },
  'alert.channel.todo.archived': {
    es: 'Desarchiva {{channel}} y escribe en él /invite @Recado; lo que espera aparece solo. Si el canal ya no se va a usar, quien administra Recado debe poner otro en recado.yaml y reiniciar.',
    pt: 'Desarquiva {{channel}} e escreve nele /invite @Recado; o que espera aparece sozinho. Se o canal já não vai ser usado, quem administra o Recado tem de pôr outro em recado.yaml e reiniciar.',
    en: 'Unarchive {{channel}} and type /invite @Recado in it; what waits appears by itself. If the channel will not be used any more, whoever runs Recado must put another one in recado.yaml and restart.',
  },
  'alert.channel.todo.removed': {
    es: 'Escribe /invite @Recado en {{channel}}; si es privado, que lo haga alguien que esté dentro. Lo que espera aparece solo.',
    pt: 'Escreve /invite @Recado em {{channel}}; se for privado, tem de ser alguém que esteja lá. O que espera aparece sozinho.',
    en: 'Type /invite @Recado in {{channel}}; if it is private, somebody who is in it must. What waits appears by itself.',
  },
  'alert.channel.todo.closed': {
    es: 'En los ajustes de {{channel}}, en permisos de publicación, deja escribir a Recado. Lo que espera aparece solo.',
    pt: 'Nas definições de {{channel}}, nas permissões de publicação, deixa o Recado escrever. O que espera aparece sozinho.',
    en: 'In the settings of {{channel}}, under posting permissions, let Recado post. What waits appears by itself.',
  },
  'alert.channel.todo.gone': {
    es: 'Desarchívalo, o que alguien de dentro escriba en él /invite @Recado: lo que espera aparece solo. Si ahora se llama de otra forma, quien administra Recado debe cambiar el nombre en recado.yaml y reiniciar.',
    pt: 'Desarquiva-o, ou que alguém de dentro escreva nele /invite @Recado: o que espera aparece sozinho. Se agora tem outro nome, quem administra o Recado tem de o mudar em recado.yaml e reiniciar.',
    en: 'Unarchive it, or have somebody who is in it type /invite @Recado there: what waits appears by itself. If it has another name now, whoever runs Recado must change the name in recado.yaml and restart.',
  },
  'alert.channel.todo.teams': {
    es: 'Comprueba que el canal {{channel}} sigue ahí y que la aplicación Recado está en su equipo; lo que espera aparece solo. Si ahora se llama de otra forma, quien administra Recado debe cambiar el nombre en recado.yaml y reiniciar.',
    pt: 'Verifica se o canal {{channel}} ainda existe e se a aplicação Recado está na equipa dele; o que espera aparece sozinho. Se agora tem outro nome, quem administra o Recado tem de o mudar em recado.yaml e reiniciar.',
    en: 'Check that the channel {{channel}} is still there and that the Recado app is in its team; what waits appears by itself. If it has another name now, whoever runs Recado must change the name in recado.yaml and restart.',
  },
  'alert.channel.over': {
    es: 'Recado vuelve a escribir en {{channel}} desde las {{until}}. No podía desde las {{since}}.',
    pt: 'O Recado voltou a escrever em {{channel}} às {{until}}. Não conseguia desde as {{since}}.',
    en: 'Recado can post in {{channel}} again since {{until}}. It could not since {{since}}.',
  },
  'alert.quiet': {
    es: 'No llega nada de {{account}} ({{network}}) desde las {{since}}',
    pt: 'Não chega nada de {{account}} ({{network}}) desde as {{since}}',
    en: 'Nothing comes from {{account}} ({{network}}) since {{since}}',
  },
  'alert.quiet.means': {
    es: 'Es más de lo normal ({{minutes}} min). {{network}} contesta, así que puede que nadie escriba; si hay mensajes en {{network}} que no están aquí, avisa a quien administra Recado.',
    pt: 'É mais do que o normal ({{minutes}} min). {{network}} responde, por isso pode ser que ninguém escreva; se houver mensagens em {{network}} que não estão aqui, avisa quem administra o Recado.',
    en: 'That is longer than usual ({{minutes}} min). {{network}} answers, so perhaps nobody writes; if there are messages on {{network}} that are not here, tell whoever runs Recado.',
  },
  'alert.quiet.over': {
    es: 'Vuelven a llegar mensajes de {{account}} ({{network}}) desde las {{until}}. No llegaba nada desde las {{since}}.',
    pt: 'Voltam a chegar mensagens de {{account}} ({{network}}) desde as {{until}}. Não chegava nada desde as {{since}}.',
    en: 'Messages come from {{account}} ({{network}}) again since {{until}}. Nothing had come since {{since}}.',
  },
  'alert.gap': {
    es: 'Recado estuvo sin contacto con {{network}} ({{account}}) de {{since}} a {{until}}: {{came}}',
    pt: 'O Recado esteve sem contacto com {{network}} ({{account}}) de {{since}} a {{until}}: {{came}}',
    en: 'Recado was away from {{network}} ({{account}}) from {{since}} to {{until}}: {{came}}',
  },
  'alert.gap.came_one': {
    es: 'llegó {{count}} mensaje, y ya está en su canal.',
    pt: 'chegou {{count}} mensagem, e já está no seu canal.',
    en: '{{count}} message came meanwhile; it is in its channel.',
  },
  'alert.gap.came_many': {
    es: 'llegaron {{count}} mensajes, y todos están en sus canales.',
    pt: 'chegaram {{count}} mensagens, e todas estão nos seus canais.',
    en: '{{count}} messages came meanwhile, all are in their channels.',
  },
  'alert.gap.came_other': {
    es: 'llegaron {{count}} mensajes, y todos están en sus canales.',
    pt: 'chegaram {{count}} mensagens, e todas estão nos seus canais.',
    en: '{{count}} messages came meanwhile, all are in their channels.',
  },
  'alert.gap.channel': { es: '{{channel}}: {{count}}', pt: '{{channel}}: {{count}}', en: '{{channel}}: {{count}}' },
  'alert.gap.failed_one': {
    es: '{{count}} más no se pudo leer: escribe {{command}}.',
    pt: '{{count}} mais não se conseguiu ler: escreve {{command}}.',
    en: '{{count}} more could not be read: write {{command}}.',
  },
  'alert.gap.failed_many': {
    es: '{{count}} más no se pudieron leer: escribe {{command}}.',
    pt: '{{count}} mais não se conseguiram ler: escreve {{command}}.',
    en: '{{count}} more could not be read: write {{command}}.',
  },
  'alert.gap.failed_other': {
    es: '{{count}} más no se pudieron leer: escribe {{command}}.',
    pt: '{{count}} mais não se conseguiram ler: escreve {{command}}.',
    en: '{{count}} more could not be read: write {{command}}.',
  },
});
