import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { listed } from '#core/form.ts';
import { drawSample } from '#core/reports/sample.ts';
import { fold } from '#core/routing/words.ts';
import type { ActionContext } from '../context.ts';
import { defineOperation } from '../define.ts';
import { nextReview } from '../reviews/next-review.ts';
import { clausesOf, COUNTS, DAYS, drawForm, readClauses, STRATA } from '../reviews/review-form.ts';

const DAY_MS = 86_400_000;
/** The newest of a period: enough for a sample of forty to be a fair one. */
const MOST_CANDIDATES = 5_000;
const SUGGESTED = 20;

/** Draws answers that went out by chance, and has her score them one after the other; what she began goes on. */
export const reviewAnswers = defineOperation({
  id: 'review-answers',
  input: z.object({ review: z.string().max(100).optional() }),
  form: (ctx) => nextReview(ctx),
  async submit(ctx, { review: id }, values) {
    const { store, clock, actor, t } = ctx;
    const at = clock.now();
    if (id === undefined) {
      const days = DAYS.find((each) => String(each) === values['days']) ?? DAYS[0];
      const count = COUNTS.find((each) => String(each) === values['count']) ?? COUNTS[0];
      const by = STRATA.find((each) => each === values['by']) ?? STRATA[0];
      const all = await store.reviews.candidates(new Date(at.getTime() - days * DAY_MS), MOST_CANDIDATES);
      const seed = randomBytes(8).toString('hex');
      const candidates = all.map((answer) => ({ answer, id: answer.deliveryId, stratum: answer[by] ?? '' }));
      const answers = drawSample(candidates, { count, seed }).map(({ answer }) => answer);
      if (answers.length === 0) return { kind: 'update', form: drawForm(ctx, t('review.nothing')) };
      await store.reviews.draw({ answers, seed, blind: values['blind'] !== 'no', by: actor.id, at });
      return { kind: 'update', form: await nextReview(ctx) };
    }
    const score = [1, 2, 3, 4, 5].find((each) => String(each) === values['score']);
    if (score === undefined) return wrong('score', t('review.score.missing'));
    const read = readClauses(await known(ctx, id), listed(values['clauses']));
    if ('unknown' in read) return wrong('clauses', t('review.clauses.unknown', { word: read.unknown }));
    // Scored by herself in another window: that score stays.
    await store.reviews.judge(id, { score, clauses: read.clauses, by: actor.id, at });
    return { kind: 'update', form: await nextReview(ctx, t('review.done')) };
  },
  async suggest(ctx, { review }, { query }) {
    const wanted = fold(query);
    const found = (await known(ctx, review)).filter(({ word }) => fold(word).includes(wanted));
    return found.slice(0, SUGGESTED).map(({ word }) => ({ value: word, label: word }));
  },
});

function wrong(field: string, words: string): { kind: 'errors'; errors: Record<string, string> } {
  return { kind: 'errors', errors: { [field]: words } };
}

/** Clauses of the brand that the answer is of. */
async function known(ctx: ActionContext, id: string | undefined): Promise<ReturnType<typeof clausesOf>> {
  const { reviews } = await ctx.store.reviews.toDo(ctx.actor.id);
  const review = reviews.find((each) => each.id === id);
  const detail = review && (await ctx.store.tickets.detail(review.ticketId));
  return detail ? clausesOf(ctx.config, detail.ticket.brand) : [];
}
