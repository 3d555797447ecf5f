import { defineTexts } from './define.ts';

/** What a chart says to whoever does not see it. */
export const chartTexts = defineTexts({
  'chart.alternative': {
    es: '{{name}}: {{last}} ({{lastAt}}); máximo, {{highest}} ({{highestAt}})',
    pt: '{{name}}: {{last}} ({{lastAt}}); máximo, {{highest}} ({{highestAt}})',
    en: '{{name}}: {{last}} ({{lastAt}}); highest, {{highest}} ({{highestAt}})',
  },
});
