import { defineTexts } from './define.ts';

/** Lists and the search of tickets. */
export const findTexts = defineTexts({
  'find.none': {
    es: 'No se ha encontrado nada en tus canales. Se buscan palabras de los mensajes o del nombre de quien escribe, enteras o su comienzo, con acentos o sin ellos.',
    pt: 'Não se encontrou nada nos teus canais. Procuram-se palavras das mensagens ou do nome de quem escreve, inteiras ou o seu começo, com ou sem acentos.',
    'pt-BR':
      'Nada foi encontrado nos seus canais. A busca olha as palavras das mensagens ou do nome de quem escreve, inteiras ou o começo, com ou sem acentos.',
    en: 'Nothing found in your channels. Search matches words of messages or of the name of whoever writes, whole or their beginnings, with or without accents.',
  },
  'find.found_one': {
    es: '{{count}} conversación encontrada',
    pt: '{{count}} conversa encontrada',
    en: '{{count}} conversation found',
  },
  'find.found_other': {
    es: '{{count}} conversaciones encontradas',
    pt: '{{count}} conversas encontradas',
    en: '{{count}} conversations found',
  },
  'find.found-more': {
    es: 'Más de {{count}} conversaciones encontradas',
    pt: 'Mais de {{count}} conversas encontradas',
    en: 'More than {{count}} conversations found',
  },
  'find.empty': {
    es: 'Di qué buscas.',
    pt: 'Diz o que procuras.',
    'pt-BR': 'Diga o que você procura.',
    en: 'Say what you are looking for.',
  },
  'find.unknown': {
    es: 'No se entiende «{{word}}».',
    pt: 'Não se percebe «{{word}}».',
    'pt-BR': 'Não entendemos «{{word}}».',
    en: 'We do not understand “{{word}}”.',
  },
  'find.may.state': {
    es: 'El estado puede ser abierta, pausa o cerrada.',
    pt: 'O estado pode ser aberta, pausa ou fechada.',
    en: 'The state can be open, snoozed or closed.',
  },
  'find.may.since': {
    es: 'Desde puede ser hoy, ayer, 12h, 7d, 2s (horas, días, semanas) o una fecha como 2026-11-20.',
    pt: 'Desde pode ser hoje, ontem, 12h, 7d, 2s (horas, dias, semanas) ou uma data como 2026-11-20.',
    en: 'Since can be today, yesterday, 12h, 7d, 2w (hours, days, weeks) or a date such as 2026-11-20.',
  },
  'find.may.order': {
    es: 'El orden puede ser nuevas, antiguas, espera (las que esperan, la que más lleva primero), urgencia, influencia o una etiqueta como área o sentimiento.',
    pt: 'A ordem pode ser novas, antigas, espera (as que esperam, primeiro a que espera há mais tempo), urgência, influência ou uma etiqueta como área ou sentimento.',
    en: 'The order can be newest, oldest, waiting (those that wait, the longest first), urgency, influence or a label such as area or sentiment.',
  },
  'find.may.influence': {
    es: 'La influencia va de 0 a 100: influencia:>60.',
    pt: 'A influência vai de 0 a 100: influência:>60.',
    en: 'Influence goes from 0 to 100: influence:>60.',
  },
  'find.may.list': {
    es: 'La lista puede ser {{lists}}.',
    pt: 'A lista pode ser {{lists}}.',
    en: 'The list can be {{lists}}.',
  },
  'find.may.no-list': {
    es: 'No hay listas en la configuración.',
    pt: 'Não há listas na configuração.',
    en: 'There are no lists in the configuration.',
  },
  'find.may.owner': {
    es: 'Escribe el nombre de una persona del equipo; si hay varias que se llaman así, con su apellido y entre comillas: lleva:"Lucía Vega".',
    pt: 'Escreve o nome de uma pessoa da equipa; se houver várias com esse nome, com o apelido e entre aspas: com:"Lúcia Vega".',
    'pt-BR':
      'Escreva o nome de uma pessoa da equipe; se houver várias com esse nome, com o sobrenome e entre aspas: com:"Lúcia Vega".',
    en: 'Write the name of someone on the team; if several have that name, add the surname and use quotes: owner:"Lucía Vega".',
  },
  'find.may.label': {
    es: '{{label}} puede ser: {{values}}.',
    pt: '{{label}} pode ser: {{values}}.',
    en: '{{label}} can be: {{values}}.',
  },
  'find.help': {
    es: [
      'Escribe {{say}}buscar y palabras, un nombre, un número o un @usuario. Se puede acotar:',
      '• etiqueta:#cobros · área:facturación · lista:vip',
      '• de:carla · influencia:>60 · sentimiento:negativo',
      '• lleva:lucía · estado:abierta (abierta, pausa, cerrada)',
      '• desde:ayer (hoy, 7d, o una fecha 2026-11-20)',
      '• orden:antiguas (nuevas, espera, urgencia, influencia)',
    ].join('\n'),
    pt: [
      'Escreve {{say}}procurar e palavras, um nome, um número ou um @utilizador. Pode-se limitar:',
      '• etiqueta:#cobranças · área:faturação · lista:vip',
      '• de:carla · influência:>60 · sentimento:negativo',
      '• com:lúcia · estado:aberta (aberta, pausa, fechada)',
      '• desde:ontem (hoje, 7d, ou uma data 2026-11-20)',
      '• ordem:antigas (novas, espera, urgência, influência)',
    ].join('\n'),
    'pt-BR': [
      'Escreva {{say}}procurar e palavras, um nome, um número ou um @usuário. Dá para limitar:',
      '• etiqueta:#cobranças · área:faturamento · lista:vip',
      '• de:carla · influência:>60 · sentimento:negativo',
      '• com:lúcia · estado:aberta (aberta, pausa, fechada)',
      '• desde:ontem (hoje, 7d, ou uma data 2026-11-20)',
      '• ordem:antigas (novas, espera, urgência, influência)',
    ].join('\n'),
    en: [
      'Write {{say}}find and words, a name, a number or a @handle. Narrow it down:',
      '• tag:#billing · area:billing · list:vip',
      '• by:carla · influence:>60 · sentiment:negative',
      '• owner:lucia · state:open (open, snoozed, closed)',
      '• since:yesterday (today, 7d, or a date 2026-11-20)',
      '• order:oldest (newest, waiting, urgency, influence)',
    ].join('\n'),
  },
});
