import { defineTexts } from './define.ts';

/** What stands in a war room, and where it is. */
export const roomTexts = defineTexts({
  /** Begins the name of its channel. */
  'room.name': { es: 'crisis', pt: 'crise', en: 'crisis' },
  'room.go': { es: 'ir a la sala', pt: 'ir para a sala', en: 'go to the room' },
  'room.title': {
    es: 'Sala de crisis · {{brand}} · aviso de nivel {{level}}',
    pt: 'Sala de crise · {{brand}} · alerta de nível {{level}}',
    en: 'War room · {{brand}} · level {{level}} alert',
  },
  'room.title.over': {
    es: 'Sala de crisis cerrada · {{brand}}',
    pt: 'Sala de crise fechada · {{brand}}',
    en: 'War room closed · {{brand}}',
  },
  'room.nothing-on': {
    es: 'Aún no hay ninguna otra medida activada.',
    pt: 'Ainda não há nenhuma outra medida ativa.',
    en: 'Nothing else is switched on yet.',
  },
  'room.called': { es: 'En la sala: {{people}}', pt: 'Na sala: {{people}}', en: 'In the room: {{people}}' },
  'room.alert': {
    es: 'Ver el aviso y sus botones',
    pt: 'Ver o alerta e os seus botões',
    en: 'See the alert and its buttons',
  },
  'room.internal': {
    es: 'Lo que escribáis aquí es interno: nunca se publica.',
    pt: 'O que escreverem aqui é interno: nunca é publicado.',
    'pt-BR': 'O que vocês escreverem aqui é interno: nunca é publicado.',
    en: 'What you write here is internal: it is never published.',
  },
  'room.clear': {
    es: 'Vuelve la normalidad, {{at}}. Si ya no hace falta, cerrad la sala.',
    pt: 'Tudo voltou ao normal, {{at}}. Se a sala já não for precisa, fechem-na.',
    'pt-BR': 'Tudo voltou ao normal, {{at}}. Se a sala não for mais necessária, fechem.',
    en: 'Back to normal, {{at}}. If the room is no longer needed, close it.',
  },
  'room.end': {
    es: '{{by}} cierra la sala de crisis. Gracias a quienes habéis estado.',
    pt: '{{by}} fecha a sala de crise. Obrigado a quem esteve.',
    en: '{{by}} closes the war room. Thank you, everyone.',
  },
});
