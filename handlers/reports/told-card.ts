import type { Card } from '#core/card.ts';
import type { Speaker } from '#core/texts/index.ts';
import type { Services } from '../context.ts';
import { plainButton } from '../cards/buttons.ts';
import { plain } from '../cards/sentence.ts';
import { nameOfPerson } from './names.ts';
import { blocksOf, viewOf } from './view.ts';
import { lineOf } from './words.ts';
import type { ToldReport } from '../../store/reports/reports.ts';
import { present } from '#core/present.ts';

/** A report as it was counted when it was told; its buttons count anew, for whoever presses. */
export async function toldCard(
  services: Services,
  { report, name, personId }: ToldReport,
  { t, surface, reader }: { t: Speaker; surface: string; /** Of a direct message. */ reader?: string },
): Promise<Card> {
  const by = reader === personId ? null : await nameOfPerson(services, personId);
  const view = await viewOf(services, report, { t, name, by });
  const spec = JSON.stringify(report.spec);
  return {
    fallback: `${view.title}: ${plain(lineOf(t, report, view.table, view.table.total))}`,
    blocks: [
      ...(await blocksOf(services, view, { t, surface, on: 'message' })),
      {
        kind: 'buttons',
        buttons: [
          plainButton(t, 'report', { spec }, t('report.edit')),
          plainButton(t, 'report-tickets', { spec }),
          plainButton(t, 'export-report', present({ spec, name: name ?? undefined })),
          plainButton(t, 'report-means', { spec }),
        ],
      },
    ],
  };
}
