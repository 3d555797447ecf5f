import { defineTexts } from './define.ts';

/** A person's own page (App Home). */
export const homeTexts = defineTexts({
  'home.spent': {
    es: 'Lecturas de pago de hoy, además de las menciones',
    pt: 'Leituras pagas de hoje, além das menções',
    en: 'Paid reads today, besides mentions',
  },
  'home.spent.quotes': {
    es: '{{taken}} de {{perDay}} para encontrar citas',
    pt: '{{taken}} de {{perDay}} para encontrar citações',
    en: '{{taken}} of {{perDay}} to find quotes',
  },
  'home.spent.snapshots': {
    es: '{{taken}} de {{perDay}} para las cifras de la cuenta',
    pt: '{{taken}} de {{perDay}} para os números da conta',
    en: "{{taken}} of {{perDay}} for the account's figures",
  },
  'home.spent.followers': {
    es: '{{taken}} de {{perDay}} para ver seguidores nuevos',
    pt: '{{taken}} de {{perDay}} para ver seguidores novos',
    en: '{{taken}} of {{perDay}} to see new followers',
  },
  'home.spent.over': {
    es: 'lo demás, mañana; las menciones siguen',
    pt: 'o resto, amanhã; as menções continuam',
    en: 'the rest tomorrow; mentions go on',
  },
  'home.title': {
    es: 'Tu día en Recado',
    pt: 'O teu dia no Recado',
    'pt-BR': 'O seu dia no Recado',
    en: 'Your day in Recado',
  },
  'home.today_one': {
    es: 'Hoy has contestado {{count}}',
    pt: 'Hoje respondeste a {{count}}',
    'pt-BR': 'Hoje você respondeu a {{count}}',
    en: 'You answered {{count}} today',
  },
  'home.today_other': {
    es: 'Hoy has contestado {{count}}',
    pt: 'Hoje respondeste a {{count}}',
    'pt-BR': 'Hoje você respondeu a {{count}}',
    en: 'You answered {{count}} today',
  },
  'home.week': { es: '{{count}} esta semana', pt: '{{count}} esta semana', en: '{{count}} this week' },
  'home.first': {
    es: 'mediana hasta la primera respuesta: {{time}}',
    pt: 'mediana até à primeira resposta: {{time}}',
    en: 'median time to first answer: {{time}}',
  },
  'home.mine_one': {
    es: 'Llevas {{count}} conversación',
    pt: 'Tens {{count}} conversa contigo',
    'pt-BR': 'Você tem {{count}} conversa',
    en: 'You have {{count}} conversation',
  },
  'home.mine_other': {
    es: 'Llevas {{count}} conversaciones',
    pt: 'Tens {{count}} conversas contigo',
    'pt-BR': 'Você tem {{count}} conversas',
    en: 'You have {{count}} conversations',
  },
  'home.mine-of_one': {
    es: 'Llevas {{count}} conversación; tu límite es {{limit}}',
    pt: 'Tens {{count}} conversa contigo; o teu limite é {{limit}}',
    'pt-BR': 'Você tem {{count}} conversa; o seu limite é {{limit}}',
    en: 'You have {{count}} conversation; your limit is {{limit}}',
  },
  'home.mine-of_other': {
    es: 'Llevas {{count}} conversaciones; tu límite es {{limit}}',
    pt: 'Tens {{count}} conversas contigo; o teu limite é {{limit}}',
    'pt-BR': 'Você tem {{count}} conversas; o seu limite é {{limit}}',
    en: 'You have {{count}} conversations; your limit is {{limit}}',
  },
  'home.mine.none': {
    es: 'No llevas ninguna conversación ahora mismo.',
    pt: 'Não tens nenhuma conversa neste momento.',
    'pt-BR': 'Você não tem nenhuma conversa neste momento.',
    en: 'You have no conversations right now.',
  },
  'home.approvals_one': {
    es: '{{count}} respuesta espera tu aprobación',
    pt: '{{count}} resposta espera a tua aprovação',
    'pt-BR': '{{count}} resposta espera a sua aprovação',
    en: '{{count}} answer is waiting for your approval',
  },
  'home.approvals_other': {
    es: '{{count}} respuestas esperan tu aprobación',
    pt: '{{count}} respostas esperam a tua aprovação',
    'pt-BR': '{{count}} respostas esperam a sua aprovação',
    en: '{{count}} answers are waiting for your approval',
  },
  'home.asked_one': {
    es: '{{count}} pregunta espera tu respuesta',
    pt: '{{count}} pergunta espera a tua resposta',
    'pt-BR': '{{count}} pergunta espera a sua resposta',
    en: '{{count}} question is waiting for your answer',
  },
  'home.asked_other': {
    es: '{{count}} preguntas esperan tu respuesta',
    pt: '{{count}} perguntas esperam a tua resposta',
    'pt-BR': '{{count}} perguntas esperam a sua resposta',
    en: '{{count}} questions are waiting for your answer',
  },
  'home.figures.mine': {
    es: 'Tus cifras de los últimos 30 días',
    pt: 'Os teus números dos últimos 30 dias',
    'pt-BR': 'Seus números dos últimos 30 dias',
    en: 'Your numbers of the last 30 days',
  },
  'home.figures.areas': {
    es: 'Cada área, 7 días hasta ayer',
    pt: 'Cada área, 7 dias até ontem',
    en: 'Each area, 7 days until yesterday',
  },
  'home.figures.regions': {
    es: 'Cada región, 7 días hasta ayer',
    pt: 'Cada região, 7 dias até ontem',
    en: 'Each region, 7 days until yesterday',
  },
  'home.figures.more_one': {
    es: 'y {{count}} más, en Informes',
    pt: 'e mais {{count}}, em Relatórios',
    en: 'and {{count}} more, in Reports',
  },
  'home.figures.more_other': {
    es: 'y {{count}} más, en Informes',
    pt: 'e mais {{count}}, em Relatórios',
    en: 'and {{count}} more, in Reports',
  },
  'home.nothing': {
    es: 'No tienes nada pendiente. Las conversaciones nuevas aparecen en tus canales.',
    pt: 'Não tens nada pendente. As conversas novas aparecem nos teus canais.',
    'pt-BR': 'Você não tem nada pendente. As conversas novas aparecem nos seus canais.',
    en: 'Nothing is waiting for you. New conversations appear in your channels.',
  },
});
