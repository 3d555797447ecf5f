import { defineTexts } from '../define.ts';

/** What a person is told of her own figures. */
export const reportMineTexts = defineTexts({
  'report.mine.title': { es: 'Mis cifras', pt: 'Os meus números', 'pt-BR': 'Meus números', en: 'My numbers' },
  'report.mine.you': { es: 'Tú: {{value}}', pt: 'Tu: {{value}}', 'pt-BR': 'Você: {{value}}', en: 'You: {{value}}' },
  'report.mine.team': {
    es: 'mediana del equipo: {{value}}',
    pt: 'mediana da equipa: {{value}}',
    'pt-BR': 'mediana da equipe: {{value}}',
    en: "team's median: {{value}}",
  },
  'report.mine.note': {
    es: 'Solo tú ves tus cifras. La mediana del equipo se dice cuando la forman al menos {{count}} personas.',
    pt: 'Só tu vês os teus números. A mediana da equipa só se diz quando a formam pelo menos {{count}} pessoas.',
    'pt-BR':
      'Só você vê os seus números. A mediana da equipe só aparece quando é formada por pelo menos {{count}} pessoas.',
    en: "Only you see your numbers. The team's median is told once at least {{count}} people make it up.",
  },
});
