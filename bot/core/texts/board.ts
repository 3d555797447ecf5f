import { defineTexts } from './define.ts';

/** What waits and who has it: the pinned queue message, lists, /recado, each person's own page, and limits. */
export const board = defineTexts({
  'error.limit.person': {
    es: 'Tienes {{count}} de {{limit}} conversaciones en tus manos: {{tickets}}. Cierra o suelta una antes de quedarte con otra.',
    pt: 'Tens {{count}} de {{limit}} conversas contigo: {{tickets}}. Fecha ou larga uma antes de ficar com outra.',
    en: 'You have {{count}} of {{limit}} conversations: {{tickets}}. Close or release one before you take another.',
  },
  'error.limit.claimed': {
    es: 'En {{channel}} ya hay {{count}} de {{limit}} conversaciones en manos de alguien. Ayuda a terminar una antes de quedarte con otra.',
    pt: 'Em {{channel}} já há {{count}} de {{limit}} conversas com alguém. Ajuda a acabar uma antes de ficar com outra.',
    en: '{{channel}} has {{count}} of {{limit}} conversations in hand already. Help to finish one before you take another.',
  },
  'error.limit.waiting': {
    es: 'En {{channel}} ya hay {{count}} de {{limit}} respuestas a la espera de aprobación. Hay que aprobar alguna antes de quedarte con otra conversación.',
    pt: 'Em {{channel}} já há {{count}} de {{limit}} respostas à espera de aprovação. É preciso aprovar alguma antes de ficares com outra conversa.',
    en: '{{channel}} has {{count}} of {{limit}} answers waiting for approval already. One must be approved before you take another conversation.',
  },

  'board.number': { es: 'n.º {{number}}', pt: 'n.º {{number}}', en: 'no. {{number}}' },
  'board.has': { es: 'la lleva {{owner}}', pt: 'está com {{owner}}', en: '{{owner}} has it' },
  'board.state.snoozed': { es: 'en pausa', pt: 'em pausa', en: 'snoozed' },
  'board.state.closed': { es: 'cerrada', pt: 'fechada', en: 'closed' },
  'board.pages': { es: '{{from}} a {{to}} de {{total}}', pt: '{{from}} a {{to}} de {{total}}', en: '{{from}} to {{to}} of {{total}}' },
  'button.more-lines': { es: 'Ver más', pt: 'Ver mais', en: 'Show more' },
  'button.fewer-lines': { es: 'Anteriores', pt: 'Anteriores', en: 'Previous' },

  'queue.none': { es: 'No espera nadie', pt: 'Ninguém espera', en: 'Nobody is waiting' },
  'queue.waiting_one': { es: 'Espera {{count}} conversación', pt: 'Espera {{count}} conversa', en: '{{count}} conversation is waiting' },
  'queue.waiting_other': { es: 'Esperan {{count}} conversaciones', pt: 'Esperam {{count}} conversas', en: '{{count}} conversations are waiting' },
  'queue.claimed': { es: '{{count}} en manos de alguien', pt: '{{count}} com alguém', en: '{{count}} in hand' },
  'queue.claimed-of': { es: '{{count}} de {{limit}} en manos de alguien', pt: '{{count}} de {{limit}} com alguém', en: '{{count}} of {{limit}} in hand' },
  'queue.approval': { es: '{{count}} por aprobar', pt: '{{count}} por aprovar', en: '{{count}} to approve' },
  'queue.approval-of': { es: '{{count}} de {{limit}} por aprobar', pt: '{{count}} de {{limit}} por aprovar', en: '{{count}} of {{limit}} to approve' },
  'queue.full': { es: 'En su límite: {{people}}', pt: 'No seu limite: {{people}}', en: 'At the limit: {{people}}' },
  'queue.full.one': { es: '{{person}} ({{count}} de {{limit}})', pt: '{{person}} ({{count}} de {{limit}})', en: '{{person}} ({{count}} of {{limit}})' },
  'button.queue': { es: 'Ver todas', pt: 'Ver todas', en: 'Show all' },
  'form.queue.title': { es: 'La cola', pt: 'A fila', en: 'The queue' },

  'button.mine': { es: 'Las mías', pt: 'As minhas', en: 'Mine' },
  'form.mine.title': { es: 'Las mías', pt: 'As minhas', en: 'Mine' },
  'button.find': { es: 'Buscar', pt: 'Procurar', en: 'Find' },
  'form.find.title': { es: 'Buscar', pt: 'Procurar', en: 'Find' },
  'find.none': {
    es: 'Nada encontrado en tus canales. Se buscan palabras enteras o su comienzo, con acentos o sin ellos.',
    pt: 'Nada encontrado nos teus canais. Procuram-se palavras inteiras ou o seu começo, com ou sem acentos.',
    en: 'Nothing found in your channels. Whole words or their beginnings are looked for, with accents or without.',
  },
  'find.found_one': { es: '{{count}} conversación encontrada', pt: '{{count}} conversa encontrada', en: '{{count}} conversation found' },
  'find.found_other': { es: '{{count}} conversaciones encontradas', pt: '{{count}} conversas encontradas', en: '{{count}} conversations found' },
  'find.empty': { es: 'Di qué buscas.', pt: 'Diz o que procuras.', en: 'Say what you look for.' },
  'find.unknown': { es: 'No se entiende «{{word}}».', pt: 'Não se percebe «{{word}}».', en: '"{{word}}" is not understood.' },
  'find.may.state': { es: 'El estado puede ser abierta, pausa o cerrada.', pt: 'O estado pode ser aberta, pausa ou fechada.', en: 'The state can be open, snoozed or closed.' },
  'find.may.since': {
    es: 'Desde puede ser hoy, ayer, 12h, 7d, 2s (horas, días, semanas) o una fecha como 2026-11-20.',
    pt: 'Desde pode ser hoje, ontem, 12h, 7d, 2s (horas, dias, semanas) ou uma data como 2026-11-20.',
    en: 'Since can be today, yesterday, 12h, 7d, 2w (hours, days, weeks) or a date such as 2026-11-20.',
  },
  'find.may.order': { es: 'El orden puede ser antiguas o nuevas.', pt: 'A ordem pode ser antigas ou novas.', en: 'The order can be oldest or newest.' },
  'find.may.owner': {
    es: 'Escribe el nombre de una persona del equipo; si hay varias que se llaman así, con su apellido y entre comillas: lleva:"Lucía Vega".',
    pt: 'Escreve o nome de uma pessoa da equipa; se houver várias com esse nome, com o apelido e entre aspas: com:"Lúcia Vega".',
    en: 'Write the name of someone on the team; if several have that name, add the surname and use quotes: owner:"Lucía Vega".',
  },
  'find.may.area': { es: 'El área puede ser {{areas}}.', pt: 'A área pode ser {{areas}}.', en: 'The area can be {{areas}}.' },
  'find.help': {
    es: 'Escribe {{say}}buscar y palabras, un número o un @usuario. Se puede acotar: etiqueta:#cobros área:facturación de:@carla lleva:lucía estado:abierta (abierta, pausa, cerrada) desde:ayer (hoy, 7d, o una fecha 2026-11-20) orden:antiguas (o nuevas)',
    pt: 'Escreve {{say}}procurar e palavras, um número ou um @utilizador. Pode-se limitar: etiqueta:#cobranças área:faturação de:@carla com:lúcia estado:aberta (aberta, pausa, fechada) desde:ontem (hoje, 7d, ou uma data 2026-11-20) ordem:antigas (ou novas)',
    en: 'Write {{say}}find and words, a number or a @handle. Narrow it down: tag:#billing area:billing by:@carla owner:lucia state:open (open, snoozed, closed) since:yesterday (today, 7d, or a date 2026-11-20) order:oldest (or newest)',
  },

  'command.unknown': { es: 'Recado no conoce «{{word}}».', pt: 'O Recado não conhece «{{word}}».', en: 'Recado does not know "{{word}}".' },
  'command.help.find': {
    es: '• {{say}}buscar palabras: conversaciones de tus canales, abiertas y cerradas',
    pt: '• {{say}}procurar palavras: conversas dos teus canais, abertas e fechadas',
    en: '• {{say}}find words: conversations of your channels, open and closed',
  },

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
