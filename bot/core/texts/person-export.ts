import { defineTexts } from './define.ts';

/** All that is kept of one person, on paper. */
export const personExportTexts = defineTexts({
  'person.export.title': {
    es: 'Datos que guardamos de {{name}}',
    pt: 'Dados que guardamos de {{name}}',
    en: 'Data that we keep of {{name}}',
  },
  'person.export.about': {
    es: 'Horas de {{zone}}. Escrito el {{at}}. Lo que borró se ha olvidado y no está aquí. El mismo contenido va en un archivo JSON.',
    pt: 'Horas de {{zone}}. Escrito a {{at}}. O que apagou foi esquecido e não está aqui. O mesmo conteúdo vai num ficheiro JSON.',
    'pt-BR':
      'Horários de {{zone}}. Escrito em {{at}}. O que apagou foi esquecido e não está aqui. O mesmo conteúdo vai num arquivo JSON.',
    en: 'Times of {{zone}}. Written on {{at}}. What was deleted is forgotten and not here. The same is in a JSON file.',
  },
  'person.export.bio': { es: 'Descripción: {{value}}', pt: 'Descrição: {{value}}', en: 'Bio: {{value}}' },
  'person.export.followers': { es: 'Seguidores: {{value}}', pt: 'Seguidores: {{value}}', en: 'Followers: {{value}}' },
  'person.export.following': { es: 'Sigue a: {{value}}', pt: 'Segue: {{value}}', en: 'Follows: {{value}}' },
  'person.export.joined': {
    es: 'Cuenta desde: {{value}}',
    pt: 'Conta desde: {{value}}',
    en: 'Account since: {{value}}',
  },
  'person.export.influence': {
    es: 'Influencia calculada: {{value}} de 100',
    pt: 'Influência calculada: {{value}} de 100',
    en: 'Influence computed: {{value}} of 100',
  },
  'person.export.days': {
    es: 'Seguidores por día: {{value}}',
    pt: 'Seguidores por dia: {{value}}',
    en: 'Followers by day: {{value}}',
  },
  'person.export.follows': {
    es: 'Empezó a seguir hace poco: {{value}}',
    pt: 'Começou a seguir há pouco: {{value}}',
    en: 'Began to follow lately: {{value}}',
  },
  'person.export.lists': { es: 'En las listas: {{value}}', pt: 'Nas listas: {{value}}', en: 'On the lists: {{value}}' },
  'person.export.mentioned': {
    es: 'Ha mencionado (mensajes de 180 días): {{value}}',
    pt: 'Mencionou (mensagens de 180 dias): {{value}}',
    en: 'Mentioned (messages of 180 days): {{value}}',
  },
  'person.export.muted': { es: 'Silenciada desde {{at}}', pt: 'Silenciada desde {{at}}', en: 'Muted since {{at}}' },
  'person.export.objected': {
    es: 'No quiere perfil desde {{at}}',
    pt: 'Não quer perfil desde {{at}}',
    en: 'Wants no profile since {{at}}',
  },
  'person.export.conversations_one': {
    es: '{{count}} conversación',
    pt: '{{count}} conversa',
    en: '{{count}} conversation',
  },
  'person.export.conversations_other': {
    es: '{{count}} conversaciones',
    pt: '{{count}} conversas',
    en: '{{count}} conversations',
  },
  'person.export.note': {
    es: 'Nota del equipo',
    pt: 'Nota da equipa',
    'pt-BR': 'Nota da equipe',
    en: 'Note by the team',
  },
});
