import type { Button, Card, Inline } from '#core/card.ts';
import type { Form } from '#core/form.ts';
import type { ActionContext } from '../context.ts';
import { plainButton } from '../cards/buttons.ts';
import { ours } from '../cards/sentence.ts';
import { inLines, ticketLines, type LineOptions } from './lines.ts';
import type { ListFilter } from '../../store/lists/lists.ts';

export const PAGE = 10;

/** A list that somebody asked for, one page of it. */
export interface List {
  /** Action that shows its pages: the file handlers/actions/<id>.ts. */
  action: 'mine' | 'queue' | 'find' | 'flood-list' | 'deadlines';
  /** What the action needs to make the same list again. */
  value: Record<string, string>;
  filter: ListFilter;
  heading(total: number): string;
  /** Said where it is empty. */
  none(): string | Promise<string>;
  owners?: boolean;
  /** Words for what the lines are ordered by, where it is not the time. */
  orderedBy?: ((value: string) => string) | undefined;
  /** Several of them can be handled at once. */
  bulk?: boolean;
  /** Left out: all are counted. */
  countUpTo?: number;
}

interface Page {
  heading: string;
  lines: Inline[][];
  buttons: Button[];
}

async function readPage(ctx: ActionContext, list: List, page: number): Promise<Page | null> {
  const { lines, total } = await ctx.store.lists.list(
    { ...list.filter, surface: ctx.actor.surface },
    { limit: PAGE, offset: (page - 1) * PAGE, countUpTo: list.countUpTo },
  );
  if (lines.length === 0) return null;
  const options: LineOptions = { t: ctx.t, owners: list.owners ? true : undefined, orderedBy: list.orderedBy };
  const from = (page - 1) * PAGE + 1;
  const to = from + lines.length - 1;
  const isMore = list.countUpTo !== undefined && total > list.countUpTo;
  const pages = isMore ? ctx.t('list.pages-more', { from, to }) : ctx.t('list.pages', { from, to, total });
  const heading = total > PAGE ? `${list.heading(total)} (${pages})` : list.heading(total);
  const turn = (label: 'button.more-lines' | 'button.fewer-lines', wanted: number): Button => ({
    action: list.action,
    label: ctx.t(label),
    value: JSON.stringify({ ...list.value, page: String(wanted) }),
  });
  return {
    heading,
    lines: await ticketLines(ctx, lines, options),
    buttons: [
      // What has no card of its own has no place where it is worked yet.
      ...lines
        .filter(({ folded }) => folded)
        .map(({ ticketId, number }) =>
          plainButton(
            ctx.t,
            'own-card',
            { ticketId },
            ctx.t('button.own-card.of', { number: ctx.t('list.number', { number }) }),
          ),
        ),
      ...(page > 1 ? [turn('button.fewer-lines', page - 1)] : []),
      ...(to < total ? [turn('button.more-lines', page + 1)] : []),
      ...(list.bulk && total > 1 ? [plainButton(ctx.t, 'bulk', list.value)] : []),
    ],
  };
}

/** The first page, for one person's eyes only. */
export async function listCard(ctx: ActionContext, list: List): Promise<string | Card> {
  const page = await readPage(ctx, list, 1);
  if (!page) return list.none();
  return {
    fallback: page.heading,
    blocks: [
      { kind: 'line', inlines: [ours(page.heading, 'bold')] },
      ...inLines(page.lines),
      ...(page.buttons.length > 0 ? [{ kind: 'buttons' as const, buttons: page.buttons }] : []),
    ],
  };
}

/** Any page, as a form to read. */
export async function listForm(ctx: ActionContext, list: List, page: number): Promise<Form> {
  const read = await readPage(ctx, list, page);
  const blocks: Form['blocks'] = read
    ? [
        { kind: 'line', inlines: [ours(read.heading, 'bold')] },
        ...read.lines.map((inlines) => ({ kind: 'line' as const, inlines })),
        ...(read.buttons.length > 0 ? [{ kind: 'buttons' as const, buttons: read.buttons }] : []),
      ]
    : [{ kind: 'line', inlines: [ours(await list.none())] }];
  return {
    action: list.action,
    meta: {},
    title: ctx.t(`form.${list.action}.title`),
    cancel: ctx.t('form.close'),
    blocks,
  };
}
