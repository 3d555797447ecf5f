import { z } from 'zod';
import type { Form } from '#core/form.ts';
import { figureIds, type FigureId } from '#core/reports/figures.ts';
import { plainButton } from '../cards/buttons.ts';
import { ours } from '../cards/sentence.ts';
import type { ActionContext } from '../context.ts';
import { defineOperation } from '../define.ts';
import { ticketLines } from '../lists/lines.ts';
import { withinScope } from '../people/read-scope.ts';
import { askedBy, readSpec, viewFor } from '../reports/ask.ts';
import { ticketsBehind } from '../reports/make.ts';
import { PageInput } from './shared/button-inputs.ts';
import { present } from '#core/present.ts';

const PAGE = 10;
/** Nobody reads more than these one by one. */
const MOST = 200;
const MOST_ROWS = 99;
/** Choices have no empty value. */
const ALL = 'all rows';
const NONE = 'none of them';

const Input = PageInput.extend({
  spec: z.string().max(2_000),
  figure: z.enum(figureIds).optional(),
  of: z.string().max(200).optional(),
});

/** The conversations behind a figure, of one row or of all, each with a link to its card. */
export const reportTickets = defineOperation({
  id: 'report-tickets',
  input: Input,
  form: (ctx, { spec, figure, of, page }) => listOf(ctx, { spec, figure, of, page }),
  submit: async (ctx, { spec }, values) => ({
    kind: 'update',
    form: await listOf(ctx, {
      spec,
      figure: figureIds.find((id) => id === values['figure']),
      of: values['of'] === ALL ? undefined : values['of'] === NONE ? '' : values['of'],
      page: 1,
    }),
  }),
});

interface Wanted {
  spec: string;
  figure: FigureId | undefined;
  of: string | undefined;
  page: number;
}

async function listOf(ctx: ActionContext, { spec: text, figure: wanted, of, page }: Wanted): Promise<Form> {
  const { t, actor, store } = ctx;
  const spec = readSpec(text);
  const figure = wanted ?? spec.figures[0] ?? 'received';
  const asked = await askedBy(ctx, spec);
  const view = await viewFor(ctx, spec, null);
  const ids = await ticketsBehind(ctx, asked, { figure, of, most: MOST });
  const { lines, total } =
    ids.length === 0
      ? { lines: [], total: 0 }
      : await store.lists.list(
          { ids, order: 'newest', surface: actor.surface, ...withinScope(asked.scope) },
          { limit: PAGE, offset: (page - 1) * PAGE },
        );
  const rows = view.report.lines.slice(0, MOST_ROWS);
  const value = present({ spec: text, figure, of });
  const turn = (label: 'button.more-lines' | 'button.fewer-lines', to: number) =>
    plainButton(t, 'report-tickets', { ...value, page: String(to) }, t(label));
  const buttons = [
    ...(page > 1 ? [turn('button.fewer-lines', page - 1)] : []),
    ...(page * PAGE < total ? [turn('button.more-lines', page + 1)] : []),
  ];
  const count = ids.length >= MOST ? t('find.found-more', { count: MOST }) : t('find.found', { count: total });
  const names = new Map(view.report.lines.map(({ key }, index) => [key, String(view.table.rows[index]?.[0] ?? key)]));
  return {
    action: 'report-tickets',
    meta: { spec: text },
    title: t('report.tickets.title'),
    submit: t('report.tickets.show'),
    cancel: t('form.close'),
    blocks: [
      {
        kind: 'field',
        field: {
          kind: 'choice',
          name: 'figure',
          label: t('report.tickets.figure'),
          options: spec.figures.map((id) => ({ value: id, label: t(`figure.${id}`) })),
          initial: figure,
        },
      },
      ...(rows.length === 0 || spec.by === 'none'
        ? []
        : [
            {
              kind: 'field' as const,
              field: {
                kind: 'choice' as const,
                name: 'of',
                label: t(`report.by.${spec.by}`),
                options: [
                  { value: ALL, label: t('report.total') },
                  ...rows.map(({ key }) => ({ value: key === '' ? NONE : key, label: names.get(key) ?? key })),
                ],
                initial: of === '' ? NONE : (of ?? ALL),
              },
            },
          ]),
      { kind: 'divider' },
      { kind: 'line', inlines: [ours(total === 0 ? t('report.tickets.none') : count, 'bold')] },
      ...(await ticketLines(ctx, lines, { t, owners: true })).map((inlines) => ({ kind: 'line' as const, inlines })),
      ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
    ],
  };
}
