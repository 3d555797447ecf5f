import { defineTexts } from './define.ts';

/** A person's own page (App Home). */
export const homeTexts = defineTexts({
  'home.title': { es: 'Tu día en Recado', pt: 'O teu dia no Recado', en: 'Your day in Recado' },
  'home.today_one': { es: 'Hoy has contestado {{count}}', pt: 'Hoje respondeste a {{count}}', en: 'You answered {{count}} today' },
  'home.today_other': { es: 'Hoy has contestado {{count}}', pt: 'Hoje respondeste a {{count}}', en: 'You answered {{count}} today' },
  'home.week': { es: '{{count}} esta semana', pt: '{{count}} esta semana', en: '{{count}} this week' },
  'home.first': { es: 'primera respuesta en {{time}} (la mitad, antes)', pt: 'primeira resposta em {{time}} (metade, antes)', en: 'first answer within {{time}} (half of them sooner)' },
  'home.mine_one': { es: 'Llevas {{count}} conversación', pt: 'Tens {{count}} conversa contigo', en: 'You have {{count}} conversation' },
  'home.mine_other': { es: 'Llevas {{count}} conversaciones', pt: 'Tens {{count}} conversas contigo', en: 'You have {{count}} conversations' },
  'home.mine-of_one': {
    es: 'Llevas {{count}} conversación; tu límite es {{limit}}',
    pt: 'Tens {{count}} conversa contigo; o teu limite é {{limit}}',
    en: 'You have {{count}} conversation; your limit is {{limit}}',
  },
  'home.mine-of_other': {
    es: 'Llevas {{count}} conversaciones; tu límite es {{limit}}',
    pt: 'Tens {{count}} conversas contigo; o teu limite é {{limit}}',
    en: 'You have {{count}} conversations; your limit is {{limit}}',
  },
  'home.mine.none': { es: 'No llevas ninguna conversación ahora mismo.', pt: 'Não tens nenhuma conversa neste momento.', en: 'You have no conversations right now.' },
  'home.approvals_one': { es: '{{count}} respuesta espera tu aprobación', pt: '{{count}} resposta espera a tua aprovação', en: '{{count}} answer waits for your approval' },
  'home.approvals_other': { es: '{{count}} respuestas esperan tu aprobación', pt: '{{count}} respostas esperam a tua aprovação', en: '{{count}} answers wait for your approval' },
  'home.asked_one': { es: '{{count}} pregunta espera tu respuesta', pt: '{{count}} pergunta espera a tua resposta', en: '{{count}} question waits for your answer' },
  'home.asked_other': { es: '{{count}} preguntas esperan tu respuesta', pt: '{{count}} perguntas esperam a tua resposta', en: '{{count}} questions wait for your answer' },
  'home.nothing': {
    es: 'Nada espera por ti. Las conversaciones nuevas aparecen en tus canales.',
    pt: 'Nada espera por ti. As conversas novas aparecem nos teus canais.',
    en: 'Nothing waits for you. New conversations appear in your channels.',
  },
});
