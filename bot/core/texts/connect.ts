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
  'form.accounts.called': {
    es: 'recibe mensajes; el último, {{at}}',
    pt: 'recebe mensagens; a última, {{at}}',
    en: 'receives messages; the last one {{at}}',
  },
  'form.accounts.not-called': {
    es: 'todavía no ha recibido ningún mensaje',
    pt: 'ainda não recebeu nenhuma mensagem',
    en: 'no message received yet',
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
    pt: 'Na página do {{network}}, entra como {{account}} e aceita o que o Recado pede. O link serve quinze minutos, num só navegador.',
    'pt-BR':
      'Na página do {{network}}, entre como {{account}} e aceite o que o Recado pede. O link serve quinze minutos, em um só navegador.',
    en: "On {{network}}'s page, sign in as {{account}} and accept what Recado asks for. The link works for fifteen minutes, in one browser.",
  },
  'form.connect.how-person': {
    es: 'En la página de {{network}}, entra con tu propio usuario, si administras {{account}}, y elige esa cuenta sin quitar las ya elegidas. El enlace sirve quince minutos, en un solo navegador.',
    pt: 'Na página do {{network}}, entra com o teu próprio utilizador, se geres {{account}}, e escolhe essa conta sem tirar as já escolhidas. O link serve quinze minutos, num só navegador.',
    'pt-BR':
      'Na página do {{network}}, entre com o seu próprio usuário, se você administra {{account}}, e escolha essa conta sem tirar as já escolhidas. O link serve quinze minutos, em um só navegador.',
    en: "On {{network}}'s page, sign in as yourself, if you manage {{account}}, and choose that account beside those chosen already. The link works for fifteen minutes, in one browser.",
  },
  'form.connect.missing': {
    es: 'Para conectar {{account}}, quien administra Recado tiene que definir antes {{names}} en el servidor; el README dice cómo.',
    pt: 'Para ligar {{account}}, quem administra o Recado tem de definir antes {{names}} no servidor; o README diz como.',
    'pt-BR':
      'Para conectar {{account}}, quem administra o Recado precisa definir antes {{names}} no servidor; o README diz como.',
    en: 'Before {{account}} can be connected, whoever runs Recado must set {{names}} on the server; the README says how.',
  },
  'form.connect.go': { es: 'Continuar en {{network}}', pt: 'Continuar no {{network}}', en: 'Continue on {{network}}' },
  'connect.why.read': {
    es: 'Leer lo que escriben a la cuenta',
    pt: 'Ler o que escrevem à conta',
    en: 'Read what people write to the account',
  },
  'connect.why.people': { es: 'Ver quién escribe', pt: 'Ver quem escreve', en: 'See who writes' },
  'connect.why.followers': {
    es: 'Ver quién empieza a seguir la cuenta',
    pt: 'Ver quem começa a seguir a conta',
    en: 'See who begins to follow the account',
  },
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
  'connect.why.pages': {
    es: 'Ver qué cuentas administras, para que elijas',
    pt: 'Ver que contas geres, para escolheres',
    'pt-BR': 'Ver quais contas você administra, para você escolher',
    en: 'See which accounts you manage, so that you can choose',
  },
  'connect.why.own': {
    es: 'Leer lo que publicáis y cuánto gusta',
    pt: 'Ler o que publicam e quanto agrada',
    'pt-BR': 'Ler o que vocês publicam e quantas curtidas tem',
    en: 'Read what you publish and how much it is liked',
  },
  'connect.why.account': {
    es: 'Encontrar la cuenta y sus publicaciones',
    pt: 'Encontrar a conta e as suas publicações',
    'pt-BR': 'Encontrar a conta e as publicações dela',
    en: 'Find the account and its posts',
  },
  'connect.why.engage': {
    es: 'Publicar las respuestas que el equipo aprueba, y ocultar o borrar cuando alguien lo pulsa',
    pt: 'Publicar as respostas que a equipa aprova, e ocultar ou apagar quando alguém carrega no botão',
    'pt-BR': 'Publicar as respostas que a equipe aprova, e ocultar ou apagar quando alguém clica no botão',
    en: 'Publish the answers that the team approves, and hide or delete when somebody presses the button',
  },
  'connect.why.photos': {
    es: 'Poner una foto en las respuestas públicas que el equipo aprueba',
    pt: 'Pôr uma foto nas respostas públicas que a equipa aprova',
    'pt-BR': 'Colocar uma foto nas respostas públicas que a equipe aprova',
    en: 'Put a picture into the public answers that the team approves',
  },
  'connect.why.calls': {
    es: 'Enterarse al momento de lo que escriben',
    pt: 'Saber logo do que escrevem',
    'pt-BR': 'Saber na hora do que escrevem',
    en: 'Hear at once of what people write',
  },
  'connect.why.private-both': {
    es: 'Leer y contestar los mensajes privados',
    pt: 'Ler as mensagens privadas e responder-lhes',
    'pt-BR': 'Ler e responder às mensagens privadas',
    en: 'Read and answer private messages',
  },
  'connect.why.private-once': {
    es: 'Contestar en privado a un comentario',
    pt: 'Responder em privado a um comentário',
    en: 'Answer a comment in private',
  },
  'connect.choose': {
    es: 'Has dado acceso a varias de nuestras cuentas. ¿Cuáles conectamos?',
    pt: 'Deste acesso a várias das nossas contas. Quais ligamos?',
    'pt-BR': 'Você deu acesso a várias das nossas contas. Quais conectamos?',
    en: 'You gave access to several of our accounts. Which ones shall we connect?',
  },
  'connect.choose-none': {
    es: 'Elige al menos una.',
    pt: 'Escolhe pelo menos uma.',
    'pt-BR': 'Escolha pelo menos uma.',
    en: 'Choose at least one.',
  },
  'connect.choose-go': { es: 'Conectar', pt: 'Ligar', 'pt-BR': 'Conectar', en: 'Connect' },
  'connect.not-configured': {
    es: 'También has dado acceso a {{names}}, fuera de la configuración de Recado: con eso no se hace nada.',
    pt: 'Também deste acesso a {{names}}, fora da configuração do Recado: com isso nada se faz.',
    'pt-BR': 'Você também deu acesso a {{names}}, fora da configuração do Recado: nada se faz com isso.',
    en: "You also gave access to {{names}}, which Recado's configuration does not have: nothing is done with it.",
  },
  'connect.done-several': {
    es: 'Conectadas a Recado: {{accounts}}. Puedes cerrar esta página.',
    pt: 'Ligadas ao Recado: {{accounts}}. Podes fechar esta página.',
    'pt-BR': 'Conectadas ao Recado: {{accounts}}. Você pode fechar esta página.',
    en: 'Connected to Recado: {{accounts}}. You can close this page.',
  },
  'connect.lacks': {
    es: 'A {{account}} le falta un permiso: {{why}} ({{scope}}). Para tenerlo, conecta otra vez y acéptalo todo.',
    pt: 'Falta uma permissão a {{account}}: {{why}} ({{scope}}). Para a ter, liga outra vez e aceita tudo.',
    'pt-BR': 'Falta uma permissão a {{account}}: {{why}} ({{scope}}). Para tê-la, conecte outra vez e aceite tudo.',
    en: '{{account}} lacks a permission: {{why}} ({{scope}}). To have it, connect again and accept everything.',
  },
  'connect.not-among': {
    es: 'Has dado acceso a {{detail}}, y falta {{account}}. Pide otro enlace en el chat y elige también {{account}}; si no aparece, tu usuario no puede administrarla.',
    pt: 'Deste acesso a {{detail}}, e falta {{account}}. Pede outro link no chat e escolhe também {{account}}; se não aparecer, o teu utilizador não a pode gerir.',
    'pt-BR':
      'Você deu acesso a {{detail}}, e falta {{account}}. Peça outro link no chat e escolha também {{account}}; se não aparecer, o seu usuário não pode administrá-la.',
    en: 'You gave access to {{detail}}, and {{account}} is missing. Ask for another link in the chat and choose {{account}} too; if it is not shown, you may not manage it.',
  },
  'connect.none-offered': {
    es: 'Con tu usuario no se ve ninguna cuenta nuestra en {{network}}, así que {{account}} sigue como estaba. Entra con quien administra {{account}} y pide otro enlace en el chat.',
    pt: 'Com o teu utilizador não se vê nenhuma conta nossa no {{network}}, por isso {{account}} continua como estava. Entra com quem gere {{account}} e pede outro link no chat.',
    'pt-BR':
      'Com o seu usuário não se vê nenhuma conta nossa no {{network}}, então {{account}} continua como estava. Entre com quem administra {{account}} e peça outro link no chat.',
    en: 'You see none of our accounts on {{network}}, so {{account}} is as it was. Sign in as somebody who manages {{account}}, and ask for another link in the chat.',
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
    pt: 'Não foi dado acesso a {{account}} no {{network}}: tudo continua como estava.',
    en: 'No access to {{account}} on {{network}} was given: everything stays as it was.',
  },
  'connect.other-account': {
    es: 'Has dado acceso a {{detail}}, y esto es para {{account}}. Entra en {{network}} como {{account}} y pide otro enlace en el chat.',
    pt: 'Deste acesso a {{detail}}, e isto é para {{account}}. Entra no {{network}} como {{account}} e pede outro link no chat.',
    'pt-BR':
      'Você deu acesso a {{detail}}, e isto é para {{account}}. Entre no {{network}} como {{account}} e peça outro link no chat.',
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
    pt: '{{account}} está ligada ao Recado no {{network}}. Podes fechar esta página.',
    'pt-BR': '{{account}} está conectada ao Recado no {{network}}. Você pode fechar esta página.',
    en: '{{account}} is connected to Recado on {{network}}. You can close this page.',
  },
});
