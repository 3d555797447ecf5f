import { readCommand } from '../../sandbox/command-line.ts';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { figureIds, figures, type Unit } from '#core/reports/figures.ts';
import { metricIds, metrics } from '#core/reports/metrics.ts';
import { catalogue, type TextKey } from '#core/texts/index.ts';
import { root } from '../support/source.ts';

export const glossaryFile = path.join(root, 'docs', 'glossary.md');

const units: Readonly<Record<Unit, string>> = {
  count: 'how many',
  share: 'per cent',
  duration: 'median and nine of ten',
  mean: 'mean',
  hundred: 'per hundred',
};
const kinds = { stock: 'how many at the moment', day: 'how many in a day' } as const;

function row(key: TextKey, unit: string): string {
  const said = catalogue[key as keyof typeof catalogue];
  const means = catalogue[`${key}.means` as keyof typeof catalogue];
  return `| ${said.en} | ${said.es} | ${said.pt} | ${unit} | ${means.en} |`;
}

/** Every figure and metric as it is defined and told. */
export function glossaryText(): string {
  const head = '| English | Spanish | Portuguese | told as | what it is |\n|---|---|---|---|---|';
  return `# Figures and metrics

Made by \`npm run glossary\` from \`bot/core/reports/figures.ts\`, \`bot/core/reports/metrics.ts\` and their texts; a test fails when it is out of date. In the chat the same stands behind *What each figure counts*.

## Figures of reports

${[head, ...figureIds.map((id) => row(`figure.${id}`, units[figures[id].unit]))].join('\n')}

## What networks tell of our accounts

${[head, ...metricIds.map((id) => row(`metric.${id}`, kinds[metrics[id].kind]))].join('\n')}
`;
}

if (import.meta.main) {
  readCommand(process, {
    usage:
      'npm run glossary\n\nWrites docs/glossary.md from the figures and metrics that there are. It takes no options.',
  });
  writeFileSync(glossaryFile, glossaryText());
}
