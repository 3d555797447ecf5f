import { defineTexts } from '../define.ts';

/** `error.<code>` of RecadoError: what went wrong, where, and what to do, for the person who acted. */
export const errorSurfaceTexts = defineTexts({
  'error.surface.rate-limited': {
    es: 'El chat nos pide ir más despacio. Prueba otra vez dentro de un momento.',
    pt: 'O chat pede-nos para ir mais devagar. Tenta outra vez dentro de um momento.',
    'pt-BR': 'O chat pede que a gente vá mais devagar. Tente outra vez daqui a pouco.',
    en: 'The chat asks us to slow down. Try again in a moment.',
  },
  'error.surface.unknown-outcome': {
    es: 'No se sabe si el mensaje llegó al chat.',
    pt: 'Não se sabe se a mensagem chegou ao chat.',
    en: 'We do not know whether the message reached the chat.',
  },
  'error.surface.unreachable': {
    es: 'No hay conexión con el chat.',
    pt: 'Não há ligação com o chat.',
    'pt-BR': 'Não há conexão com o chat.',
    en: 'The chat cannot be reached.',
  },
  'error.surface.not-authorised': {
    es: 'El chat no acepta nuestro acceso ({{error}}). Revisa los tokens y los permisos de la aplicación.',
    pt: 'O chat não aceita o nosso acesso ({{error}}). Verifica os tokens e as permissões da aplicação.',
    'pt-BR': 'O chat não aceita o nosso acesso ({{error}}). Verifique os tokens e as permissões do aplicativo.',
    en: 'The chat does not accept our access ({{error}}). Check the tokens and the scopes of the app.',
  },
  'error.surface.scope-missing': {
    es: 'Al chat le falta un permiso de la aplicación: {{scope}}. Quien lo administra pega manifest.json en la página de la aplicación y la instala otra vez; «npm run doctor» dice qué falta.',
    pt: 'Falta uma permissão da aplicação no chat: {{scope}}. Quem o administra cola manifest.json na página da aplicação e instala-a outra vez; «npm run doctor» diz o que falta.',
    'pt-BR':
      'Falta uma permissão do aplicativo no chat: {{scope}}. Quem o administra cola manifest.json na página do aplicativo e o instala outra vez; «npm run doctor» diz o que falta.',
    en: 'The app lacks a permission in the chat: {{scope}}. Whoever administers it pastes manifest.json into the page of the app and installs it again; “npm run doctor” says what is missing.',
  },
  'error.surface.channel': {
    es: 'El canal {{channel}} no existe o la aplicación no está en él. Invítala con /invite @Recado.',
    pt: 'O canal {{channel}} não existe ou a aplicação não está nele. Convida-a com /invite @Recado.',
    'pt-BR': 'O canal {{channel}} não existe ou o aplicativo não está nele. Convide-o com /invite @Recado.',
    en: 'The channel {{channel}} does not exist or the app is not in it. Invite it with /invite @Recado.',
  },
  'error.surface.channel.archived': {
    es: 'El canal {{channel}} está archivado. Desarchívalo, o pon otro canal en la configuración.',
    pt: 'O canal {{channel}} está arquivado. Desarquiva-o, ou põe outro canal na configuração.',
    'pt-BR': 'O canal {{channel}} está arquivado. Desarquive-o, ou coloque outro canal na configuração.',
    en: 'The channel {{channel}} is archived. Unarchive it, or set another channel in the configuration.',
  },
  'error.surface.channel.restricted': {
    es: 'En el canal {{channel}} la aplicación no puede escribir por los ajustes de Slack ({{error}}). Quien administra el canal puede permitirlo.',
    pt: 'No canal {{channel}} a aplicação não pode escrever por causa das definições do Slack ({{error}}). Quem administra o canal pode permiti-lo.',
    'pt-BR':
      'No canal {{channel}} o aplicativo não pode escrever por causa das configurações do Slack ({{error}}). Quem administra o canal pode permiti-lo.',
    en: "Slack's settings do not let the app post in the channel {{channel}} ({{error}}). The channel's manager can allow it.",
  },
  'error.surface.message-gone': {
    es: 'El mensaje del chat ya no está.',
    pt: 'A mensagem do chat já não está.',
    en: 'The chat message is gone.',
  },
  'error.surface.expired': {
    es: 'El formulario tardó demasiado en abrirse. Pulsa otra vez.',
    pt: 'O formulário demorou demasiado a abrir. Carrega outra vez.',
    'pt-BR': 'O formulário demorou demais para abrir. Clique outra vez.',
    en: 'The form took too long to open. Press again.',
  },
  'error.surface.refused': {
    es: 'El chat no aceptó el mensaje ({{error}}).',
    pt: 'O chat não aceitou a mensagem ({{error}}).',
    en: 'The chat did not accept the message ({{error}}).',
  },
});
