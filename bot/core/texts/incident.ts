import { defineTexts } from './define.ts';

/** What managers read of an incident, from its first sign to the all-clear. */
export const incidentTexts = defineTexts({
  'incident.title': {
    es: '{{brand}} · aviso de nivel {{level}}',
    pt: '{{brand}} · alerta de nível {{level}}',
    en: '{{brand}} · level {{level}} alert',
  },
  'incident.title.over': {
    es: '{{brand}} · vuelve la normalidad',
    pt: '{{brand}} · tudo voltou ao normal',
    en: '{{brand}} · all clear',
  },
  'incident.where': {
    es: 'Se nota en {{series}}',
    pt: 'Nota-se em {{series}}',
    en: 'Felt in {{series}}',
  },
  'incident.terms': {
    es: 'De qué se habla más que ayer: {{terms}}',
    pt: 'De que se fala mais do que ontem: {{terms}}',
    en: 'Talked of more than yesterday: {{terms}}',
  },
  'incident.conversations_one': {
    es: '{{count}} conversación desde entonces, {{unanswered}} sin responder',
    pt: '{{count}} conversa desde então, {{unanswered}} sem resposta',
    en: '{{count}} conversation since then, {{unanswered}} unanswered',
  },
  'incident.conversations_many': {
    es: '{{count}} conversaciones desde entonces, {{unanswered}} sin responder',
    pt: '{{count}} conversas desde então, {{unanswered}} sem resposta',
    en: '{{count}} conversations since then, {{unanswered}} unanswered',
  },
  'incident.conversations_other': {
    es: '{{count}} conversaciones desde entonces, {{unanswered}} sin responder',
    pt: '{{count}} conversas desde então, {{unanswered}} sem resposta',
    en: '{{count}} conversations since then, {{unanswered}} unanswered',
  },
  'incident.peak': {
    es: 'Máximo: {{count}} por hora, {{at}}',
    pt: 'Máximo: {{count}} por hora, {{at}}',
    en: 'Peak: {{count}} an hour, {{at}}',
  },
  'incident.began': { es: 'Empezó {{at}}', pt: 'Começou {{at}}', en: 'Began {{at}}' },
  'incident.ended': { es: 'Terminó {{at}}', pt: 'Terminou {{at}}', en: 'Ended {{at}}' },
  'incident.level': {
    es: 'Llegó al nivel {{level}}',
    pt: 'Chegou ao nível {{level}}',
    en: 'Reached level {{level}}',
  },
  'incident.answer': {
    es: 'Responder {{number}}',
    pt: 'Responder {{number}}',
    en: 'Answer {{number}}',
  },
  'incident.for': { es: 'Para {{people}}', pt: 'Para {{people}}', en: 'For {{people}}' },
  'incident.lasted': { es: 'Duró {{time}}', pt: 'Durou {{time}}', en: 'Lasted {{time}}' },
  'incident.record.nothing': {
    es: 'Nadie activó ninguna medida.',
    pt: 'Ninguém ativou nenhuma medida.',
    en: 'Nobody switched anything on.',
  },
  'incident.record.switched': {
    es: 'Qué se activó: {{what}}',
    pt: 'O que se ativou: {{what}}',
    en: 'What was switched on: {{what}}',
  },
  'incident.record.until': { es: ' hasta {{at}}', pt: ' até {{at}}', en: ' until {{at}}' },
  'incident.rose': {
    es: 'Sube al nivel {{level}}: {{why}}',
    pt: 'Sobe para o nível {{level}}: {{why}}',
    en: 'Rises to level {{level}}: {{why}}',
  },
  'incident.cleared': {
    es: 'Nada fuera de lo normal desde hace {{minutes}} minutos: se da por terminado.',
    pt: 'Nada fora do normal há {{minutes}} minutos: dá-se por terminado.',
    en: 'Nothing out of the ordinary for {{minutes}} minutes: it is over.',
  },
  'incident.cleared.silence': {
    es: 'Vuelven a llegar mensajes de {{source}}.',
    pt: 'Voltaram a chegar mensagens de {{source}}.',
    en: 'Messages are coming in from {{source}} again.',
  },
  'incident.red_one': {
    es: 'alguien habla de {{what}}',
    pt: 'alguém fala de {{what}}',
    en: 'somebody speaks of {{what}}',
  },
  'incident.red_many': {
    es: '{{count}} mensajes hablan de {{what}}',
    pt: '{{count}} mensagens falam de {{what}}',
    en: '{{count}} messages speak of {{what}}',
  },
  'incident.red_other': {
    es: '{{count}} mensajes hablan de {{what}}',
    pt: '{{count}} mensagens falam de {{what}}',
    en: '{{count}} messages speak of {{what}}',
  },
  'incident.influential': {
    es: 'escribe {{author}}, a quien lee mucha gente',
    pt: 'escreve {{author}}, que muita gente lê',
    en: '{{author}}, whom many people read, has written',
  },
  'incident.influential.somebody': {
    es: 'escribe alguien a quien lee mucha gente',
    pt: 'escreve alguém que muita gente lê',
    en: 'somebody whom many people read has written',
  },
  'incident.spread': {
    es: 'una publicación reúne muchísimas respuestas en una hora',
    pt: 'uma publicação reúne muitíssimas respostas numa hora',
    en: 'one post draws very many answers within an hour',
  },
  'incident.series.all': { es: 'todos los mensajes', pt: 'todas as mensagens', en: 'all messages' },
  'incident.series.post': { es: 'una publicación', pt: 'uma publicação', en: 'one post' },
  'incident.chart': {
    es: 'Mensajes cada 15 minutos',
    pt: 'Mensagens a cada 15 minutos',
    en: 'Messages every 15 minutes',
  },
  'incident.chart.others': { es: 'Resto', pt: 'Resto', en: 'Others' },
  'incident.chart.negative': { es: 'Negativos', pt: 'Negativas', en: 'Negative' },
  'incident.chart.usual': { es: 'Lo normal', pt: 'O normal', en: 'Normal' },
  'incident.chart.alert': { es: 'aviso', pt: 'alerta', en: 'alert' },
  'incident.kind.danger': { es: 'un peligro para alguien', pt: 'um perigo para alguém', en: 'danger to somebody' },
  'incident.kind.self-harm': {
    es: 'hacerse daño',
    pt: 'fazer mal a si próprio',
    'pt-BR': 'se machucar',
    en: 'self-harm',
  },
  'incident.kind.threat': { es: 'una amenaza', pt: 'uma ameaça', en: 'a threat' },
  'incident.kind.legal': {
    es: 'abogados o denuncias',
    pt: 'advogados ou queixas-crime',
    'pt-BR': 'advogados ou processos',
    en: 'lawyers or legal action',
  },
  'incident.kind.press': { es: 'la prensa', pt: 'a imprensa', en: 'the press' },
  'incident.kind.fraud': { es: 'un fraude', pt: 'uma fraude', en: 'fraud' },
  'incident.kind.data': { es: 'sus datos personales', pt: 'os seus dados pessoais', en: 'personal data' },
  'incident.kind.discrimination': { es: 'discriminación', pt: 'discriminação', en: 'discrimination' },
  'incident.kind.boycott': { es: 'un boicot', pt: 'um boicote', en: 'a boycott' },
});
