import { defineTexts } from './define.ts';

/** How what is promised stands, in the one line of a card. */
export const levelTexts = defineTexts({
  'level.first.warned': {
    es: 'La primera respuesta vence a las {{until}}',
    pt: 'O prazo da primeira resposta acaba às {{until}}',
    en: 'First answer due at {{until}}',
  },
  'level.first.missed': {
    es: 'La primera respuesta va con retraso: vencía a las {{until}}',
    pt: 'A primeira resposta está atrasada: o prazo acabava às {{until}}',
    en: 'First answer late: it was due at {{until}}',
  },
  'level.next.warned': {
    es: 'La respuesta vence a las {{until}}',
    pt: 'O prazo da resposta acaba às {{until}}',
    en: 'Answer due at {{until}}',
  },
  'level.next.missed': {
    es: 'La respuesta va con retraso: vencía a las {{until}}',
    pt: 'A resposta está atrasada: o prazo acabava às {{until}}',
    en: 'Answer late: it was due at {{until}}',
  },
  'level.resolution.warned': {
    es: 'El plazo para cerrarla vence a las {{until}}',
    pt: 'O prazo para a fechar acaba às {{until}}',
    'pt-BR': 'O prazo para fechá-la acaba às {{until}}',
    en: 'To be closed by {{until}}',
  },
  'level.resolution.missed': {
    es: 'Debería estar cerrada: el plazo vencía a las {{until}}',
    pt: 'Já devia estar fechada: o prazo acabava às {{until}}',
    en: 'Should be closed by now: it was due at {{until}}',
  },
});
