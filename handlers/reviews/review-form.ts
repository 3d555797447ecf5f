import type { Inline } from '#core/card.ts';
import type { Form, FormBlock, FormField } from '#core/form.ts';
import type { Config } from '#core/config/config.ts';
import { fold } from '#core/routing/words.ts';
import { atMost } from '#core/visible-text.ts';
import { joined } from '../cards/format.ts';
import { dotted, foreign, ours, sentence } from '../cards/sentence.ts';
import type { ActionContext } from '../context.ts';
import type { Review } from '../../store/reports/reviews.ts';
import { draftWords } from '../cards/draft-words.ts';

const WHOLE_MAX = 2_000;
const MOST_CLAUSES = 10;
export const COUNTS = [5, 10, 20, 40] as const;
export const DAYS = [7, 30, 90] as const;
export const STRATA = ['sender', 'area'] as const;

/** What is drawn, from when, and whether it is told whose each is. */
export function drawForm({ t }: ActionContext, said?: string): Form {
  const choice = (
    name: string,
    label: string,
    options: { value: string; label: string }[],
    initial: string,
  ): FormField => ({
    kind: 'choice',
    name,
    label,
    options,
    initial,
  });
  const days = { 7: 'report.period.last-7-days', 30: 'report.period.last-30-days', 90: 'review.days.90' } as const;
  const fields = [
    choice(
      'days',
      t('review.days'),
      DAYS.map((value) => ({ value: String(value), label: t(days[value]) })),
      '30',
    ),
    choice(
      'count',
      t('review.count'),
      COUNTS.map((value) => ({ value: String(value), label: String(value) })),
      '10',
    ),
    choice(
      'by',
      t('review.by'),
      STRATA.map((value) => ({ value, label: t(`review.by.${value}`) })),
      'sender',
    ),
    choice(
      'blind',
      t('review.blind'),
      (['yes', 'no'] as const).map((value) => ({ value, label: t(`review.blind.${value}`) })),
      'yes',
    ),
  ];
  return {
    action: 'review-answers',
    meta: {},
    title: t('review.title'),
    submit: t('review.draw'),
    cancel: t('form.close'),
    blocks: [
      ...(said === undefined ? [] : [{ kind: 'line' as const, inlines: [ours(said, 'bold')] }]),
      { kind: 'context', inlines: [ours(t('review.why'))] },
      ...fields.map((field): FormBlock => ({ kind: 'field', field })),
    ],
  };
}

/** One answer: what it answers, what it says, and what she thinks of it. */
export async function reviewForm(ctx: ActionContext, review: Review, total: number): Promise<Form> {
  const { t, store } = ctx;
  const detail = await store.tickets.detail(review.ticketId);
  const delivery = detail?.deliveries.find(({ id }) => id === review.deliveryId);
  const draft = detail?.drafts.find(({ id }) => id === delivery?.draftId);
  const asked = detail?.messages.find(({ currentId, nativeId }) => [currentId, nativeId].includes(draft?.target ?? ''));
  const question = asked ?? (detail?.lastInbound.currentId === draft?.target ? detail?.lastInbound : undefined);
  const words = question === undefined || question.state === 'deleted' ? '' : question.text.trim();
  const scores = ([5, 4, 3, 2, 1] as const).map((score) => ({
    value: String(score),
    label: t(`review.score.${score}`),
  }));
  return {
    action: 'review-answers',
    meta: { review: review.id },
    title: t('review.title'),
    submit: t('review.next'),
    cancel: t('form.close'),
    blocks: [
      { kind: 'context', inlines: [ours(t('review.place', { place: review.place, total }))] },
      { kind: 'line', inlines: [ours(t(words === '' ? 'review.asked-gone' : 'review.asked'))] },
      ...(words === '' ? [] : [{ kind: 'quote' as const, text: atMost(words, WHOLE_MAX) }]),
      { kind: 'line', inlines: [ours(t('review.answered'))] },
      { kind: 'quote', text: atMost(draft ? draftWords(draft).trim() : '', WHOLE_MAX) || t('card.no-text') },
      ...(review.blind ? [] : [{ kind: 'context' as const, inlines: await whoOf(ctx, review) }]),
      { kind: 'field', field: { kind: 'choice', name: 'score', label: t('review.score'), options: scores } },
      ...(detail && clausesOf(ctx.config, detail.ticket.brand).length > 0
        ? [
            {
              kind: 'field' as const,
              field: {
                kind: 'tags' as const,
                name: 'clauses',
                label: t('review.clauses'),
                hint: t('review.clauses.hint'),
                optional: true,
                max: MOST_CLAUSES,
              },
            },
          ]
        : []),
    ],
  };
}

async function whoOf({ t, store, config }: ActionContext, { sender, approver, experts }: Review): Promise<Inline[]> {
  const ids = [sender, ...(approver === null ? [] : [approver]), ...experts];
  const people = await store.people.get(ids);
  const name = (id: string): Inline => foreign(people.get(id)?.name ?? config.people[id]?.name ?? id);
  return dotted(
    sentence(t, 'review.who', { sender: name(sender) }),
    approver === null ? null : sentence(t, 'review.who.approver', { approver: name(approver) }),
    experts.length === 0
      ? null
      : sentence(t, 'review.who.experts', {
          experts: joined(
            t,
            experts.map((id) => [name(id)]),
          ),
        }),
  );
}

interface ShownClause {
  number: string;
  word: string;
}

/** As they are chosen: "3.2 No prometemos plazos". */
export function clausesOf({ brands }: Config, brand: string): ShownClause[] {
  return (brands[brand]?.persona.clauses ?? []).map(({ number, title }) => ({ number, word: `${number} ${title}` }));
}

/** Numbers of the clauses that she named; the first word that is none is given back. */
export function readClauses(
  known: readonly ShownClause[],
  words: readonly string[],
): { clauses: string[] } | { unknown: string } {
  const clauses: string[] = [];
  for (const word of words) {
    const found = known.find(({ number, word: whole }) => number === word.trim() || fold(whole) === fold(word));
    if (!found) return { unknown: word };
    if (!clauses.includes(found.number)) clauses.push(found.number);
  }
  return { clauses };
}
