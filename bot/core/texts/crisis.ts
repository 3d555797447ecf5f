import { defineTexts } from './define.ts';

/** Why an alert is raised, in one sentence made of these parts, and what the replay of a history says. */
export const crisisTexts = defineTexts({
  'crisis.times.hour': {
    es: '{{ratio}} veces lo normal: {{observed}} frente a unas {{expected}} por hora',
    pt: '{{ratio}} vezes o normal: {{observed}} face a umas {{expected}} por hora',
    'pt-BR': '{{ratio}} vezes o normal: {{observed}} contra cerca de {{expected}} por hora',
    en: '{{ratio}} times the normal: {{observed}} against about {{expected}} an hour',
  },
  'crisis.times.minutes': {
    es: '{{ratio}} veces lo normal: {{observed}} en {{minutes}} minutos, frente a unas {{expected}}',
    pt: '{{ratio}} vezes o normal: {{observed}} em {{minutes}} minutos, face a umas {{expected}}',
    'pt-BR': '{{ratio}} vezes o normal: {{observed}} em {{minutes}} minutos, contra cerca de {{expected}}',
    en: '{{ratio}} times the normal: {{observed}} in {{minutes}} minutes, against about {{expected}}',
  },
  'crisis.from-nothing': {
    es: '{{observed}} mensajes en {{minutes}} minutos, cuando lo normal es casi ninguno',
    pt: '{{observed}} mensagens em {{minutes}} minutos, quando o normal é quase nenhuma',
    en: '{{observed}} messages in {{minutes}} minutes, where hardly any is normal',
  },
  'crisis.negatives': {
    es: '{{share}} negativos en la última hora ({{observed}} de {{of}}); lo normal es {{usual}}',
    pt: '{{share}} negativas na última hora ({{observed}} de {{of}}); o normal é {{usual}}',
    en: '{{share}} negative in the last hour ({{observed}} of {{of}}); {{usual}} is normal',
  },
  'crisis.silence.minutes': {
    es: 'sin datos de {{source}} desde hace {{minutes}} minutos; lo habitual es uno cada {{every}}',
    pt: 'sem dados de {{source}} há {{minutes}} minutos; o habitual é um a cada {{every}}',
    en: 'no data from {{source}} for {{minutes}} minutes; usually every {{every}}',
  },
  'crisis.silence.hours': {
    es: 'sin datos de {{source}} desde hace {{hours}} horas; lo habitual es uno cada {{every}} minutos',
    pt: 'sem dados de {{source}} há {{hours}} horas; o habitual é um a cada {{every}} minutos',
    en: 'no data from {{source}} for {{hours}} hours; usually every {{every}} minutes',
  },
  'crisis.anywhere': { es: 'ninguna fuente', pt: 'nenhuma fonte', en: 'any source' },
  'crisis.share': { es: '{{share}} negativos', pt: '{{share}} negativas', en: '{{share}} negative' },
  'crisis.term.nearly-all': {
    es: 'casi todos hablan de «{{term}}»',
    pt: 'quase todas falam de «{{term}}»',
    en: 'nearly all speak of “{{term}}”',
  },
  'crisis.term.many': {
    es: 'muchos hablan de «{{term}}»',
    pt: 'muitas falam de «{{term}}»',
    en: 'many speak of “{{term}}”',
  },
  'crisis.alert': {
    es: '{{time}}  nivel {{level}}  {{series}}: {{sentence}}',
    pt: '{{time}}  nível {{level}}  {{series}}: {{sentence}}',
    en: '{{time}}  level {{level}}  {{series}}: {{sentence}}',
  },
  'crisis.rose': {
    es: '  {{time}}  sube al nivel {{level}}: {{sentence}}',
    pt: '  {{time}}  sobe para o nível {{level}}: {{sentence}}',
    en: '  {{time}}  rises to level {{level}}: {{sentence}}',
  },
  'crisis.again': {
    es: '  {{time}}  de nuevo: {{sentence}}',
    pt: '  {{time}}  de novo: {{sentence}}',
    en: '  {{time}}  again: {{sentence}}',
  },
  'crisis.more': {
    es: '  {{time}}  algo nuevo: {{sentence}}',
    pt: '  {{time}}  algo novo: {{sentence}}',
    en: '  {{time}}  something new: {{sentence}}',
  },
  'crisis.peak': {
    es: '  {{time}}  máximo: {{count}} por hora, {{lead}} minutos después del aviso',
    pt: '  {{time}}  máximo: {{count}} por hora, {{lead}} minutos depois do aviso',
    en: '  {{time}}  peak: {{count}} an hour, {{lead}} minutes after the alert',
  },
  'crisis.clear': {
    es: '  {{time}}  vuelve la normalidad',
    pt: '  {{time}}  tudo volta ao normal',
    en: '  {{time}}  all clear',
  },
  'crisis.open': {
    es: '  sigue abierto cuando termina el historial',
    pt: '  continua aberto quando o histórico termina',
    en: '  still open where the history ends',
  },
  'crisis.zone': {
    es: 'Las horas se cuentan en {{zone}}, como indica el propio historial; con --zone se elige otra.',
    pt: 'As horas contam-se em {{zone}}, como indica o próprio histórico; com --zone escolhe-se outra.',
    'pt-BR': 'As horas são contadas em {{zone}}, como o próprio histórico indica; com --zone dá para escolher outra.',
    en: 'Hours are counted in {{zone}}, as the history itself suggests; --zone names another.',
  },
  'crisis.none': {
    es: 'Ningún aviso en {{count}} mensajes.',
    pt: 'Nenhum aviso em {{count}} mensagens.',
    en: 'No alert in {{count}} messages.',
  },
  'crisis.level': { es: 'nivel {{level}}', pt: 'nível {{level}}', en: 'level {{level}}' },
  'crisis.see': { es: 'Ver el aviso', pt: 'Ver o alerta', en: 'See the alert' },
  'crisis.quiet': { es: 'Nada fuera de lo normal.', pt: 'Nada fora do normal.', en: 'Nothing out of the ordinary.' },
  'crisis.heading': {
    es: 'Lo que se vigila',
    pt: 'O que se vigia',
    'pt-BR': 'O que é monitorado',
    en: 'What is watched',
  },
  'crisis.series.all': { es: 'Todos los mensajes', pt: 'Todas as mensagens', en: 'All messages' },
  'crisis.series.heading': {
    es: 'Ocho horas en pequeño, y los mensajes de la última:',
    pt: 'Oito horas em miniatura, e as mensagens da última:',
    en: 'Eight hours in miniature, and the messages of the last one:',
  },
  'crisis.series': { es: '{{name}}: {{hour}}', pt: '{{name}}: {{hour}}', en: '{{name}}: {{hour}}' },
  'crisis.series.usual': {
    es: '{{name}}: {{hour}}; lo normal, unos {{usual}}',
    pt: '{{name}}: {{hour}}; o normal, cerca de {{usual}}',
    en: '{{name}}: {{hour}}; about {{usual}} is normal',
  },
  'crisis.series.more_one': { es: 'y una serie más', pt: 'e mais uma série', en: 'and one more series' },
  'crisis.series.more_many': {
    es: 'y {{count}} series más',
    pt: 'e mais {{count}} séries',
    en: 'and {{count}} more series',
  },
  'crisis.series.more_other': {
    es: 'y {{count}} series más',
    pt: 'e mais {{count}} séries',
    en: 'and {{count}} more series',
  },
  'crisis.replay.title': { es: 'Repaso de 30 días', pt: 'Revisão de 30 dias', en: 'The last 30 days' },
  'crisis.replay.count_one': {
    es: 'Un aviso en {{days}} días ({{messages}} mensajes)',
    pt: 'Um alerta em {{days}} dias ({{messages}} mensagens)',
    en: 'One alert in {{days}} days ({{messages}} messages)',
  },
  'crisis.replay.count_many': {
    es: '{{count}} avisos en {{days}} días ({{messages}} mensajes)',
    pt: '{{count}} alertas em {{days}} dias ({{messages}} mensagens)',
    en: '{{count}} alerts in {{days}} days ({{messages}} messages)',
  },
  'crisis.replay.count_other': {
    es: '{{count}} avisos en {{days}} días ({{messages}} mensajes)',
    pt: '{{count}} alertas em {{days}} dias ({{messages}} mensagens)',
    en: '{{count}} alerts in {{days}} days ({{messages}} messages)',
  },
  'crisis.replay.more_one': { es: 'y uno anterior', pt: 'e um anterior', en: 'and one earlier' },
  'crisis.replay.more_many': {
    es: 'y {{count}} anteriores',
    pt: 'e {{count}} anteriores',
    en: 'and {{count}} earlier',
  },
  'crisis.replay.more_other': {
    es: 'y {{count}} anteriores',
    pt: 'e {{count}} anteriores',
    en: 'and {{count}} earlier',
  },
  'crisis.replay.rose': {
    es: 'sube al nivel {{level}}, {{at}}',
    pt: 'sobe para o nível {{level}}, {{at}}',
    en: 'rises to level {{level}}, {{at}}',
  },
  'crisis.replay.again_one': { es: 'volvió una vez', pt: 'voltou uma vez', en: 'came back once' },
  'crisis.replay.again_many': {
    es: 'volvió {{count}} veces',
    pt: 'voltou {{count}} vezes',
    en: 'came back {{count}} times',
  },
  'crisis.replay.again_other': {
    es: 'volvió {{count}} veces',
    pt: 'voltou {{count}} vezes',
    en: 'came back {{count}} times',
  },
  'crisis.replay.peak': {
    es: 'máximo de {{count}} por hora, {{lead}} minutos después del aviso',
    pt: 'máximo de {{count}} por hora, {{lead}} minutos depois do alerta',
    en: 'peak of {{count}} an hour, {{lead}} minutes after the alert',
  },
  'crisis.replay.joined_one': {
    es: 'se notó en otra serie',
    pt: 'notou-se noutra série',
    'pt-BR': 'também apareceu em outra série',
    en: 'felt in one other series',
  },
  'crisis.replay.joined_many': {
    es: 'se notó en otras {{count}} series',
    pt: 'notou-se noutras {{count}} séries',
    'pt-BR': 'também apareceu em outras {{count}} séries',
    en: 'felt in {{count}} other series',
  },
  'crisis.replay.joined_other': {
    es: 'se notó en otras {{count}} series',
    pt: 'notou-se noutras {{count}} séries',
    'pt-BR': 'também apareceu em outras {{count}} séries',
    en: 'felt in {{count}} other series',
  },
  'crisis.replay.open': { es: 'sigue abierto', pt: 'continua aberto', en: 'still open' },
  'crisis.replay.means': {
    es: 'Con los ajustes de ahora. Las publicaciones que se extienden no están aquí: sus cuentas se guardan un solo día.',
    pt: 'Com as definições de agora. As publicações que se espalham não estão aqui: a sua contagem só se guarda um dia.',
    'pt-BR':
      'Com as configurações de agora. As publicações que se espalham não estão aqui: a contagem delas só é mantida por um dia.',
    en: 'With the current settings. Posts that spread fast are not included: their counts are kept for one day only.',
  },
});
