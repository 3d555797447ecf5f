import type { Form } from '#core/form.ts';
import type { FigureId } from '#core/reports/figures.ts';
import { firstSpec, type ReportSpec } from '#core/reports/spec.ts';
import { plainButton } from '../cards/buttons.ts';
import { dotted, ours } from '../cards/sentence.ts';
import type { ActionContext } from '../context.ts';
import { defineOperation } from '../define.ts';
import { ticketLines } from '../lists/lines.ts';
import { askedBy } from '../reports/ask.ts';
import { namesFor } from '../reports/names.ts';
import { makeReport } from '../reports/make.ts';
import { figureText, periodText } from '../reports/words.ts';
import { tableOf } from '#core/reports/table.ts';
import type { Review } from '../../store/reports/reviews.ts';
import { PageInput } from './shared/button-inputs.ts';

/** A list of more is chosen from in parts: no chat offers more than a hundred. */
const MOST_PEOPLE = 99;
const MOST_ANSWERS = 15;
const DAY_MS = 86_400_000;
/** As many as its figures count, and the day that is not over. */
const DAYS = 31;
/** Two reports of six figures at most each. */
const FIGURES: readonly (readonly FigureId[])[] = [
  ['answers', 'first-response', 'next-response', 'within-target', 'first-pass', 'findings'],
  ['review-score', 'review-good', 'rating-score', 'rating-good', 'rating-rate', 'reactions'],
];

/** One person's figures with the answers behind them, for managers alone. */
export const analyst = defineOperation({
  id: 'analyst',
  input: PageInput,
  form: (ctx, { page }) => analystForm(ctx, { page }),
  submit: async (ctx, { page }, { person }) => ({ kind: 'update', form: await analystForm(ctx, { page, person }) }),
});

async function analystForm(
  ctx: ActionContext,
  { page, person: chosen }: { page: number; person?: string | undefined },
): Promise<Form> {
  const { t, store } = ctx;
  const parts = inParts(await peopleOf(ctx));
  const people = parts[page - 1] ?? parts[0] ?? [];
  const person = people.find(({ value }) => value === chosen);
  const reviews = person ? await store.reviews.about(person.value, MOST_ANSWERS) : [];
  const ratings = person ? await store.ratings.about(person.value, MOST_ANSWERS) : [];
  return {
    action: 'analyst',
    meta: { page: String(page) },
    title: t('review.analyst.title'),
    submit: t('review.analyst.show'),
    cancel: t('form.close'),
    blocks: [
      ...(people.length === 0
        ? []
        : [
            {
              kind: 'field' as const,
              field: {
                kind: 'choice' as const,
                name: 'person',
                label: t('review.analyst.choose'),
                options: people,
                initial: person?.value,
              },
            },
          ]),
      ...(parts.length > 1
        ? [
            {
              kind: 'buttons' as const,
              buttons: parts.flatMap((part, at) =>
                part === people ? [] : [plainButton(t, 'analyst', { page: String(at + 1) }, span(part))],
              ),
            },
          ]
        : []),
      ...(person
        ? [
            { kind: 'divider' as const },
            { kind: 'line' as const, inlines: [ours(t('review.analyst.figures'), 'bold')] },
            ...(await figuresOf(ctx, person.value)),
            { kind: 'line' as const, inlines: [ours(t('review.analyst.answers'), 'bold')] },
            ...(reviews.length === 0
              ? [{ kind: 'line' as const, inlines: [ours(t('review.analyst.none'))] }]
              : await answersOf(ctx, reviews, person.value)),
            { kind: 'line' as const, inlines: [ours(t('rating.analyst.answers'), 'bold')] },
            ...(ratings.length === 0
              ? [{ kind: 'line' as const, inlines: [ours(t('review.analyst.none'))] }]
              : await answersOf(ctx, ratings, person.value)),
          ]
        : []),
      { kind: 'context', inlines: [ours(t('review.analyst.note'))] },
    ],
  };
}

interface Choice {
  value: string;
  label: string;
}

function inParts(people: readonly Choice[]): Choice[][] {
  return Array.from({ length: Math.ceil(people.length / MOST_PEOPLE) }, (_, at) =>
    people.slice(at * MOST_PEOPLE, (at + 1) * MOST_PEOPLE),
  );
}

/** From whom to whom. */
function span(part: readonly Choice[]): string {
  return `${part[0]?.label ?? ''} – ${part.at(-1)?.label ?? ''}`;
}

/** Who may have figures, by name: those of the configuration, and who answered and has left since. */
async function peopleOf(ctx: ActionContext): Promise<Choice[]> {
  const { t, config, store, clock } = ctx;
  const answered = await store.reviews.answerers(new Date(clock.now().getTime() - DAYS * DAY_MS));
  const ids = [...new Set([...answered, ...Object.keys(config.people)])];
  const name = await namesFor(ctx, 'person', { keys: ids, t });
  return ids
    .map((value) => ({ value, label: name(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, t.voice));
}

async function figuresOf(ctx: ActionContext, person: string): Promise<Form['blocks']> {
  const { t } = ctx;
  const lines: Form['blocks'] = [];
  for (const chosen of FIGURES) {
    const spec: ReportSpec = { ...firstSpec, period: 'last-30-days', figures: [...chosen], by: 'person' };
    const report = await makeReport(ctx, await askedBy(ctx, spec));
    const table = tableOf(report, t, (key) => key);
    const row = table.rows.find(([key]) => key === person);
    if (lines.length === 0)
      lines.push({ kind: 'context', inlines: [ours(periodText(t, report.period, report.timeZone))] });
    // Nothing of hers in any of them: each says so in its own words.
    const shown = row ?? table.columns.map(({ part }) => (part === 'name' ? '' : part === 'n' ? 0 : null));
    for (const [figure] of chosen.entries())
      lines.push({ kind: 'line', inlines: [ours(figureText(t, report, { table, row: shown, figure }))] });
  }
  return lines;
}

/** Of a lead's review or a customer's rating alike: what was said of which answer, and what her part in it was. */
type Judged = Pick<Review, 'ticketId' | 'score' | 'sender' | 'approver'> & Partial<Pick<Review, 'clauses'>>;

async function answersOf(ctx: ActionContext, reviews: readonly Judged[], person: string): Promise<Form['blocks']> {
  const { t, store, actor } = ctx;
  const ids = [...new Set(reviews.map(({ ticketId }) => ticketId))];
  const { lines } = await store.lists.list(
    { ids, order: 'newest', surface: actor.surface },
    { limit: ids.length, offset: 0 },
  );
  const told = await ticketLines(ctx, lines, { t });
  const byTicket = new Map(lines.map(({ ticketId }, index) => [ticketId, told[index] ?? []]));
  return reviews.map(({ ticketId, score, sender, approver, clauses = [] }) => ({
    kind: 'line' as const,
    inlines: dotted(
      [ours(t('review.analyst.line', { score: score ?? 0 }), 'bold')],
      [
        ours(
          t(
            `review.analyst.as.${person === sender ? ('sender' as const) : person === approver ? ('approver' as const) : ('expert' as const)}`,
          ),
        ),
      ],
      clauses.length === 0 ? null : [ours(t('review.analyst.clauses', { clauses: clauses.join(', ') }))],
      byTicket.get(ticketId),
    ),
  }));
}
