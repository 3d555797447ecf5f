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
  'crisis.share': { es: '{{share}} negativos', pt: '{{share}} negativas', en: '{{share}} negative' },
  'crisis.term.nearly-all': {
    es: 'casi todos hablan de «{{term}}»',
    pt: 'quase todas falam de «{{term}}»',
    en: 'nearly all speak of "{{term}}"',
  },
  'crisis.term.many': {
    es: 'muchos hablan de «{{term}}»',
    pt: 'muitas falam de «{{term}}»',
    en: 'many speak of "{{term}}"',
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
  'crisis.none': {
    es: 'Ningún aviso en {{count}} mensajes.',
    pt: 'Nenhum aviso em {{count}} mensagens.',
    en: 'No alert in {{count}} messages.',
  },
});
