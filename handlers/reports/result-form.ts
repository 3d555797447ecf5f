import type { Button } from '#core/card.ts';
import type { Form } from '#core/form.ts';
import type { ActionContext } from '../context.ts';
import { plainButton } from '../cards/buttons.ts';
import type { Viewed } from './view.ts';
import { blocksOf } from './view.ts';
import { present } from '#core/present.ts';

/** A report for one person's eyes, with what can be done with it. */
export async function resultForm(ctx: ActionContext, view: Viewed, saved?: string): Promise<Form> {
  const { t, actor } = ctx;
  const spec = JSON.stringify(view.report.spec);
  const named = present({ spec, name: view.name ?? undefined });
  const buttons: Button[] = [
    plainButton(t, 'report', { spec }, t('report.edit')),
    plainButton(t, 'report-tickets', { spec }),
    plainButton(t, 'export-report', named),
    plainButton(t, 'share-report', named),
    plainButton(t, 'schedule-report', { ...named, ...present({ saved }) }),
  ];
  return {
    action: 'report',
    meta: {},
    title: t('report.title'),
    cancel: t('form.close'),
    blocks: [
      ...(await blocksOf(ctx, view, { t, surface: actor.surface })),
      { kind: 'buttons', buttons },
      {
        kind: 'buttons',
        buttons: [
          plainButton(t, 'report-means', { spec }),
          ...(actor.rights.has('manage')
            ? [plainButton(t, 'goals', {}), plainButton(t, 'review-answers', {}), plainButton(t, 'analyst', {})]
            : []),
          ...(saved === undefined ? [] : [plainButton(t, 'forget-report', { saved })]),
        ],
      },
    ],
  };
}
