import { z } from 'zod';
import { figureIds } from '#core/reports/figures.ts';
import { metricIds } from '#core/reports/metrics.ts';
import { ours } from '../cards/sentence.ts';
import { defineOperation } from '../define.ts';
import { readSpec } from '../reports/ask.ts';

/** What each figure counts, those of the report first, and what each metric of an account is. */
export const reportMeans = defineOperation({
  id: 'report-means',
  input: z.object({ spec: z.string().max(2_000).optional() }),
  form({ t }, { spec }) {
    const chosen: ReadonlySet<string> = new Set(readSpec(spec).figures);
    const ids = figureIds.toSorted((a, b) => Number(chosen.has(b)) - Number(chosen.has(a)));
    return Promise.resolve({
      action: 'report-means',
      meta: {},
      title: t('report.means'),
      cancel: t('form.close'),
      blocks: [
        ...ids.map((id) => ({
          kind: 'line' as const,
          inlines: [ours(t(`figure.${id}`), 'bold'), ours(`: ${t(`figure.${id}.means`)}`)],
        })),
        { kind: 'divider' as const },
        { kind: 'context' as const, inlines: [ours(t('report.means.metrics'))] },
        ...metricIds.map((id) => ({
          kind: 'line' as const,
          inlines: [ours(t(`metric.${id}`), 'bold'), ours(`: ${t(`metric.${id}.means`)}`)],
        })),
      ],
    });
  },
});
