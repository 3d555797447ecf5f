import type { Form } from '#core/form.ts';
import type { ActionContext } from '../context.ts';
import { drawForm, reviewForm } from './review-form.ts';

/** The next of hers that has no score yet, or what draws a new sample; `said`: what became of the last one. */
export async function nextReview(ctx: ActionContext, said?: string): Promise<Form> {
  const { reviews, total } = await ctx.store.reviews.toDo(ctx.actor.id);
  const [first] = reviews;
  return first ? await reviewForm(ctx, first, total) : drawForm(ctx, said);
}
