import { defineTexts } from './define.ts';

/** Connecting our accounts on networks. */
export const connectTexts = defineTexts({
  'account-kind.official': { es: 'oficial', pt: 'oficial', en: 'official' },
  'account-kind.robot': { es: 'robot', pt: 'robô', en: 'robot' },
  'account-kind.employee': {
    es: 'de una persona del equipo',
    pt: 'de uma pessoa da equipa',
    'pt-BR': 'de uma pessoa da equipe',
    en: "a team member's",
  },
  'button.reconnect': {
    es: 'Volver a conectar',
    pt: 'Ligar outra vez',
    'pt-BR': 'Conectar outra vez',
    en: 'Reconnect',
  },
  'form.accounts.title': {
    es: 'Nuestras cuentas',
    pt: 'As nossas contas',
    'pt-BR': 'Nossas contas',
    en: 'Our accounts',
  },
  'form.accounts.works': {
    es: 'funciona; último contacto {{at}}',
    pt: 'funciona; último contacto {{at}}',
    'pt-BR': 'funciona; último contato {{at}}',
    en: 'works; last contact {{at}}',
  },
  'form.accounts.not-yet': {
    es: 'todavía no se ha consultado',
    pt: 'ainda não foi consultada',
    en: 'not looked at yet',
  },
  'form.accounts.not-connected': {
    es: 'sin conectar: faltan sus claves en el servidor',
    pt: 'por ligar: faltam as chaves no servidor',
    'pt-BR': 'não conectada: faltam as chaves no servidor',
    en: 'not connected: its keys are missing on the server',
  },
  'form.accounts.broken': {
    es: 'sin acceso desde {{since}}',
    pt: 'sem acesso desde {{since}}',
    en: 'no access since {{since}}',
  },
  'form.accounts.cannot-publish': {
    es: 'lee, pero no puede publicar',
    pt: 'lê, mas não pode publicar',
    en: 'reads, but cannot publish',
  },
  'form.accounts.granted': {
    es: 'La conectó {{by}}, {{at}}.',
    pt: 'Foi {{by}} quem a ligou, {{at}}.',
    'pt-BR': 'Foi {{by}} quem a conectou, {{at}}.',
    en: 'Connected by {{by}}, {{at}}.',
  },
  'form.accounts.granted-until': {
    es: 'La conectó {{by}}, {{at}}. El acceso acaba {{until}}.',
    pt: 'Foi {{by}} quem a ligou, {{at}}. O acesso acaba {{until}}.',
    'pt-BR': 'Foi {{by}} quem a conectou, {{at}}. O acesso acaba {{until}}.',
    en: 'Connected by {{by}}, {{at}}. Access ends {{until}}.',
  },
  'form.accounts.refused': {
    es: 'La conectó {{by}}, pero la red retiró el acceso {{at}}.',
    pt: 'Foi {{by}} quem a ligou, mas a rede retirou o acesso {{at}}.',
    'pt-BR': 'Foi {{by}} quem a conectou, mas a rede retirou o acesso {{at}}.',
    en: 'Connected by {{by}}, but the network took the access back {{at}}.',
  },
  'form.connect.title': {
    es: 'Conectar una cuenta',
    pt: 'Ligar uma conta',
    'pt-BR': 'Conectar uma conta',
    en: 'Connect an account',
  },
  'form.connect.how': {
    es: 'En la página de {{network}}, entra como {{account}} y acepta lo que pide Recado. El enlace sirve quince minutos, en un solo navegador.',
    pt: 'Na página de {{network}}, entra como {{account}} e aceita o que o Recado pede. O link serve quinze minutos, num só navegador.',
    'pt-BR':
      'Na página de {{network}}, entre como {{account}} e aceite o que o Recado pede. O link serve quinze minutos, em um só navegador.',
    en: "On {{network}}'s page, sign in as {{account}} and accept what Recado asks for. The link works for fifteen minutes, in one browser.",
  },
  'form.connect.missing': {
    es: 'Para conectar {{account}}, quien administra Recado tiene que definir antes {{names}} en el servidor; el README dice cómo.',
    pt: 'Para ligar {{account}}, quem administra o Recado tem de definir antes {{names}} no servidor; o README diz como.',
    'pt-BR':
      'Para conectar {{account}}, quem administra o Recado precisa definir antes {{names}} no servidor; o README diz como.',
    en: 'Before {{account}} can be connected, whoever runs Recado must set {{names}} on the server; the README says how.',
  },
  'form.connect.go': { es: 'Continuar en {{network}}', pt: 'Continuar em {{network}}', en: 'Continue on {{network}}' },
  'connect.why.read': {
    es: 'Leer lo que escriben a la cuenta',
    pt: 'Ler o que escrevem à conta',
    en: 'Read what people write to the account',
  },
  'connect.why.people': { es: 'Ver quién escribe', pt: 'Ver quem escreve', en: 'See who writes' },
  'connect.why.write': {
    es: 'Publicar las respuestas que el equipo aprueba',
    pt: 'Publicar as respostas que a equipa aprova',
    'pt-BR': 'Publicar as respostas que a equipe aprova',
    en: 'Publish the answers that the team approves',
  },
  'connect.why.hide': {
    es: 'Ocultar respuestas ajenas bajo lo nuestro',
    pt: 'Ocultar respostas alheias sob o que publicamos',
    en: "Hide others' replies under our posts",
  },
  'connect.why.like': {
    es: 'Marcar «me gusta» cuando alguien del equipo lo pulsa',
    pt: 'Pôr gosto quando alguém da equipa carrega no botão',
    'pt-BR': 'Curtir quando alguém da equipe clica no botão',
    en: 'Like a message when somebody on the team presses the button',
  },
  'connect.why.media': {
    es: 'Adjuntar imágenes a una respuesta',
    pt: 'Juntar imagens a uma resposta',
    'pt-BR': 'Anexar imagens a uma resposta',
    en: 'Attach pictures to an answer',
  },
  'connect.why.private': {
    es: 'Leer los mensajes privados',
    pt: 'Ler as mensagens privadas',
    en: 'Read private messages',
  },
  'connect.why.private-write': {
    es: 'Contestar a los mensajes privados',
    pt: 'Responder às mensagens privadas',
    en: 'Answer private messages',
  },
  'connect.why.stay': {
    es: 'Seguir conectado sin pedirlo cada dos horas',
    pt: 'Continuar ligado sem pedir de duas em duas horas',
    'pt-BR': 'Continuar conectado sem pedir de duas em duas horas',
    en: 'Stay connected without asking every two hours',
  },
  'connect.unknown': {
    es: 'Este enlace no sirve en este navegador, o ya se usó. Pide otro en el chat: Inicio de Recado, «Cuentas».',
    pt: 'Este link não serve neste navegador, ou já foi usado. Pede outro no chat: Início do Recado, «Contas».',
    'pt-BR': 'Este link não serve neste navegador, ou já foi usado. Peça outro no chat: Início do Recado, “Contas”.',
    en: "This link does not work in this browser, or was used already. Ask for another in the chat: Recado's Home, “Accounts”.",
  },
  'connect.past': {
    es: 'Este enlace servía quince minutos. Pide otro en el chat: Inicio de Recado, «Cuentas».',
    pt: 'Este link servia quinze minutos. Pede outro no chat: Início do Recado, «Contas».',
    'pt-BR': 'Este link servia quinze minutos. Peça outro no chat: Início do Recado, “Contas”.',
    en: "This link worked for fifteen minutes. Ask for another in the chat: Recado's Home, “Accounts”.",
  },
  'connect.denied': {
    es: 'No se ha dado acceso a {{account}} en {{network}}: todo sigue como estaba.',
    pt: 'Não foi dado acesso a {{account}} em {{network}}: tudo continua como estava.',
    en: 'No access to {{account}} on {{network}} was given: everything stays as it was.',
  },
  'connect.other-account': {
    es: 'Has dado acceso a {{detail}}, y esto es para {{account}}. Entra en {{network}} como {{account}} y pide otro enlace en el chat.',
    pt: 'Deste acesso a {{detail}}, e isto é para {{account}}. Entra em {{network}} como {{account}} e pede outro link no chat.',
    'pt-BR':
      'Você deu acesso a {{detail}}, e isto é para {{account}}. Entre em {{network}} como {{account}} e peça outro link no chat.',
    en: 'You gave access to {{detail}}, and this is for {{account}}. Sign in to {{network}} as {{account}} and ask for another link in the chat.',
  },
  'connect.refused': {
    es: '{{network}} no ha aceptado la conexión de {{account}}: {{detail}}. Pide otro enlace en el chat.',
    pt: '{{network}} não aceitou a ligação de {{account}}: {{detail}}. Pede outro link no chat.',
    'pt-BR': '{{network}} não aceitou a conexão de {{account}}: {{detail}}. Peça outro link no chat.',
    en: '{{network}} did not accept the connection of {{account}}: {{detail}}. Ask for another link in the chat.',
  },
  'connect.unreachable': {
    es: '{{network}} no ha contestado, así que {{account}} sigue como estaba. Prueba otra vez dentro de un momento, con otro enlace.',
    pt: '{{network}} não respondeu, por isso {{account}} continua como estava. Tenta daqui a pouco, com outro link.',
    'pt-BR':
      '{{network}} não respondeu, por isso {{account}} continua como estava. Tente daqui a pouco, com outro link.',
    en: '{{network}} did not answer, so {{account}} is as it was. Try again in a moment, with another link.',
  },
  'connect.done': {
    es: '{{account}} está conectada a Recado en {{network}}. Puedes cerrar esta página.',
    pt: '{{account}} está ligada ao Recado em {{network}}. Podes fechar esta página.',
    'pt-BR': '{{account}} está conectada ao Recado em {{network}}. Você pode fechar esta página.',
    en: '{{account}} is connected to Recado on {{network}}. You can close this page.',
  },
});
