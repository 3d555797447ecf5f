import type { Form, FormBlock, FormField } from '#core/form.ts';
import type { Translate } from '#core/texts/index.ts';
import { numbersShown } from '../alerts/alert-card.ts';
import { oneLine } from '../cards/format.ts';
import { ours } from '../cards/sentence.ts';

export const BULK_WHATS = ['claim', 'tag', 'archive', 'spam', 'transfer'] as const;
export type BulkWhat = (typeof BULK_WHATS)[number];

/** A form that was open while Recado was renewed says what an earlier version called it. */
export const bulkWhat = (said: unknown): unknown => (said === 'move' ? 'transfer' : said);

/** One line of the list: a conversation, or several in which the same was said. */
export interface BulkLine {
  numbers: number[];
  author: string;
  text: string;
}

/** As many as one list of check marks may hold. */
const BOXES = 10;
/** What a check mark shows beside it in Slack, in its first line and its second. */
const SHOWN = 74;

export interface BulkForm {
  meta: Record<string, string>;
  lines: readonly BulkLine[];
  /** How many conversations the lines stand for. */
  count: number;
  /** There are more than the form shows, which are the oldest or the first of a search. */
  hasMore: false | 'oldest' | 'found';
}

/** What to do, with which, and the list: the value of each mark is its place. */
export function bulkForm(t: Translate, { meta, lines, count, hasMore }: BulkForm): Form {
  const options = lines.map((line, place) => ({ value: String(place), ...wordsOf(t, line) }));
  const lists = Array.from({ length: Math.ceil(options.length / BOXES) }, (_, part): FormBlock => ({
    kind: 'field',
    field: {
      kind: 'many',
      name: `lines-${part}`,
      label: t(part === 0 ? 'form.bulk.tickets' : 'form.bulk.tickets.more'),
      options: options.slice(part * BOXES, (part + 1) * BOXES),
      optional: true,
    },
  }));
  return {
    action: 'bulk',
    meta,
    title: t('button.bulk'),
    submit: t('form.answer.submit'),
    cancel: t('form.cancel'),
    blocks: [
      {
        kind: 'field',
        field: {
          kind: 'choice',
          name: 'what',
          label: t('form.bulk.what'),
          initial: 'claim',
          options: BULK_WHATS.map((what) => ({ value: what, label: t(`form.bulk.${what}`) })),
        },
      },
      {
        kind: 'field',
        field: {
          kind: 'choice',
          name: 'which',
          label: t('form.bulk.which'),
          initial: 'marked',
          options: [
            { value: 'marked', label: t('form.bulk.which.marked') },
            { value: 'all', label: t('form.bulk.which.all', { count }) },
          ],
        },
      },
      ...(hasMore
        ? [
            {
              kind: 'context' as const,
              inlines: [ours(t(hasMore === 'oldest' ? 'form.bulk.later' : 'form.bulk.first', { limit: count }))],
            },
          ]
        : []),
      ...lists,
    ],
  };
}

function wordsOf(t: Translate, { numbers, author, text }: BulkLine): { label: string; detail: string } {
  const [number = 0] = numbers;
  const label =
    numbers.length === 1
      ? t('form.bulk.option', { number, author })
      : t('form.bulk.alike', { count: numbers.length, numbers: numbersShown(numbers) });
  return { label: oneLine(label, SHOWN), detail: oneLine(text, SHOWN) };
}

/** What the chosen action needs besides, and how many it is for. */
export function bulkDetailForm(
  t: Translate,
  { meta, what, count, fields }: { meta: Record<string, string>; what: BulkWhat; count: number; fields: FormField[] },
): Form {
  return {
    action: 'bulk',
    meta,
    title: t('button.bulk'),
    submit: t('form.bulk.submit'),
    cancel: t('form.cancel'),
    blocks: [
      { kind: 'line', inlines: [ours(t(`form.bulk.${what}`), 'bold')] },
      { kind: 'context', inlines: [ours(t('form.bulk.for', { count }))] },
      ...fields.map((field): FormBlock => ({ kind: 'field', field })),
    ],
  };
}
