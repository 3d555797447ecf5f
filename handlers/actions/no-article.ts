import { defineAction } from '../define.ts';
import { ideasForm } from '../forms/ideas.ts';
import { ideasFor } from '../knowledge/ideas.ts';
import { ArticleInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';

/** An article that does not help with this message: counted, and not offered for it again. */
export const noArticle = defineAction({
  id: 'no-article',
  input: ArticleInput,
  async run(ctx, { ticketId, article }) {
    const detail = await readTicket(ctx, ticketId);
    await ctx.store.articles.decide({
      messageId: detail.lastInbound.id,
      article,
      outcome: 'rejected',
      by: ctx.actor.id,
      at: ctx.clock.now(),
    });
    const told = ctx.t('form.ideas.rejected');
    return { form: ideasForm(ctx.t, { ticketId, ideas: await ideasFor(ctx, detail), told }) };
  },
});
