import i18next from 'i18next';

export type PageLanguage = 'es' | 'pt' | 'pt-BR' | 'en';
type Words = Record<'es' | 'pt' | 'en', string> & { 'pt-BR'?: string };

/** Words of the page itself; cards and forms bring their own. */
export const texts = {
  channels: { es: 'Canales', pt: 'Canais', en: 'Channels' },
  home: { es: 'Inicio', pt: 'Início', en: 'Home' },
  homeEmpty: {
    es: 'Aquí aparece lo que espera por ti.',
    pt: 'Aqui aparece o que espera por ti.',
    'pt-BR': 'Aqui aparece o que espera por você.',
    en: 'What is waiting for you appears here.',
  },
  pinned: { es: 'Mensaje fijado', pt: 'Mensagem fixada', en: 'Pinned message' },
  directMessages: { es: 'Mensajes directos', pt: 'Mensagens diretas', en: 'Direct messages' },
  people: { es: 'Eres', pt: 'És', 'pt-BR': 'Você é', en: 'You are' },
  switchPerson: {
    es: 'Ver el equipo como {{name}}',
    pt: 'Ver a equipa como {{name}}',
    'pt-BR': 'Ver a equipe como {{name}}',
    en: 'See the team as {{name}}',
  },
  unread: { es: '{{count}} sin leer', pt: '{{count}} por ler', 'pt-BR': '{{count}} não lidas', en: '{{count}} unread' },
  privateChannel: { es: 'Canal privado', pt: 'Canal privado', en: 'Private channel' },
  thread: { es: 'Hilo', pt: 'Conversa', en: 'Thread' },
  closeThread: { es: 'Cerrar el hilo', pt: 'Fechar a conversa', en: 'Close the thread' },
  replies_one: { es: '1 mensaje en el hilo', pt: '1 mensagem na conversa', en: '1 message in the thread' },
  replies_other: {
    es: '{{count}} mensajes en el hilo',
    pt: '{{count}} mensagens na conversa',
    en: '{{count}} messages in the thread',
  },
  writeThread: {
    es: 'Escribe al equipo. El cliente no lo ve.',
    pt: 'Escreve à equipa. O cliente não vê.',
    'pt-BR': 'Escreva para a equipe. O cliente não vê.',
    en: 'Write to the team, not the customer',
  },
  writeChannel: {
    es: 'Escribe en {{name}}',
    pt: 'Escreve em {{name}}',
    'pt-BR': 'Escreva em {{name}}',
    en: 'Write in {{name}}',
  },
  send: { es: 'Enviar', pt: 'Enviar', en: 'Send' },
  onlyYou: { es: 'Solo lo ves tú', pt: 'Só tu vês isto', 'pt-BR': 'Só você vê isto', en: 'Only you can see this' },
  edited: { es: '(editado)', pt: '(editado)', en: '(edited)' },
  app: { es: 'APP', pt: 'APP', en: 'APP' },
  emptyChannel: { es: 'Aquí no hay nadie esperando', pt: 'Aqui não há ninguém à espera', en: 'Nobody is waiting here' },
  emptyChannelHint: {
    es: 'Cuando un cliente escriba sobre este tema, su mensaje aparecerá aquí.',
    pt: 'Quando um cliente escrever sobre este tema, a mensagem aparece aqui.',
    'pt-BR': 'Quando um cliente escrever sobre este tema, a mensagem aparece aqui.',
    en: 'When a customer writes about this, the message appears here.',
  },
  privately: { es: 'En privado', pt: 'Em privado', en: 'Privately' },
  directs: { es: 'Mensajes privados', pt: 'Mensagens privadas', en: 'Private messages' },
  emptyNetwork: { es: 'Nadie ha escrito todavía', pt: 'Ainda ninguém escreveu', en: 'Nobody has written yet' },
  emptyNetworkHint: {
    es: 'Escribe como un cliente, o deja que lleguen mensajes de muestra.',
    pt: 'Escreve como um cliente, ou deixa chegar mensagens de exemplo.',
    'pt-BR': 'Escreva como um cliente, ou deixe chegar mensagens de exemplo.',
    en: 'Write as a customer, or let sample messages come in.',
  },
  emptyPrivateHint: {
    es: 'Escribe como un cliente: aquí todo es privado.',
    pt: 'Escreve como um cliente: aqui tudo é privado.',
    'pt-BR': 'Escreva como um cliente: aqui tudo é privado.',
    en: 'Write as a customer: everything is private here.',
  },
  network: { es: 'Lo que ven los clientes', pt: 'O que veem os clientes', en: 'What customers see' },
  simulated: {
    es: '{{name}} de prueba: nada sale de aquí',
    pt: '{{name}} de teste: nada sai daqui',
    en: 'Practice {{name}}: nothing gets out',
  },
  networks: { es: 'Redes', pt: 'Redes', en: 'Networks' },
  somethingNew: { es: 'Hay algo nuevo', pt: 'Há algo novo', en: 'Something new' },
  play: { es: 'Mensajes de muestra', pt: 'Mensagens de exemplo', en: 'Sample messages' },
  storm: { es: 'Avalancha', pt: 'Avalanche', en: 'Storm' },
  stormHint: {
    es: '50 mensajes por segundo durante un minuto',
    pt: '50 mensagens por segundo durante um minuto',
    en: '50 messages a second for a minute',
  },
  crisis: { es: 'Crisis', pt: 'Crise', en: 'Crisis' },
  crisisHint: {
    es: 'Un minuto de quejas, 50 por segundo: una lámpara que se quema. Míralo también como dirección.',
    pt: 'Um minuto de queixas, 50 por segundo: uma lâmpada que arde. Vê também como direção.',
    en: 'A minute of complaints, 50 a second: a lamp that catches fire. Look at it as a manager too.',
  },
  stormText: {
    es: '@marca mi pedido no llega y nadie contesta',
    pt: '@marca a minha encomenda não chega e ninguém responde',
    en: '@marca my order has not arrived and nobody answers',
  },
  month: { es: 'Un mes de historia', pt: 'Um mês de histórico', en: 'A month of history' },
  monthHint: {
    es: 'Un mes de conversaciones ya cerradas, para ver informes llenos. Tarda un par de minutos, y mientras tanto aquí es el mes pasado.',
    pt: 'Um mês de conversas já fechadas, para ver relatórios cheios. Demora uns dois minutos, e entretanto aqui é o mês passado.',
    en: 'A month of conversations, all closed, so that reports are full. It takes a couple of minutes, and meanwhile it is last month here.',
  },
  pause: { es: 'Parar', pt: 'Parar', en: 'Stop' },
  writeAs: { es: 'Escribes como', pt: 'Escreves como', 'pt-BR': 'Você escreve como', en: 'You write as' },
  customerText: {
    es: '¿Qué le dices a {{who}}?',
    pt: 'O que dizes a {{who}}?',
    'pt-BR': 'O que você diz a {{who}}?',
    en: 'What do you say to {{who}}?',
  },
  publish: { es: 'Publicar', pt: 'Publicar', en: 'Post' },
  reply: { es: 'Responder', pt: 'Responder', en: 'Reply' },
  edit: { es: 'Editar', pt: 'Editar', en: 'Edit' },
  deletePost: { es: 'Borrar', pt: 'Apagar', en: 'Delete' },
  cancel: { es: 'Cancelar', pt: 'Cancelar', en: 'Cancel' },
  save: { es: 'Guardar', pt: 'Guardar', 'pt-BR': 'Salvar', en: 'Save' },
  brandPost: { es: 'Publicación de la marca', pt: 'Publicação da marca', en: "The brand's post" },
  brandAnswer: { es: 'Respuesta de la marca', pt: 'Resposta da marca', en: "The brand's answer" },
  hiddenPost: {
    es: 'Oculto: los demás no lo ven',
    pt: 'Oculto: os outros não o veem',
    'pt-BR': 'Oculto: os outros não veem',
    en: 'Hidden: others do not see it',
  },
  removed: { es: 'Mensaje borrado', pt: 'Mensagem apagada', en: 'Message deleted' },
  offline: {
    es: 'Sin conexión con el espacio de trabajo. Se reintenta solo.',
    pt: 'Sem ligação ao espaço de trabalho. Volta a tentar sozinho.',
    'pt-BR': 'Sem conexão com o espaço de trabalho. Ele volta a tentar sozinho.',
    en: 'No connection to the workspace. Retrying automatically.',
  },
  'bot-starting': {
    es: 'Recado está despertando. Lo que se escriba aquí le llega en cuanto esté listo.',
    pt: 'O Recado está a acordar. O que se escrever aqui chega-lhe assim que estiver pronto.',
    'pt-BR': 'O Recado está acordando. O que for escrito aqui chega assim que ele estiver pronto.',
    en: 'Recado is waking up. What is written here reaches it as soon as it is ready.',
  },
  'bot-away': {
    es: 'Recado no está en marcha, así que ahora nadie contesta. Arráncalo con npm start y vuelve a intentarlo.',
    pt: 'O Recado não está a correr, por isso agora ninguém responde. Arranca-o com npm start e tenta outra vez.',
    'pt-BR': 'O Recado não está rodando, por isso agora ninguém responde. Inicie-o com npm start e tente outra vez.',
    en: 'Recado is not running, so nobody answers now. Start it with npm start and try again.',
  },
  'cut-off': {
    es: 'La conexión con Recado se cortó antes de que contestara. Inténtalo otra vez.',
    pt: 'A ligação ao Recado caiu antes de ele responder. Tenta outra vez.',
    'pt-BR': 'A conexão com o Recado caiu antes de ele responder. Tente outra vez.',
    en: 'The connection to Recado ended before it responded. Try again.',
  },
  'too-slow': {
    es: 'Recado no contestó en tres segundos, el plazo de Slack. Mira si se hizo antes de volver a pulsar.',
    pt: 'O Recado não respondeu em três segundos, o prazo do Slack. Vê se ficou feito antes de carregar outra vez.',
    'pt-BR': 'O Recado não respondeu em três segundos, o prazo do Slack. Veja se deu certo antes de clicar outra vez.',
    en: 'Recado did not respond within three seconds, the time Slack allows. Check whether it was done before pressing again.',
  },
  'form-gone': {
    es: 'Este formulario ya no está abierto. Vuelve a pulsar el botón de la tarjeta.',
    pt: 'Este formulário já não está aberto. Carrega outra vez no botão do cartão.',
    'pt-BR': 'Este formulário não está mais aberto. Clique outra vez no botão do cartão.',
    en: 'This form is no longer open. Press the button on the card again.',
  },
  'message-gone': {
    es: 'Ese mensaje ya no está.',
    pt: 'Essa mensagem já não está.',
    'pt-BR': 'Essa mensagem não está mais aqui.',
    en: 'That message is gone.',
  },
  archived: {
    es: 'El canal está archivado: no se puede escribir en él.',
    pt: 'O canal está arquivado: não se pode escrever nele.',
    'pt-BR': 'O canal está arquivado: não dá para escrever nele.',
    en: 'The channel is archived, so nobody can write in it.',
  },
  'too-long': {
    es: 'El mensaje es demasiado largo: caben 12.000 caracteres.',
    pt: 'A mensagem é demasiado longa: cabem 12 000 caracteres.',
    'pt-BR': 'A mensagem é longa demais: cabem 12.000 caracteres.',
    en: 'The message is too long: 12,000 characters fit.',
  },
  'no-command': {
    es: 'No hay ningún comando con ese nombre. Prueba /recado.',
    pt: 'Não há nenhum comando com esse nome. Experimenta /recado.',
    'pt-BR': 'Não há nenhum comando com esse nome. Tente /recado.',
    en: 'There is no command by that name. Try /recado.',
  },
  failed: { es: 'No se pudo: {{why}}', pt: 'Não foi possível: {{why}}', en: 'It did not work: {{why}}' },
  newMessages: { es: 'Hay mensajes nuevos', pt: 'Há mensagens novas', en: 'New messages' },
  required: {
    es: 'Rellena este campo',
    pt: 'Preenche este campo',
    'pt-BR': 'Preencha este campo',
    en: 'Fill in this field',
  },
  attach: {
    es: 'Añadir una foto o un vídeo',
    pt: 'Adicionar uma foto ou um vídeo',
    'pt-BR': 'Adicionar uma foto ou um vídeo',
    en: 'Add a photo or a video',
  },
  uploading: { es: 'Subiendo…', pt: 'A carregar…', 'pt-BR': 'Enviando…', en: 'Uploading…' },
  optional: { es: 'opcional', pt: 'opcional', en: 'optional' },
  'take-away': { es: 'Quitar', pt: 'Remover', en: 'Remove' },
  'nothing-found': { es: 'Nada con ese nombre', pt: 'Nada com esse nome', en: 'Nothing by that name' },
  chooseFiles: { es: 'Elegir archivos', pt: 'Escolher ficheiros', 'pt-BR': 'Escolher arquivos', en: 'Choose files' },
  choose: { es: 'Elige', pt: 'Escolhe', 'pt-BR': 'Escolha', en: 'Choose' },
  choosePerson: {
    es: 'Elige una persona',
    pt: 'Escolhe uma pessoa',
    'pt-BR': 'Escolha uma pessoa',
    en: 'Choose someone',
  },
  useAsDraft: { es: 'Usar como borrador', pt: 'Usar como rascunho', en: 'Use as draft' },
  openThread: { es: 'Abrir el hilo', pt: 'Abrir a conversa', en: 'Open the thread' },
  earlier: { es: 'Ver anteriores', pt: 'Ver anteriores', en: 'Show earlier' },
  hide: { es: 'Ocultar', pt: 'Ocultar', en: 'Hide' },
  news_one: { es: '1 nuevo', pt: '1 novo', en: '1 new' },
  news_other: { es: '{{count}} nuevos', pt: '{{count}} novos', en: '{{count}} new' },
  newFrom: { es: 'Nuevos', pt: 'Novos', en: 'New' },
  channelStart: { es: 'Aquí empieza {{name}}', pt: 'Aqui começa {{name}}', en: '{{name}} begins here' },
  free: { es: 'Sin dueño: {{count}}', pt: 'Sem dono: {{count}}', en: 'Unclaimed: {{count}}' },
  toNext: {
    es: 'Ir a la siguiente que nadie lleva',
    pt: 'Ir para a próxima que ninguém tem',
    en: 'Go to the next unclaimed one',
  },
  waitsFor_one: {
    es: '1 mensaje espera a {{name}}',
    pt: '1 mensagem espera por {{name}}',
    en: '1 message is waiting for {{name}}',
  },
  waitsFor_other: {
    es: '{{count}} mensajes esperan a {{name}}',
    pt: '{{count}} mensagens esperam por {{name}}',
    en: '{{count}} messages are waiting for {{name}}',
  },
  foldNetwork: {
    es: 'Ocultar lo que ven los clientes',
    pt: 'Ocultar o que veem os clientes',
    en: 'Hide what customers see',
  },
  showNetwork: {
    es: 'Mostrar lo que ven los clientes',
    pt: 'Mostrar o que veem os clientes',
    en: 'Show what customers see',
  },
  posts: { es: 'Mensajes publicados', pt: 'Mensagens publicadas', en: 'Published messages' },
  progress: {
    es: 'Mensajes de muestra que ya han llegado',
    pt: 'Mensagens de exemplo que já chegaram',
    en: 'Sample messages that have come in',
  },
  again: { es: 'Empezar otra vez', pt: 'Começar outra vez', en: 'Start again' },
  like: { es: 'Me gusta', pt: 'Gosto', 'pt-BR': 'Curtir', en: 'Like' },
  likes_one: { es: 'Me gusta: 1', pt: 'Gosto: 1', 'pt-BR': 'Curtidas: 1', en: 'Like: 1' },
  likes_other: {
    es: 'Me gusta: {{count}}',
    pt: 'Gosto: {{count}}',
    'pt-BR': 'Curtidas: {{count}}',
    en: 'Like: {{count}}',
  },
  more: { es: 'Más', pt: 'Mais', en: 'More' },
  moreFor: {
    es: 'Más sobre el mensaje de {{name}}',
    pt: 'Mais sobre a mensagem de {{name}}',
    en: 'More about the message from {{name}}',
  },
  native: {
    es: 'Contestar desde la aplicación de {{name}}',
    pt: 'Responder na aplicação do {{name}}',
    'pt-BR': 'Responder no aplicativo do {{name}}',
    en: "Answer in {{name}}'s own app",
  },
  nativeNote: {
    es: 'Un compañero contesta como {{who}} sin pasar por Recado',
    pt: 'Um colega responde como {{who}} sem passar pelo Recado',
    en: 'A colleague answers as {{who}} without Recado',
  },
  replyAs: {
    es: 'Respondes como {{who}}',
    pt: 'Respondes como {{who}}',
    'pt-BR': 'Você responde como {{who}}',
    en: 'You reply as {{who}}',
  },
} satisfies Record<string, Words>;

type PluralKey<K> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;
export type PageText = PluralKey<keyof typeof texts>;
export type Say = (key: PageText, params?: Record<string, string | number>) => string;

export function languageOf(locale: string | undefined): PageLanguage {
  const short = (locale ?? '').slice(0, 2);
  if (/^pt[-_]br$/i.test(locale ?? '')) return 'pt-BR';
  return short === 'pt' || short === 'en' ? short : 'es';
}

const catalogue = i18next.createInstance({
  lng: 'es',
  fallbackLng: 'es',
  initAsync: false,
  interpolation: { escapeValue: false },
  keySeparator: false,
  nsSeparator: false,
  resources: Object.fromEntries(
    (['es', 'pt', 'pt-BR', 'en'] as const).map((language) => [
      language,
      {
        translation: Object.fromEntries(
          Object.entries<Words>(texts).map(([key, words]) => [key, words[language] ?? words.pt]),
        ),
      },
    ]),
  ),
});
void catalogue.init();

export function sayIn(language: PageLanguage): Say {
  const translate = catalogue.getFixedT(language);
  return (key, params = {}) => translate(key, params);
}
