import { defineTexts } from '../define.ts';

/** What stands in the form that says who writes. */
export const formProfileTexts = defineTexts({
  'form.profile.following': { es: 'sigue a {{short}}', pt: 'segue {{short}}', en: 'follows {{short}}' },
  'form.profile.joined': { es: 'cuenta desde {{month}}', pt: 'conta desde {{month}}', en: 'account since {{month}}' },
  'form.profile.verified': { es: 'verificada en la red', pt: 'verificada na rede', en: 'verified by the network' },
  'form.profile.tickets_one': {
    es: '{{count}} conversación en tus canales',
    pt: '{{count}} conversa nos teus canais',
    'pt-BR': '{{count}} conversa nos seus canais',
    en: '{{count}} conversation in your channels',
  },
  'form.profile.tickets_other': {
    es: '{{count}} conversaciones en tus canales',
    pt: '{{count}} conversas nos teus canais',
    'pt-BR': '{{count}} conversas nos seus canais',
    en: '{{count}} conversations in your channels',
  },
  'form.profile.open_one': { es: '{{count}} abierta', pt: '{{count}} aberta', en: '{{count}} open' },
  'form.profile.open_other': { es: '{{count}} abiertas', pt: '{{count}} abertas', en: '{{count}} open' },
  'form.profile.first': { es: 'la primera, {{day}}', pt: 'a primeira, {{day}}', en: 'the first on {{day}}' },
  'form.profile.languages': {
    es: 'Escribe en {{languages}}',
    pt: 'Escreve em {{languages}}',
    en: 'Writes in {{languages}}',
  },
  'form.profile.influence': {
    es: 'Influencia: {{score}} de 100{{trend}}',
    pt: 'Influência: {{score}} de 100{{trend}}',
    en: 'Influence: {{score}} of 100{{trend}}',
  },
  'form.profile.rising': {
    es: ', sube ({{points}} en {{days}} días)',
    pt: ', a subir ({{points}} em {{days}} dias)',
    'pt-BR': ', subindo ({{points}} em {{days}} dias)',
    en: ', rising ({{points}} in {{days}} days)',
  },
  'form.profile.falling': {
    es: ', baja ({{points}} en {{days}} días)',
    pt: ', a descer ({{points}} em {{days}} dias)',
    'pt-BR': ', caindo ({{points}} em {{days}} dias)',
    en: ', falling ({{points}} in {{days}} days)',
  },
  'form.profile.reach': {
    es: 'Alcance: {{followers}} seguidores. Reacciones habituales por mensaje: {{usual}}.',
    pt: 'Alcance: {{followers}} seguidores. Reações habituais por mensagem: {{usual}}.',
    en: 'Reach: {{followers}} followers. Usual reactions to a post: {{usual}}.',
  },
  'form.profile.sure.high': {
    es: 'Fiabilidad alta: {{posts}} mensajes vistos.',
    pt: 'Fiabilidade alta: {{posts}} mensagens vistas.',
    'pt-BR': 'Confiabilidade alta: {{posts}} mensagens vistas.',
    en: 'High confidence: {{posts}} posts seen.',
  },
  'form.profile.sure.medium': {
    es: 'Fiabilidad media: {{posts}} mensajes vistos.',
    pt: 'Fiabilidade média: {{posts}} mensagens vistas.',
    'pt-BR': 'Confiabilidade média: {{posts}} mensagens vistas.',
    en: 'Medium confidence: {{posts}} posts seen.',
  },
  'form.profile.sure.low': {
    es: 'Fiabilidad baja: hemos visto pocos mensajes ({{posts}}).',
    pt: 'Fiabilidade baixa: vimos poucas mensagens ({{posts}}).',
    'pt-BR': 'Confiabilidade baixa: vimos poucas mensagens ({{posts}}).',
    en: 'Low confidence: few posts seen ({{posts}}).',
  },
  'form.profile.follows-back': {
    es: 'Cuenta la mitad: sigue a casi tantas cuentas como la siguen.',
    pt: 'Conta metade: segue quase tantas contas como as que a seguem.',
    en: 'Halved: it follows nearly as many accounts as follow it.',
  },
  'form.profile.new-account': {
    es: 'Cuenta la mitad: la cuenta tiene menos de 30 días.',
    pt: 'Conta metade: a conta tem menos de 30 dias.',
    en: 'Halved: the account is less than 30 days old.',
  },
  'form.profile.topics': { es: 'Por tema: {{topics}}.', pt: 'Por tema: {{topics}}.', en: 'By topic: {{topics}}.' },
  'form.profile.topic': {
    es: '{{topic}} {{score}} ({{about}} de {{posts}} mensajes)',
    pt: '{{topic}} {{score}} ({{about}} de {{posts}} mensagens)',
    en: '{{topic}} {{score}} ({{about}} of {{posts}} posts)',
  },
  'form.profile.formula': {
    es: 'Fórmula {{version}}, hoy. Solo sirve para ordenar y avisar: nadie recibe peor atención por ella.',
    pt: 'Fórmula {{version}}, hoje. Só serve para ordenar e avisar: ninguém é pior atendido por causa dela.',
    en: 'Formula {{version}}, today. It is only used for ordering and alerts: nobody is served worse because of it.',
  },
  'form.profile.no-followers': {
    es: 'Sin influencia: {{network}} no dice cuánta gente la sigue.',
    pt: 'Sem influência: {{network}} não diz quantas pessoas a seguem.',
    en: 'No influence: {{network}} does not say how many people follow this account.',
  },
  'form.profile.objected': {
    es: 'No quiere que se haga un perfil suyo: no se calculan su influencia ni sus intereses.',
    pt: 'Não quer que se faça um perfil seu: não se calculam a sua influência nem os seus interesses.',
    en: 'This person wants no profile: influence and interests are not computed.',
  },
  'form.profile.mentions': {
    es: 'Lo que ha mencionado en {{days}} días',
    pt: 'O que mencionou em {{days}} dias',
    en: 'Mentioned in {{days}} days',
  },
  'form.profile.times_one': { es: '{{count}} vez', pt: '{{count}} vez', en: '{{count}} time' },
  'form.profile.times_other': { es: '{{count}} veces', pt: '{{count}} vezes', en: '{{count}} times' },
  'form.profile.in-bio': { es: 'en su perfil', pt: 'no perfil', en: 'in the profile' },
  'form.profile.brand': { es: 'marca', pt: 'marca', en: 'brand' },
  'form.profile.example': { es: 'ejemplo', pt: 'exemplo', en: 'example' },
  'form.profile.lists': { es: 'Listas', pt: 'Listas', en: 'Lists' },
  'form.profile.on-list': {
    es: 'En «{{list}}» desde {{day}}, por {{person}}',
    pt: 'Em «{{list}}» desde {{day}}, por {{person}}',
    en: 'On “{{list}}” since {{day}}, by {{person}}',
  },
  'form.profile.configured': {
    es: 'En «{{list}}» por la configuración',
    pt: 'Em «{{list}}» pela configuração',
    en: 'On “{{list}}” by the configuration',
  },
  'form.profile.add': {
    es: 'Añadir a {{list}}',
    pt: 'Juntar a {{list}}',
    'pt-BR': 'Adicionar a {{list}}',
    en: 'Add to {{list}}',
  },
  'form.profile.take-off': { es: 'Quitar de {{list}}', pt: 'Remover de {{list}}', en: 'Take off {{list}}' },
  'form.profile.notes': {
    es: 'Notas del equipo: nunca se envían',
    pt: 'Notas da equipa: nunca se enviam',
    'pt-BR': 'Notas da equipe: nunca são enviadas',
    en: 'Team notes: never sent',
  },
  'form.profile.more-notes': {
    es: 'y {{count}} notas más antiguas',
    pt: 'e {{count}} notas mais antigas',
    en: 'and {{count}} older notes',
  },
  'form.profile.note': { es: 'Nota nueva', pt: 'Nota nova', en: 'New note' },
  'form.profile.note-hint': {
    es: 'La leen tus compañeros. Si la persona pide sus datos o que se borren, va con ellos. Nada sobre salud, religión, política, origen, sindicato o vida sexual.',
    pt: 'Os teus colegas leem-na. Se a pessoa pedir os seus dados ou que se apaguem, vai com eles. Nada sobre saúde, religião, política, origem, sindicato ou vida sexual.',
    'pt-BR':
      'Seus colegas leem. Se a pessoa pedir os dados dela ou que sejam apagados, a nota vai junto. Nada sobre saúde, religião, política, origem, sindicato ou vida sexual.',
    en: 'Your colleagues can read it. If the person asks for their data or to be erased, the note goes with it. Nothing about health, religion, politics, origin, union or sexual life.',
  },
  'form.profile.save-note': { es: 'Guardar la nota', pt: 'Guardar a nota', 'pt-BR': 'Salvar a nota', en: 'Save note' },
  'form.profile.empty-note': {
    es: 'Escribe algo antes de guardar.',
    pt: 'Escreve algo antes de guardar.',
    'pt-BR': 'Escreva algo antes de salvar.',
    en: 'Write something before saving.',
  },
});
